import DockStatModel

/// A badge for pages elsewhere: what it is about at the left, how that is at the right.
///
/// It looks like those of shields.io. Everything is in attributes, without a style sheet, so that it also shows where it is put
/// into a page or opened by itself under a strict Content-Security-Policy.
struct Badge: Hashable, Sendable {
    var label: String
    var message: String
    var tone: Tone

    /// Dark enough for white letters on it, 4.5 to 1 or better.
    enum Tone: String, Hashable, Sendable, CaseIterable {
        case good = "#1a7f37"
        case fair = "#8f6200"
        case bad = "#c2222d"
        /// A number that is neither good nor bad.
        case plain = "#0a63c9"
        case quiet = "#5e6771"
        case maintenance = "#7345b6"
    }

    private static let labelLimit = 60
    private static let messageLimit = 60
    private static let labelColor = "#484f58"
    /// Left and right of each text.
    private static let padding = 6.0

    func svg() -> String {
        let label = CleanText.line(label, limit: Badge.labelLimit)
        let message = CleanText.line(message, limit: Badge.messageLimit)
        let (labelText, messageText) = (TextWidth.verdana11(label), TextWidth.verdana11(message))
        let left = (labelText + 2 * Badge.padding).rounded(.up)
        let right = (messageText + 2 * Badge.padding).rounded(.up)
        let (width, edge) = (Int(left + right), Int(left))
        let markup: Markup = """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="20" viewBox="0 0 \(width) 20" role="img">\
            <title>\(label): \(message)</title>\
            <path fill="\(Badge.labelColor)" d="M3 0h\(edge - 3)v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z"/>\
            <path fill="\(tone.rawValue)" d="M\(edge) 0h\(Int(right) - 3)a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H\(edge)z"/>\
            <g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11" text-anchor="middle">\
            \(Badge.text(label, middle: left / 2, width: labelText))\
            \(Badge.text(message, middle: left + right / 2, width: messageText))</g></svg>

            """
        return markup.string
    }

    /// Squeezed or stretched to the width that the box was made for, whatever font the reader has.
    private static func text(_ text: String, middle: Double, width: Double) -> Markup {
        let x = NumberText.trimmed(middle, digits: 1)
        let length = NumberText.trimmed(width, digits: 1)
        return "<text x=\"\(x)\" y=\"14\" textLength=\"\(length)\" lengthAdjust=\"spacingAndGlyphs\">\(text)</text>"
    }

    /// What shields.io asks of an endpoint (https://shields.io/badges/endpoint-badge).
    func endpoint() -> [UInt8] {
        JSONWriter.document { json in
            json.field("schemaVersion", 1)
            json.field("label", CleanText.line(label, limit: Badge.labelLimit))
            json.field("message", CleanText.line(message, limit: Badge.messageLimit))
            json.field("color", tone.rawValue)
        }
    }
}

extension Badge.Tone {
    init(_ state: ServiceState) {
        self =
            switch state {
            case .up: .good
            case .degraded: .fair
            case .down: .bad
            case .maintenance: .maintenance
            case .paused, .stopped, .unknown: .quiet
            }
    }

    /// - Parameter uptime: percent; `nil` where nothing was observed.
    init(uptime: Double?) {
        self =
            switch uptime {
            case nil: .quiet
            case .some(99...): .good
            case .some(95...): .fair
            case .some: .bad
            }
    }

    /// - Parameter share: of what there is, 0 to 1; `nil` where nobody knows how much that is.
    init(use share: Double?) {
        self =
            switch share {
            case .some(0.95...): .bad
            case .some(0.8...): .fair
            case .some, nil: .plain
            }
    }
}
