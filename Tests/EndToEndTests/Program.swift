import Foundation
import TestSupport

/// The built `dockstat`, run as a person or a timer runs it.
struct Program: Sendable {
    struct Outcome {
        /// The exit code, or 128 and the signal.
        let status: Int32
        let output: String
        let errors: String
    }

    /// The working folder, empty at first.
    let folder: URL
    var environment: [String: String] = [:]

    init() throws { folder = URL(fileURLWithPath: try makeTemporaryFolder("dockstat-e2e")) }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// - Parameters:
    ///   - through: a command that runs the command which follows its arguments.
    ///   - output, errors: paths of files that get what it says; `nil`: nobody reads it.
    func start(
        _ arguments: [String], through: [String] = [], output: String? = nil, errors: String? = nil
    ) throws -> ChildProcess {
        let process = ChildProcess()
        let words = through + [Products.dockstat] + arguments
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder.path]
            .merging(environment) { $1 }
        process.currentDirectoryURL = folder
        process.standardOutput = try handle(output)
        process.standardError = try handle(errors)
        try process.run()
        return process
    }

    private func handle(_ path: String?) throws -> FileHandle {
        guard let path else { return .nullDevice }
        try Data().write(to: URL(filePath: path))
        return try FileHandle(forWritingTo: URL(filePath: path))
    }

    /// Runs it to its end.
    @discardableResult
    func callAsFunction(_ arguments: String...) async throws -> Outcome {
        let name = try makeTemporaryFolder("dockstat-e2e-said")
        defer { try? FileManager.default.removeItem(atPath: name) }
        let status = try await start(arguments, output: "\(name)/out", errors: "\(name)/err").end()
        return Outcome(
            status: status, output: try String(contentsOfFile: "\(name)/out", encoding: .utf8),
            errors: try String(contentsOfFile: "\(name)/err", encoding: .utf8))
    }

    func write(_ text: String, to name: String) throws {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
    }

    /// The JSON object or array of a file of the site.
    func json(_ name: String) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appendingPathComponent(name)))
    }
}
