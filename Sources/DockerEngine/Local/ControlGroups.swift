/// The control groups of one container, of whichever version and driver.
struct ControlGroups {
    struct Problem: Error {
        let text: String
    }

    struct Memory: Hashable {
        /// Bytes: usage less the file cache that could be dropped.
        var workingSet: Int64?
        /// Bytes; `nil` where unlimited.
        var limit: Int64?
    }

    struct BlockIO: Hashable {
        /// Bytes.
        var read: UInt64
        var written: UInt64
    }

    private enum Layout {
        /// Folders by controller.
        case v1([String: String])
        case v2(folder: String)
    }

    private let layout: Layout
    private let machine: LocalMachine

    /// Finds the groups by what the kernel says of the container's first process, so that neither driver nor parent matter. A
    /// process in groups that do not carry the container's id is another one that has got its number, or seen from inside
    /// another namespace.
    static func find(
        of processID: Int, containerID: String, machine: LocalMachine
    ) -> Result<ControlGroups, Problem> {
        guard let text = machine.text("\(machine.processes)/\(processID)/cgroup") else {
            return .failure(Problem(text: "\(machine.processes)/\(processID)/cgroup cannot be read"))
        }
        var folders: [String: String] = [:]
        // Mostly every controller has the same path.
        var last: (path: Substring.UTF8View, folder: String?)?
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            let known = last.flatMap { $0.path.elementsEqual(parts[2]) ? $0.folder : nil }
            let folder = known ?? Self.folder(in: parts[2], containerID: containerID)
            last = (parts[2], folder)
            guard let folder else { continue }
            for controller in parts[1].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
                folders[String(Substring(controller))] = folder
            }
        }
        let layout: Layout
        if folders["cpuacct"] != nil {
            layout = .v1(folders.reduce(into: [:]) { $0[$1.key] = "\(machine.controlGroups)/\($1.key)\($1.value)" })
        } else if let folder = folders[""] {
            layout = .v2(folder: machine.controlGroups + folder)
        } else {
            return .failure(Problem(text: "process \(processID) is in no control group of this container"))
        }
        return .success(ControlGroups(layout: layout, machine: machine))
    }

    /// The path down to the group that carries the container's id; a container that runs an init of its own has further groups
    /// below it. `nil` where none does, or the path leads out of what we see.
    private static func folder(in path: Substring.UTF8View, containerID: String) -> String? {
        let components = path.split(separator: UInt8(ascii: "/"))
        let scope = "\(containerID).scope"
        guard !components.contains(where: { $0.elementsEqual("..".utf8) }),
            let own = components.firstIndex(where: { Substring($0).hasSuffix(containerID) || Substring($0).hasSuffix(scope) })
        else { return nil }
        return components[...own].reduce(into: "") { $0 += "/" + Substring($1) }
    }

    /// Nanoseconds.
    func cpuTotal() -> UInt64? {
        switch layout {
        case .v1: return number("cpuacct", "cpuacct.usage")
        case .v2(let folder):
            let microseconds = machine.text("\(folder)/cpu.stat").flatMap { LocalMachine.value(of: "usage_usec", in: $0) }
            return microseconds.flatMap { $0.multipliedReportingOverflow(by: 1000).overflow ? nil : $0 * 1000 }
        }
    }

    func memory() -> Memory {
        let (usage, limit, cacheKey) =
            switch layout {
            case .v1: ("memory.usage_in_bytes", "memory.limit_in_bytes", "total_inactive_file")
            case .v2: ("memory.current", "memory.max", "inactive_file")
            }
        guard let used = number("memory", usage) else { return Memory() }
        let cache = text("memory", "memory.stat").flatMap { LocalMachine.value(of: cacheKey, in: $0) } ?? 0
        return Memory(
            workingSet: Int64(clamping: cache < used ? used - cache : used),
            limit: number("memory", limit).map { Int64(clamping: $0) })
    }

    func processes() -> Int? { number("pids", "pids.current").map { Int(clamping: $0) } }

    func blockIO() -> BlockIO? {
        switch layout {
        case .v1:
            for name in ["blkio.io_service_bytes_recursive", "blkio.throttle.io_service_bytes"] {
                guard let table = text("blkio", name) else { continue }
                if let found = BlockIO(v1: table) { return found }
            }
            return text("blkio", "blkio.throttle.io_service_bytes").map { _ in BlockIO(read: 0, written: 0) }
        case .v2(let folder): return machine.text("\(folder)/io.stat").map(BlockIO.init(v2:))
        }
    }

    private func text(_ controller: String, _ file: String) -> String? {
        switch layout {
        case .v1(let folders): folders[controller].flatMap { machine.text("\($0)/\(file)") }
        case .v2(let folder): machine.text("\(folder)/\(file)")
        }
    }

    /// `nil` for `max` too.
    private func number(_ controller: String, _ file: String) -> UInt64? {
        text(controller, file).flatMap { UInt64(Substring($0.utf8.prefix { $0 != UInt8(ascii: "\n") })) }
    }
}

extension ControlGroups.BlockIO {
    /// Lines such as `8:0 Read 4096`; `nil` where no device is named.
    init?(v1 table: String) {
        var read: [UInt64] = []
        var written: [UInt64] = []
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 3, let value = UInt64(words[2]) else { continue }
            switch words[1] {
            case "Read": read.append(value)
            case "Write": written.append(value)
            default: continue
            }
        }
        guard !read.isEmpty || !written.isEmpty else { return nil }
        self.init(read: CounterSum.of(read), written: CounterSum.of(written))
    }

    /// Lines such as `8:0 rbytes=4096 wbytes=0 rios=1 …`
    init(v2 table: String) {
        func values(_ key: String) -> [UInt64] {
            table.split(whereSeparator: { $0 == " " || $0 == "\n" })
                .compactMap { $0.hasPrefix(key) ? UInt64($0.dropFirst(key.count)) : nil }
        }
        self.init(read: CounterSum.of(values("rbytes=")), written: CounterSum.of(values("wbytes=")))
    }
}
