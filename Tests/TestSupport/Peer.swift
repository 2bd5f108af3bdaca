import Foundation

/// A program in Python that a test talks to or asks: a receiver of messages, a parser that is not ours.
///
/// It runs until `end()`, or until this process ends: it reads its standard input to the end.
package final class Peer: Sendable {
    private let process: ChildProcess
    private let input: Pipe
    private let output: Pipe
    /// What it printed first, such as its port.
    package let greeting: String

    /// The interpreter with the packages of Tests/requirements.txt, as `make test` sets it up; without it, the system's.
    package static let python: String = {
        let own = sources + "/../.build/peers/bin/python3"
        return FileManager.default.isExecutableFile(atPath: own) ? own : "/usr/bin/python3"
    }()

    /// The folder `Tests` of the sources.
    package static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path

    /// - Parameter script: below `Tests`.
    package init(_ script: String, _ arguments: [String] = []) throws {
        process = ChildProcess()
        input = Pipe()
        output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [Self.python, "-B", "\(Self.sources)/\(script)"] + arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        greeting = Self.line(from: output)
        if greeting.isEmpty { throw ToolFailure("\(script) said nothing; are the packages of Tests/requirements.txt there?") }
    }

    /// Gives it a line and waits for its answer of one line.
    @discardableResult
    package func tell(_ line: String) throws -> String {
        try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
        return Self.line(from: output)
    }

    /// Runs a script to its end.
    ///
    /// - Returns: what it printed.
    package static func run(_ script: String, _ arguments: [String]) async throws -> String {
        try await runTool([python, "-B", "\(sources)/\(script)"] + arguments)
    }

    package func end() { try? input.fileHandleForWriting.close() }

    deinit { end() }

    private static func line(from pipe: Pipe) -> String {
        var bytes: [UInt8] = []
        while let byte = try? pipe.fileHandleForReading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n") {
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
