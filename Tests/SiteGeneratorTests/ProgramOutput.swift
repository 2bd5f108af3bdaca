import Foundation
import TestSupport

/// What a program prints.
func run(_ program: String, _ arguments: [String], input: String? = nil) throws -> String {
    let process = ChildProcess()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = output
    let file = try TemporaryFolder()
    try file.write(input ?? "", to: "input")
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: file.path + "/input"))
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
}
