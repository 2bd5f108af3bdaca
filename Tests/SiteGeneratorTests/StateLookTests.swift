import DockStatModel
import Foundation
import TestSupport
import Testing

@testable import SiteGenerator

struct StateLookTests {
    private static let root = Peer.sources + "/.."

    private func states(_ states: [ServiceState]) -> [StateInterval] {
        states.enumerated().map { index, state in
            StateInterval(state: state, from: .epoch + .hours(index), to: .epoch + .hours(index + 1))
        }
    }

    @Test("no two states look the same in a bar: each has a class and an extent of its own")
    func bars() {
        let all = ServiceState.allCases
        let bar = StateBar(states(all), span: .epoch..<(.epoch + .hours(all.count)), columns: all.count)
        let shapes = bar.drawn(title: "x").string.matches(of: /<rect class="(\w+)" x="[^"]+" width="[^"]+"([^\/]*)\/>/)
        #expect(shapes.map { String($0.1) } == all.map(\.rawValue))
        // Those of full height differ by pattern.
        #expect(Set(shapes.map { String($0.2) }).count == all.count)
    }

    @Test("every state has a shape, every pattern is drawn, and the legend names all of them")
    func sprite() throws {
        let sprite = try String(contentsOfFile: Self.root + "/templates/sprite.mustache", encoding: .utf8)
        let legend = ServiceState.legend(.english).string
        for state in ServiceState.allCases {
            #expect(sprite.contains("<symbol id=\"s-\(state.rawValue)\""))
            #expect(
                legend.contains(
                    "#s-\(state.rawValue)\"/></svg>\(Words.english(state.phrase))</span> \(Words.english(state.explanation))"))
        }
        for name in ["unknown", "maintenance", "down", "degraded"] { #expect(sprite.contains("<pattern id=\"p-\(name)\"")) }
    }

    @Test("maintenance is told beside uptime, and the formula names it")
    func maintenance() {
        let durations = StateDurations(of: states([.up, .maintenance, .unknown, .up]))
        let text = UptimeText(durations: durations, words: .english)
        #expect(text.text == "100\u{A0}% up, 25.0\u{A0}% maintenance, 25.0\u{A0}% unknown")
        #expect(text.explanation.contains("maintenance and unknown time is left out"))
        #expect(text.explanation.contains("maintenance 1h"))
    }

    @Test(
        "what is no outage and no uptime says what it was, and is only called unobserved where nobody saw it",
        arguments: [
            ([.stopped, .stopped], "no uptime: stopped all the time"), ([.paused], "no uptime: paused all the time"),
            ([.stopped, .unknown], "no uptime, 50.0\u{A0}% stopped, 50.0\u{A0}% unknown"),
            ([.unknown], "uptime not observed, 100\u{A0}% unknown"), ([], "uptime not observed"),
        ] as [([ServiceState], String)])
    func withoutUptime(of found: [ServiceState], expected: String) {
        #expect(UptimeText(durations: StateDurations(of: states(found)), words: .english).text == expected)
    }

    @Test("uptime of what was stopped for long says what it is a share of")
    func share() {
        func text(_ found: [ServiceState]) -> String {
            UptimeText(durations: StateDurations(of: states(found)), words: .english).text
        }
        #expect(
            text([.up, .down, .stopped, .stopped]) == "50.00\u{A0}% up while it should run, 50.0\u{A0}% stopped")
        #expect(text([.down, .up]) == "50.00\u{A0}% up")
    }

    @Test(
        "a column in which something was up besides shows how much of it was",
        arguments: [
            ([.up, .down], 2), ([.down, .down, .down, .down, .down, .down, .down, .down, .up], 1), ([.down], 0),
            ([.up, .up, .up, .up, .up, .up, .down], 3), ([.stopped, .up, .stopped], 1), ([.up], 0),
        ] as [([ServiceState], Int)])
    func mixtures(found: [ServiceState], quarters: Int) {
        let bar = StateBar(states(found), span: .epoch..<(.epoch + .hours(found.count)), columns: 1)
        #expect(bar.runs.map(\.upQuarters) == [quarters])
        #expect(bar.states == Set(found))
        let drawn = bar.drawn(title: "").string
        for state in Set(found) { #expect(drawn.contains("class=\"\(state.rawValue)\"")) }
    }
}
