internal import DockStatModel

/// What a signal said, in German: states in the words that the pages have for them, numbers with a comma, lengths of time in words.
enum GermanValue {
    private static let states = [
        "up": "in Betrieb", "degraded": "beeinträchtigt", "down": "ausgefallen", "paused": "pausiert", "stopped": "gestoppt",
        "unknown": "unbekannt", "healthy": "gesund", "unhealthy": "ungesund", "starting": "am Starten", "created": "erstellt",
        "running": "am Laufen", "restarting": "am Neustarten", "removing": "am Verschwinden", "exited": "beendet", "dead": "tot",
        "missing": "verschwunden", "none": "ohne Prüfung",
    ]

    static func text(_ value: String) -> String {
        if let word = states[value] { return word }
        guard value.utf8.first.map({ (0x30...0x39).contains($0) || $0 == 0x2d }) ?? false else { return value }
        if value != "0", let time = Duration(text: value) { return length(time) }
        let number = value.replacing(".", with: ",")
        return number.hasSuffix("%") ? number.dropLast() + "\u{A0}%" : number
    }

    /// `1 Tag 2 Std.`, as the pages have it.
    ///
    /// - Parameter days: more than one, in the case that the sentence needs.
    static func length(_ time: Duration, days: String = "Tage") -> String {
        let parts = time.parts.map { count, unit in
            switch unit {
            case .day: "\(count) \(count == 1 ? "Tag" : days)"
            case .hour: "\(count) Std."
            case .minute: "\(count) Min."
            case .second: "\(count) Sek."
            case .millisecond: "\(count) ms"
            }
        }
        return parts.isEmpty ? "0 Sek." : parts.joined(separator: " ")
    }
}
