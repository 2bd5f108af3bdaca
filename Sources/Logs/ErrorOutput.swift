import Glibc

/// What standard error is connected to.
package struct ErrorOutput: Hashable, Sendable {
    package var device: UInt64
    package var inode: UInt64
    package var isTerminal: Bool

    package init(device: UInt64, inode: UInt64, isTerminal: Bool) {
        self.device = device
        self.inode = inode
        self.isTerminal = isTerminal
    }

    /// - Returns: `nil` where the descriptor is closed.
    package static func of(descriptor: Int32 = STDERR_FILENO) -> ErrorOutput? {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        return ErrorOutput(device: UInt64(status.st_dev), inode: UInt64(status.st_ino), isTerminal: isatty(descriptor) == 1)
    }
}

/// Where lines go.
package struct LogSink: Sendable {
    private let body: @Sendable ([UInt8]) -> Void

    /// - Parameter write: takes one whole line with its line feed; may be called from any thread.
    package init(_ write: @escaping @Sendable ([UInt8]) -> Void) { body = write }

    func write(_ line: String) { body(Array(line.utf8)) }

    /// One `write` call for each line, so that lines of several threads and processes do not mix. An output that is gone or
    /// full loses the line: there is nowhere to say so.
    package static func descriptor(_ descriptor: Int32 = STDERR_FILENO) -> LogSink {
        LogSink { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = writeBytes(descriptor, rest)
                if written < 0 {
                    if errno == EINTR { continue }
                    return
                }
                rest = rest.dropFirst(written)
            }
        }
    }
}

private func writeBytes(_ descriptor: Int32, _ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
}
