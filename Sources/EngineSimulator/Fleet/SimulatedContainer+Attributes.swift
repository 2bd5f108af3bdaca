import DockStatModel

extension SimulatedContainer {
    /// In the order of their names, as engines write them.
    var labels: [(name: String, value: String)] {
        guard let project else { return service.networkMode == .none ? [] : [("maintainer", "operations@example.org")] }
        return [
            ("com.docker.compose.config-hash", dice.with(51).hex(64)),
            (ComposeLabel.number, "1"),
            ("com.docker.compose.depends_on", ""),
            (ComposeLabel.oneOff, "False"),
            (ComposeLabel.project, project),
            ("com.docker.compose.project.config_files", "/srv/\(project)/compose.yaml"),
            ("com.docker.compose.project.working_dir", "/srv/\(project)"),
            (ComposeLabel.service, service.name),
            ("com.docker.compose.version", "2.29.2"),
        ]
    }

    var commandLine: [String] { service.command.isEmpty ? ["/\(service.name)"] : service.command }

    func imageID(generation: Int64) -> String { Images.id(image(generation: generation)) }

    /// Bytes; `nil` where only the machine limits it.
    var memoryLimit: Int64? { service.memoryLimit.map { $0 * 1_048_576 } }

    /// The id of its first process on the machine, another one after each start; 0 where it does not run.
    func processID(_ condition: Condition) -> Int64 {
        guard condition.isRunning, let startedAt = condition.startedAt else { return 0 }
        return 1000 + dice.with(52).with(UInt64(bitPattern: startedAt)).below(60_000)
    }
}

enum Images {
    /// The same on all hosts, as for an image pulled from one registry.
    static func id(_ reference: String) -> String { "sha256:" + Dice(61).with(reference).hex(64) }

    /// The digest it was pulled by.
    static func digest(_ reference: String) -> String {
        let repository = reference.lastIndex(of: ":").map { String(reference[..<$0]) } ?? reference
        return repository + "@sha256:" + Dice(62).with(reference).hex(64)
    }

    /// Bytes: 8 to 600 MB.
    static func size(_ reference: String) -> Int64 { 8_000_000 + Dice(63).with(reference).below(592_000_000) }

    /// Seconds since 1970: in the hundred days before `time`.
    static func created(_ reference: String, before time: Int64) -> Int64 {
        time / EngineTime.second - 86_400 - Dice(64).with(reference).below(100 * 86_400)
    }
}
