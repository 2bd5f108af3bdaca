import DockStatModel
import Foundation

@testable import DockerEngine

enum EngineFuzz {
    private static let host = HostConfiguration(name: "fuzzed", engine: .localDefault)

    static func feed(_ target: FuzzTarget, _ bytes: [UInt8]) throws {
        let body = Data(bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        switch target {
        case .containers:
            guard let list = try? ContainerList(EngineAnswer(status: 200, body: body), host: host, ignored: []) else { return }
            for container in list.containers {
                try FuzzTarget.require(!container.name.contains("\0"), "a NUL in a name")
                _ = (container.health, container.ports, container.createdSeconds)
            }
        case .inspection:
            guard let wire = try? JSONDecoder().decode(WireInspection.self, from: body) else { return }
            _ = ContainerDetails(wire)
        case .stats:
            guard let wire = try? JSONDecoder().decode(WireStats.self, from: body) else { return }
            for dialect in [CounterReading.Dialect.docker, .podman] {
                guard let reading = CounterReading(wire, dialect: dialect) else { continue }
                let usage = Usage(from: reading, to: reading)
                for value in [usage.cpuPercent, usage.networkRxRate, usage.blockReadRate].compactMap({ $0 }) {
                    try FuzzTarget.require(value.isFinite && value >= 0, "a rate of \(value)")
                }
            }
        case .events: _ = EventHarvest(body, until: 0).touched
        case .facts:
            _ = try? JSONDecoder().decode(WireInfo.self, from: body)
            _ = try? JSONDecoder().decode(WireVersion.self, from: body)
            _ = try? JSONDecoder().decode(TolerantList<WireImage>.self, from: body)
            _ = try? JSONDecoder().decode(WireVolumes.self, from: body)
        case .logs:
            for line in LogFrames.lines(in: body, last: 20, lineLimit: 500) {
                try FuzzTarget.require(!line.contains("\n"), "a line of two")
            }
        case .status:
            _ = StatusText(text)
            _ = EngineTime.nanoseconds(text)
            _ = EngineTime.timestamp(httpDate: text)
            _ = ControlGroups.BlockIO(v2: text)
            _ = LocalMachine.value(of: "anon", in: text)
            _ = NetworkCounters(table: text)
        default: return
        }
    }
}
