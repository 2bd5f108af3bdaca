import Glibc

package struct ToolFailure: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}

/// Runs a program to its end.
///
/// - Returns: what it wrote to its standard output, without white space at the end.
/// - Throws: `ToolFailure` with its whole output where it did not end with 0.
@discardableResult
package func runTool(_ arguments: [String]) async throws -> String { try await blocking { try runBlocking(arguments) } }

/// The same on this thread.
@discardableResult
func runBlocking(_ arguments: [String]) throws -> String {
    let (read, write) = try Spawn.pipe()
    let path = "/tmp/dockstat-errors-\(UInt64.random(in: .min ... .max))"
    let errors = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    unlink(path)
    let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer {
        close(read)
        close(errors)
        close(nothing)
    }
    let id: pid_t
    do {
        defer { close(write) }
        id = try Spawn.start(arguments, input: nothing, output: write, errors: errors)
    }
    let output = readAll(read)
    let code = Spawn.wait(id)
    lseek(errors, 0, SEEK_SET)
    guard code == 0 else {
        throw ToolFailure("\(arguments.joined(separator: " ")) ended with \(code): \(output)\(readAll(errors))")
    }
    return output
}

private func readAll(_ descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        bytes += buffer[..<count]
    }
    while let last = bytes.last, last == 0x0a || last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
}

/// A private folder below the temporary one.
package func makeTemporaryFolder(_ name: String) throws -> String {
    // Short: a socket's path may have 107 bytes.
    let path = "/tmp/\(name)-\(String(UInt32.random(in: .min ... .max), radix: 36))"
    guard mkdir(path, 0o700) == 0 else { throw ToolFailure("\(path) cannot be made: errno \(errno)") }
    return path
}
