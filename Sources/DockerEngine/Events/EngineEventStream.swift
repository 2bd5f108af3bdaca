package import DockStatModel
import FoundationEssentials

/// Follows what happens on an engine.
package struct EngineEventStream: Sendable {
    private let connection: any EngineConnection

    package init(connection: any EngineConnection) { self.connection = connection }

    /// What happens to containers from now on, as it happens, health check runs left out. Throws `UnreachableReason`; ends
    /// when the engine ends it; cancelling the task closes the connection.
    package func events() -> AsyncThrowingStream<EngineEvent, any Error> {
        let chunks = connection.follow(Self.path)
        return AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    var lines = LineSplitter()
                    for try await chunk in chunks {
                        for line in lines.take(chunk) {
                            guard let wire = try? JSONDecoder().decode(WireEvent.self, from: line),
                                let time = wire.nanoseconds, let event = EngineEvent(wire, nanoseconds: time)
                            else { continue }
                            continuation.yield(event)
                        }
                    }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// Only what changes a container's state: every run of a health check writes three events, which would wake us for nothing.
    private static let path: String = {
        let actions = [
            "create", "start", "restart", "die", "oom", "kill", "stop", "pause", "unpause", "rename", "update", "destroy",
            "health_status",
        ]
        let list = actions.map { "%22\($0)%22" }.joined(separator: ",")
        return "/events?filters=%7B%22type%22:%5B%22container%22%5D,%22event%22:%5B\(list)%5D%7D"
    }()
}

/// Cuts a stream of bytes into lines.
struct LineSplitter {
    /// Longer lines are dropped: no event is that long.
    static let maximumLength = 1 << 20

    private var rest = Data()
    private var isSkipping = false

    /// - Returns: the lines that `bytes` completes, without their ends, empty ones left out.
    mutating func take(_ bytes: Data) -> [Data] {
        var lines: [Data] = []
        var bytes = bytes[...]
        while let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
            let line = rest + bytes[..<end]
            if !isSkipping, !line.isEmpty, line.count <= Self.maximumLength { lines.append(line) }
            rest = Data()
            isSkipping = false
            bytes = bytes[(end + 1)...]
        }
        if !isSkipping { rest += bytes }
        if rest.count > Self.maximumLength {
            rest = Data()
            isSkipping = true
        }
        return lines
    }
}
