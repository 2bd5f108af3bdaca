import Glibc
import Terminal
import Testing

struct TerminalSizeTests {
    @Test("a terminal tells its columns, one of unknown size and what is none do not")
    func columns() throws {
        let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        let isOpen = terminal >= 0
        try #require(isOpen)
        defer { close(terminal) }
        #expect(TerminalSize.columns(of: terminal) == nil)
        var size = winsize(ws_row: 40, ws_col: 123, ws_xpixel: 0, ws_ypixel: 0)
        let result = ioctl(terminal, UInt(TIOCSWINSZ), &size)
        #expect(result == 0)
        #expect(TerminalSize.columns(of: terminal) == 123)
        #expect(TerminalSize.columns(of: -1) == nil)
    }
}
