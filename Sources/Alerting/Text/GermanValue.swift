/// What a signal said, in German: states in the words that the pages have for them, numbers with a comma.
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
        let number = value.replacing(".", with: ",")
        return number.hasSuffix("%") ? number.dropLast() + "\u{A0}%" : number
    }
}
