import DockStatModel

/// Counters of running containers from the kernel's files, without asking the engine.
struct LocalReadings {
    /// By engine id.
    private(set) var counters: [String: CounterReading] = [:]
    /// Container names and why their files gave nothing.
    private(set) var problems: [(name: String, problem: String)] = []

    /// - Parameters:
    ///   - all: those of the host, to find whose network a container shares.
    ///   - readAt: nanoseconds since 1970.
    init(
        of running: [ListedContainer], in all: [ListedContainer], _ details: [String: ContainerDetails], machine: LocalMachine,
        readAt: Int64
    ) {
        guard let totals = machine.totals() else {
            problems = running.map { ($0.name, "\(machine.processes)/stat or meminfo cannot be read") }
            return
        }
        let networks = NetworkSharing(all)
        for container in running {
            guard let processID = details[container.id]?.processID else {
                problems.append((container.name, "its process id is not known"))
                continue
            }
            switch ControlGroups.find(of: processID, containerID: container.id, machine: machine) {
            case .failure(let problem): problems.append((container.name, problem.text))
            case .success(let groups):
                guard let cpu = groups.cpuTotal() else {
                    problems.append((container.name, "its CPU counter cannot be read"))
                    continue
                }
                let network = networks.isOwn(container) ? NetworkCounters(of: processID, machine: machine) : nil
                let memory = groups.memory()
                let block = groups.blockIO()
                counters[container.id] = CounterReading(
                    readAt: readAt, cpuTotal: cpu, systemCPU: totals.systemCPU, onlineCPUs: totals.onlineCPUs,
                    memoryBytes: memory.workingSet, memoryLimit: min(memory.limit ?? totals.memory, totals.memory),
                    networkRx: network?.received, networkTx: network?.sent, blockRead: block?.read, blockWrite: block?.written,
                    pids: groups.processes())
            }
        }
    }
}

/// Whether a container has a network, and one apart from the machine's.
struct NetworkSharing {
    private let modes: [String: String]

    init(_ containers: [ListedContainer]) {
        modes = Dictionary(containers.map { ($0.id, $0.wire.networkMode ?? "") }) { first, _ in first }
    }

    func isOwn(_ container: ListedContainer) -> Bool {
        var mode = container.wire.networkMode ?? ""
        // `container:<id>` leads to the owner, which cannot lead further in an honest list.
        for _ in 0..<4 {
            guard mode.hasPrefix("container:") else { return mode != "host" && mode != "none" }
            guard let next = modes[String(mode.dropFirst("container:".count))] else { return false }
            mode = next
        }
        return false
    }
}
