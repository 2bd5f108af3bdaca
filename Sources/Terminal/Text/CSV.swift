package import DockStatModel

/// Comma-separated values after RFC 4180: fields in quotes where needed, lines end in CR LF.
///
/// Names come from whoever runs containers, and people open such files with spreadsheets: a text that begins with `=`, `+`,
/// `-`, `@`, a tab or a line end gets an apostrophe before it, so that it is shown and not calculated. No name that Docker
/// allows begins like that. Numbers are ours and stay as they are. Control characters become `�`, as on a terminal.
package enum CSV {
    package enum Cell: Hashable, Sendable {
        case text(String)
        /// Empty where there is no value.
        case number(Double?)
        case integer(Int64?)
        /// Milliseconds since 1970; empty where there is none.
        case time(Timestamp?)
    }

    package static func text(header: [String], rows: [[Cell]]) -> String {
        ([header.map(Cell.text)] + rows).map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func field(_ cell: Cell) -> String {
        switch cell {
        case .number(let value): value.map { $0.isFinite ? JSONValue.number($0).compact : "" } ?? ""
        case .integer(let value): value.map { "\($0)" } ?? ""
        case .time(let time): time.map { "\($0.milliseconds)" } ?? ""
        case .text(let text): quoted(harmless(text))
        }
    }

    private static func harmless(_ text: String) -> String {
        let safe = TerminalText.safe(text)
        guard let first = text.unicodeScalars.first else { return safe }
        return ["=", "+", "-", "@", "\t", "\r", "\n"].contains(first) ? "'" + safe : safe
    }

    private static func quoted(_ text: String) -> String {
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0 == " " || $0 == ";" }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
