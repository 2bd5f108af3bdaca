import Foundation

/// Lines for people and for scripts that wait for them: written at once, not when a buffer is full.
/// Where nobody reads any more, a line is lost and the server goes on.
enum Streams {
    static func output(_ line: String) { try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8)) }
    static func error(_ line: String) { try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8)) }
}
