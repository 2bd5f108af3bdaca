import Glibc

/// How large the terminal behind a descriptor is.
package enum TerminalSize {
    /// - Returns: `nil` where the descriptor is no terminal, or one that does not tell.
    package static func columns(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
