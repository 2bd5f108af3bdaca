import DockStatModel

/// What of a theme is hard to read, WCAG 2.2 AA: 4.5 for text, 3 for what must be told apart without being read.
package enum ThemeContrast {
    package struct Pair: Hashable, Sendable {
        package var front: String
        package var back: String
        package var least: Double
    }

    private static let grounds = [
        "main-bg", "card-default-bg", "card-elevated-bg", "card-flat-bg", "modal-bg", "table-head-bg", "table-body-bg",
        "table-body-hover", "table-body-stripe",
    ]
    private static let texts =
        ["primary-text", "secondary-text", "muted-text", "accent", "table-head-text", "table-body-text", "button-ghost-text"]
        + ["primary", "secondary", "success", "warning", "error"].map { "badge-\($0)-outlined-text" }

    /// What is written on what.
    package static let pairs: [Pair] = {
        var pairs: [Pair] = []
        for text in texts { for ground in grounds { pairs.append(Pair(front: text, back: ground, least: 4.5)) } }
        let others: [(String, String, Double)] = [
            ("hover-bubble-text", "hover-bubble-bg", 4.5), ("notice-text", "notice-bg", 4.5),
            ("button-primary-text", "accent", 4.5), ("button-danger-text", "button-danger-bg", 4.5),
            ("button-ghost-hover-text", "button-ghost-hover-bg", 4.5), ("input-default-text", "card-default-bg", 4.5),
            ("select-default-text", "card-default-bg", 4.5), ("input-default-border", "main-bg", 3),
            ("select-default-border", "main-bg", 3), ("input-default-border", "modal-bg", 3),
            ("chart-limit", "card-default-bg", 3), ("input-default-focus-ring", "table-head-bg", 3),
            ("slider-solid-bg", "slider-base-bg", 3),
        ]
        pairs += others.map { Pair(front: $0.0, back: $0.1, least: $0.2) }
        for line in 1...8 { pairs.append(Pair(front: "chart-\(line)", back: "card-default-bg", least: 3)) }
        for state in ["success", "warning", "error"] {
            for ground in ["main-bg", "card-default-bg", "table-body-bg"] {
                pairs.append(Pair(front: "badge-\(state)-bg", back: ground, least: 3))
            }
        }
        return pairs
    }()

    /// What is below its least, the worst first; colours that are not plain numbers cannot be reckoned.
    ///
    /// - Parameter colors: by names without `--color-`.
    package static func problems(_ colors: [String: String]) -> [(pair: Pair, ratio: Double)] {
        pairs.compactMap { pair -> (pair: Pair, ratio: Double)? in
            guard let front = colors[pair.front].flatMap(ColorValue.init), let back = colors[pair.back].flatMap(ColorValue.init)
            else { return nil }
            let ratio = front.contrast(to: back)
            return ratio < pair.least ? (pair, ratio) : nil
        }.sorted {
            ($0.ratio / $0.pair.least, $0.pair.front, $0.pair.back) < ($1.ratio / $1.pair.least, $1.pair.front, $1.pair.back)
        }
    }
}
