import DockStatModel
import Testing

@testable import DockStatCommands

struct WatchPauseTests {
    @Test(
        "the second look at an end waits from the beginning of the first, and a clock that jumped makes it no longer",
        arguments: [(0, 350), (120, 230), (350, 0), (900, 0), (-60_000, 350)])
    func pause(spent: Int64, left: Int64) {
        let begin = Timestamp(seconds: 1_700_000_000)
        #expect(
            Watch.pause(beforeSecondLookAfter: begin, now: begin + .milliseconds(spent)) == .milliseconds(left))
    }
}
