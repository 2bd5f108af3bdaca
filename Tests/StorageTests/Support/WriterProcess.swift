import Foundation
import Synchronization
import TestSupport

/// The `StorageWriter` built beside these tests.
final class WriterProcess {
    private let process = ChildProcess()
    private let output = Pipe()
    private let input = Pipe()
    private var rest = Data()

    init(_ arguments: [String]) throws {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let folder = URL(fileURLWithPath: Self.products(near: tests))
        process.executableURL = folder.appendingPathComponent("StorageWriter")
        process.arguments = arguments
        process.standardOutput = output
        process.standardInput = input
        try process.run()
    }

    /// The test bundle lies beside the products, whether it is run itself or loaded by a helper.
    private static func products(near executable: String) -> String {
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? executable
        return (bundle as NSString).deletingLastPathComponent
    }

    /// Waits for the next line; `nil` at the end.
    func line() -> String? {
        while true {
            if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                let text = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
                rest.removeSubrange(rest.startIndex...end)
                return text
            }
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { return nil }
            rest.append(more)
        }
    }

    /// Ends it without giving it a chance to tidy up.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    func endInput() throws {
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}
