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
        let legend = ServiceState.legend.string
        for state in ServiceState.allCases {
            #expect(sprite.contains("<symbol id=\"s-\(state.rawValue)\""))
            #expect(legend.contains("#s-\(state.rawValue)\"/></svg>\(state.word)</span> \(state.explanation)"))
        }
        for name in ["unknown", "maintenance", "down", "degraded"] { #expect(sprite.contains("<pattern id=\"p-\(name)\"")) }
    }

    @Test("maintenance is told beside uptime, and the formula names it")
    func maintenance() {
        let durations = StateDurations(of: states([.up, .maintenance, .unknown, .up]))
        let text = UptimeText(durations: durations)
        #expect(text.words == "100 % up, 25.0 % maintenance, 25.0 % unknown")
        #expect(text.explanation.contains("maintenance and unknown time is left out"))
        #expect(text.explanation.contains("maintenance 1h"))
    }

    @Test(
        "the colours of maintenance are told from their ground, in light and dark",
        arguments: ["--color-main-bg", "--color-card-default-bg", "--color-card-hover-bg", "--color-bar-track"])
    func contrast(ground: String) throws {
        let style = try String(contentsOfFile: Self.root + "/site/style.css", encoding: .utf8)
        for theme in style.components(separatedBy: "@media (prefers-color-scheme: dark)").prefix(2) {
            let word = try #require(try colour("--color-state-maintenance", in: theme))
            let other = try #require(try colour(ground, in: theme))
            // WCAG 2.2: 4.5 for words, 3 for what is drawn.
            let least = ground == "--color-bar-track" ? 3 : 4.5
            #expect((max(word, other) + 0.05) / (min(word, other) + 0.05) >= least)
        }
    }

    /// Relative luminance, as WCAG defines it.
    private func colour(_ name: String, in style: String) throws -> Double? {
        guard let line = style.split(separator: "\n").first(where: { $0.contains(name + ":") }),
            var digits = line.firstMatch(of: /#([0-9a-f]+);/).map({ String($0.1) })
        else { return nil }
        if digits.count == 3 { digits = digits.map { "\($0)\($0)" }.joined() }
        let number = try #require(Int(digits, radix: 16))
        let parts = [number >> 16, number >> 8 & 255, number & 255].map { part -> Double in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}
