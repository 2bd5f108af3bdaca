import Glibc

/// The end of what a program writes; used by one thread.
final class OutputTail {
    private static let maximumSize = 4096

    private let descriptor: Int32
    private var bytes: [UInt8] = []
    private var isOpen = true

    init(descriptor: Int32) {
        self.descriptor = descriptor
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }

    /// Takes in what is there, and waits up to so many milliseconds where nothing is.
    func read(waiting milliseconds: Int32) {
        guard isOpen else {
            if milliseconds > 0 { usleep(UInt32(milliseconds) * 1000) }
            return
        }
        var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&source, 1, milliseconds) > 0 else { return }
        var buffer = [UInt8](repeating: 0, count: 16384)
        // Bounded: a program that writes without end must not keep us from looking at the clock.
        for _ in 0..<64 {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) { isOpen = false }
            guard count > 0 else { return }
            bytes.append(contentsOf: buffer[..<count])
            if bytes.count > Self.maximumSize { bytes.removeFirst(bytes.count - Self.maximumSize) }
        }
    }

    /// The last line with anything in it, harmless to print.
    var lastLine: String {
        let text = String(decoding: bytes, as: UTF8.self)
        let line = text.split { $0.isNewline }.last { !$0.allSatisfy(\.isWhitespace) }
        return CleanText.line(line.map(String.init) ?? "", limit: 200)
    }
}
