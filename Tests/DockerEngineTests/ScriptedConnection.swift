import DockStatModel
import DockerEngine
import Foundation
import Synchronization

/// Answers from a table by path without the version in front and the times of events; the rest is 404. For documents that no
/// engine here would send.
final class ScriptedConnection: EngineConnection {
    private let table: [String: (Int, String)]
    private let date: Timestamp?
    private let asked = Mutex<[String]>([])

    init(_ table: [String: String], refusals: [String: (Int, String)] = [:], date: Timestamp? = nil) {
        self.table = table.mapValues { (200, $0) }.merging(refusals) { _, refusal in refusal }
        self.date = date
    }

    /// What was asked for, in order.
    var paths: [String] { asked.withLock { $0 } }

    func get(_ paths: [String], within: Duration, atOnce: Int?) async -> [Result<EngineAnswer, UnreachableReason>] {
        paths.map { path in
            asked.withLock { $0.append(path) }
            let key = Self.key(path)
            let (status, body) = table[key] ?? table[String(key.prefix { $0 != "?" })] ?? (404, #"{"message":"no such thing"}"#)
            return .success(EngineAnswer(status: status, body: Data(body.utf8), date: date))
        }
    }

    func follow(_ path: String) -> AsyncThrowingStream<Data, any Error> {
        AsyncThrowingStream { continuation in
            continuation.yield(Data((table["/events"]?.1 ?? "").utf8))
            continuation.finish()
        }
    }

    private static func key(_ path: String) -> String {
        guard path.hasPrefix("/v"), let end = path.dropFirst().firstIndex(of: "/"), path != "/version" else { return path }
        return String(path[end...])
    }
}

/// Documents by hand, as small as can be.
enum Documents {
    static let version = #"{"Version":"20.10.24","ApiVersion":"1.41","MinAPIVersion":"1.12","Os":"linux"}"#

    static func version(_ api: String, minimum: String = "1.24") -> String {
        #"{"Version":"1","ApiVersion":"\#(api)","MinAPIVersion":"\#(minimum)","Os":"linux"}"#
    }

    static func listed(
        _ id: String, _ name: String, state: String = "running", status: String = "Up 5 minutes", created: Int = 100,
        labels: String = "{}", more: String = ""
    ) -> String {
        """
        {"Id":"\(id)","Names":["/\(name)"],"Image":"i","ImageID":"sha256:1","Created":\(created),"Ports":[],"Labels":\(labels),\
        "State":"\(state)","Status":"\(status)"\(more)}
        """
    }

    static func inspected(
        started: String = "2026-01-01T00:00:00Z", finished: String = "0001-01-01T00:00:00Z", exit: Int = 0, restarts: Int = 0
    ) -> String {
        """
        {"RestartCount":\(restarts),"State":{"Pid":7,"ExitCode":\(exit),"OOMKilled":false,"Error":"","StartedAt":"\(started)",\
        "FinishedAt":"\(finished)"},"HostConfig":{"RestartPolicy":{"Name":"always"},"NanoCpus":500000000,"Memory":0}}
        """
    }

    static func stats(
        cpu: UInt64 = 1_000_000_000, system: UInt64 = 10_000_000_000, read: String = "2026-01-01T01:00:00Z"
    ) -> String {
        """
        {"read":"\(read)","cpu_stats":{"cpu_usage":{"total_usage":\(cpu)},"system_cpu_usage":\(system),"online_cpus":2},\
        "memory_stats":{"usage":100,"limit":1000,"stats":{"inactive_file":30}},"pids_stats":{"current":3},\
        "blkio_stats":{"io_service_bytes_recursive":[{"op":"read","value":5},{"op":"Write","value":6}]}}
        """
    }

    static func event(_ id: String, _ action: String, nano: Int64, more: String = "") -> String {
        """
        {"status":"\(action)","id":"\(id)","from":"i","Type":"container","Action":"\(action)","Actor":{"ID":"\(id)",\
        "Attributes":{"image":"i","name":"n"\(more)}},"time":\(nano / 1_000_000_000),"timeNano":\(nano)}
        """
    }
}

extension HostReading {
    var snapshot: EngineSnapshot? { if case .reachable(let snapshot) = outcome { snapshot } else { nil } }
    var reason: UnreachableReason? { if case .unreachable(let reason) = outcome { reason } else { nil } }
}

extension EngineSnapshot {
    /// What the store would hand to the next poll.
    var context: PollContext {
        PollContext(
            known: Dictionary(
                uniqueKeysWithValues: containers.map {
                    ($0.engineID, .init(state: $0.state, health: $0.health, details: $0.details, counters: $0.counters))
                }), eventsUntil: eventsUntil, wantsFacts: false)
    }

    func container(_ name: String) -> ContainerObservation? { containers.first { $0.name == name } }
}

extension HostConfiguration {
    static func test(_ address: EngineAddress, source: Source = .api, timeout: Duration = .seconds(10)) -> HostConfiguration {
        var host = HostConfiguration(name: "h", engine: address)
        host.source = source
        host.timeout = timeout
        return host
    }
}
