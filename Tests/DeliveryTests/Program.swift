import Foundation
import TestSupport

/// What a program answered.
struct Outcome {
    let code: Int32
    let output: String
    let errors: String

    /// Both streams, for messages of failed expectations.
    var everything: String { output + errors }
}

/// Runs a program of this machine to its end.
///
/// Output goes through files: a pipe that nobody empties would stop a program that says much.
func run(
    _ program: String, _ arguments: [String], in folder: URL = repository, environment: [String: String] = [:]
) throws -> Outcome {
    let scratch = try TemporaryFolder()
    let output = scratch.url.appending(path: "output")
    let errors = scratch.url.appending(path: "errors")
    try Data().write(to: output)
    try Data().write(to: errors)

    let process = ChildProcess()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
        .merging(["PATH": searchPath]) { $1 }
        .merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Outcome(
        code: process.terminationStatus, output: try String(decoding: Data(contentsOf: output), as: UTF8.self),
        errors: try String(decoding: Data(contentsOf: errors), as: UTF8.self))
}

/// Servers live in `sbin`, which is not on everybody's path.
let searchPath = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin") + ":/usr/sbin:/sbin"

/// The checkout these tests belong to.
let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

func text(_ path: String) throws -> String {
    try String(contentsOf: repository.appending(path: path), encoding: .utf8)
}

/// A folder that goes away with its owner. Readable by everybody, as a web server's worker needs it.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "dockstat-delivery-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a file and the folders above it.
    func write(_ text: String, to path: String) throws {
        let file = url.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }
}
