import DockStatModel
import DockerEngine
import Foundation
import Synchronization

/// An engine whose containers do what a test says at the times it says, for it cannot wait a day for a real one: the list, inspect,
/// readings and events in the engine's wire format.
final class TalkingEngine: EngineConnection {
    private struct Container {
        var id: String
        var isRunning = true
        var exitCode = 0
        var startedAt: Timestamp
        var finishedAt: Timestamp?
    }

    private struct State {
        var containers: [String: Container] = [:]
        var events: [(time: Timestamp, line: String)] = []

        mutating func tell(_ name: String, _ action: String, _ more: String, at time: Timestamp) {
            guard let id = containers[name]?.id else { return }
            let line = """
                {"status":"\(action)","id":"\(id)","from":"app:1","Type":"container","Action":"\(action)","Actor":{"ID":"\(id)",\
                "Attributes":{"image":"app:1","name":"\(name)"\(more)}},"time":\(time.milliseconds / 1000),\
                "timeNano":\(time.milliseconds * 1_000_000)}
                """
            events.append((time, line))
        }
    }

    private let project: String
    private let state = Mutex(State())

    /// - Parameter project: Compose's, of all its containers.
    init(project: String, containers: [String], startedAt: Timestamp) {
        self.project = project
        state.withLock { state in
            for (index, name) in containers.enumerated() {
                state.containers[name] = Container(id: String(repeating: "\(index + 1)", count: 64), startedAt: startedAt)
            }
        }
    }

    /// It ends by itself.
    func crash(_ name: String, code: Int, at time: Timestamp) {
        state.withLock { state in
            state.containers[name]?.isRunning = false
            state.containers[name]?.exitCode = code
            state.containers[name]?.finishedAt = time
            state.tell(name, "die", #","exitCode":"\#(code)""#, at: time)
        }
    }

    func start(_ name: String, at time: Timestamp) {
        state.withLock { state in
            state.containers[name]?.isRunning = true
            state.containers[name]?.exitCode = 0
            state.containers[name]?.startedAt = time
            state.tell(name, "start", "", at: time)
        }
    }

    // MARK: Answers

    func get(_ paths: [String], within: Duration, atOnce: Int?) async -> [Result<EngineAnswer, UnreachableReason>] {
        paths.map { path in
            let body = state.withLock { answer(path, $0) }
            return .success(
                EngineAnswer(status: body == nil ? 404 : 200, body: Data((body ?? #"{"message":"no such thing"}"#).utf8)))
        }
    }

    func follow(_ path: String) -> AsyncThrowingStream<Data, any Error> { AsyncThrowingStream { $0.finish() } }

    private func answer(_ path: String, _ state: State) -> String? {
        let (place, query) = Self.parts(path)
        switch place {
        case "/version": return #"{"Version":"20.10.24","ApiVersion":"1.41","MinAPIVersion":"1.12","Os":"linux"}"#
        case "/containers/json": return "[" + state.containers.map(listed).sorted().joined(separator: ",") + "]"
        case "/info": return #"{"Name":"h","NCPU":2,"MemTotal":1000000000,"ServerVersion":"20.10.24"}"#
        case "/images/json", "/networks": return "[]"
        case "/volumes": return #"{"Volumes":[]}"#
        case "/events":
            guard let since = query["since"].flatMap(Double.init), let until = query["until"].flatMap(Double.init) else {
                return nil
            }
            return state.events.filter { (since...until).contains(Double($0.time.milliseconds) / 1000) }.map(\.line)
                .joined(separator: "\n")
        default:
            guard let container = state.containers.values.first(where: { place.hasPrefix("/containers/\($0.id)/") }) else {
                return nil
            }
            return place.hasSuffix("/stats") ? Self.stats : inspected(container)
        }
    }

    private static func parts(_ path: String) -> (place: String, query: [String: String]) {
        let components = URLComponents(string: path)
        let whole = components?.path ?? ""
        let place = whole.hasPrefix("/v1.") ? String(whole.dropFirst(2).drop { $0 != "/" }) : whole
        let items = (components?.queryItems ?? []).map { ($0.name, $0.value ?? "") }
        return (place, Dictionary(items) { first, _ in first })
    }

    private func listed(_ name: String, _ container: Container) -> String {
        """
        {"Id":"\(container.id)","Names":["/\(name)"],"Image":"app:1","ImageID":"sha256:1","Created":1600000000,"Ports":[],\
        "Labels":{"com.docker.compose.project":"\(project)","com.docker.compose.service":"\(name)",\
        "com.docker.compose.container-number":"1"},"State":"\(container.isRunning ? "running" : "exited")",\
        "Status":"\(container.isRunning ? "Up 5 minutes" : "Exited (\(container.exitCode)) 5 minutes ago")"}
        """
    }

    private func inspected(_ container: Container) -> String {
        """
        {"RestartCount":0,"State":{"Pid":7,"ExitCode":\(container.exitCode),"OOMKilled":false,"Error":"",\
        "StartedAt":"\(Self.text(container.startedAt))",\
        "FinishedAt":"\(container.finishedAt.map(Self.text) ?? "0001-01-01T00:00:00Z")"},\
        "HostConfig":{"RestartPolicy":{"Name":"no"},"NanoCpus":0,"Memory":0}}
        """
    }

    private static func text(_ time: Timestamp) -> String {
        Date(timeIntervalSince1970: Double(time.milliseconds) / 1000).formatted(.iso8601)
    }

    private static let stats = """
        {"read":"2026-01-01T01:00:00Z","cpu_stats":{"cpu_usage":{"total_usage":1},"system_cpu_usage":1,"online_cpus":2},\
        "memory_stats":{"usage":100,"limit":1000,"stats":{}},"pids_stats":{"current":3}}
        """
}
