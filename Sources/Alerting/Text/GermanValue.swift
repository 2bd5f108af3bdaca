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
        var rest = time.inMilliseconds
        let units: [(length: Int64, name: String)] = [
            (86_400_000, days), (3_600_000, "Std."), (60_000, "Min."), (1000, "Sek."), (1, "ms"),
        ]
        let parts = units.compactMap { unit -> String? in
            let count = rest / unit.length
            rest -= count * unit.length
            guard count > 0 else { return nil }
            return "\(count) \(unit.name == days && count == 1 ? "Tag" : unit.name)"
        }
        return parts.isEmpty ? "0 Sek." : parts.joined(separator: " ")
    }
}
