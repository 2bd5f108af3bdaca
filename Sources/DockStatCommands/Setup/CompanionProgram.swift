internal import ArgumentParser
internal import Foundation

/// Hands a subcommand over to `dockstat-companion`, the executable that carries the server.
enum CompanionProgram {
    /// Replaces this process. Looks beside this executable first, then along PATH.
    static func run(_ arguments: [String], environment: [String: String]) throws -> Never {
        let name = "dockstat-companion"
        var candidates: [String] = []
        if let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
            candidates.append(URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent(name).path)
        }
        candidates += (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
        guard let program = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            throw CommandFailure(
                status: .usage, message: "\(name) is not installed: looked beside dockstat and along PATH.",
                advice: "Build it with `swift build -c release --product \(name)`.")
        }
        var pointers = ([program] + arguments).map { strdup($0) }
        pointers.append(nil)
        execv(program, pointers)
        let reason = String(cString: strerror(errno))
        throw CommandFailure(status: .partlyFailed, message: "\(program) could not be started: \(reason).")
    }
}
