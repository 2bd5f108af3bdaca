import Foundation
import TestSupport
import Testing

/// The real program, started for a test and ended with it.
final class Companion {
    struct NotReady: Error { var output: String }

    private let process = ChildProcess()
    private let output = Pipe()
    private let errors = Pipe()
    /// What it wrote when it was ready.
    private(set) var readyLine = ""

    /// - Parameters:
    ///   - waits: whether it is expected to become ready and stay.
    ///   - environment: laid over that of the tests.
    init(_ arguments: [String], waits: Bool = true, environment: [String: String] = [:]) throws {
        process.executableURL = URL(filePath: Self.program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        guard waits else { return }
        while !readyLine.hasSuffix("\n") {
            guard let bytes = try output.fileHandleForReading.read(upToCount: 1), !bytes.isEmpty else {
                throw NotReady(output: readyLine + rest(of: errors))
            }
            readyLine += String(decoding: bytes, as: UTF8.self)
        }
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }

    /// Of the address in its first line.
    var port: UInt16 { UInt16(readyLine.split(separator: ":").last?.prefix { $0.isNumber } ?? "") ?? 0 }

    static var program: String {
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "dockstat-companion").path
    }

    /// Bytes of memory that are its own or shared, as the kernel counts them.
    var residentMemory: Int {
        get throws {
            let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
            let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
            return (line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
        }
    }

    func send(signal: Int32) { kill(process.processIdentifier, signal) }

    /// Waits for its end.
    func end() -> (code: Int32, byItself: Bool, errors: String) {
        let text = rest(of: errors)
        process.waitUntilExit()
        return (process.terminationStatus, process.terminationReason == .exit, text)
    }

    private func rest(of pipe: Pipe) -> String {
        String(decoding: (try? pipe.fileHandleForReading.readToEnd()) ?? Data(), as: UTF8.self)
    }
}

/// A folder that is removed with its last holder.
final class TemporaryFolder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "companion-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws {
        let url = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
}
