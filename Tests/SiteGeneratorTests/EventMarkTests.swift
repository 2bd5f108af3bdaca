import DockStatModel
import Testing

@testable import SiteGenerator

struct EventMarkTests {
    private static func event(_ action: String, _ detail: String? = nil, at second: Int64, of name: String = "web") -> EngineEvent
    {
        EngineEvent(
            timeNanoseconds: second * 1_000_000_000, engineID: name, containerName: name, action: action, detail: detail,
            image: "web:1")
    }

    /// What is told around an end that happens at second 100.
    @Test(
        "an end is a failure but for exit code 0, and where somebody asked for it",
        arguments: [
            ([event("die", "1", at: 100)], false),
            ([event("die", "0", at: 100)], true),
            ([event("die", at: 100)], false),
            ([event("kill", "15", at: 92), event("die", "143", at: 100), event("stop", at: 100)], true),
            ([event("die", "143", at: 100), event("stop", at: 101)], true),
            // Asked long before, or something else was meant.
            ([event("kill", "1", at: 30), event("die", "1", at: 100)], false),
            ([event("kill", "15", at: 99, of: "db"), event("die", "143", at: 100)], false),
            ([event("stop", at: 40), event("start", at: 50), event("die", "1", at: 100)], false),
            ([event("oom", at: 99), event("die", "137", at: 100)], false),
        ])
    func ends(events: [EngineEvent], isPeaceful: Bool) throws {
        let end = try #require(events.first { $0.action == "die" })
        #expect(EventMark.peacefulEnds(events).contains(end) == isPeaceful)
        #expect(EventMark.peacefulEnds(events.reversed()).contains(end) == isPeaceful)
        let marks = EventMark.marks(of: events, words: .english)
        #expect(marks.contains { $0.kind == (isPeaceful ? .ended : .died) })
        #expect(!marks.contains { $0.kind == (isPeaceful ? .died : .ended) })
    }
}
