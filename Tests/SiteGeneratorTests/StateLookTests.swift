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
}
