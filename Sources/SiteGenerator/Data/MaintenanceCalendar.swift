import DockStatModel

/// `maintenance.ics`: the announced times as a calendar (RFC 5545) to subscribe to.
struct MaintenanceCalendar {
    static let path = "maintenance.ics"

    var context: RenderContext
    private var words: Words { context.words }

    func text() -> String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//DockStat//DockStat \(Self.escaped(context.settings.version))//EN",
            "CALSCALE:GREGORIAN", "X-WR-CALNAME:\(Self.escaped(words("\(context.settings.title): maintenance")))",
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        ]
        let occurrences = context.alerts.pages.maintenanceOccurrences
        // A calendar must hold something, and a subscription should not end when nothing is announced.
        if occurrences.isEmpty { lines += Self.zone }
        for occurrence in occurrences { lines += event(occurrence) }
        lines.append("END:VCALENDAR")
        return lines.map(Self.folded).joined()
    }

    private static let zone = [
        "BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE",
    ]

    private func event(_ occurrence: MaintenanceOccurrence) -> [String] {
        let window = context.alerts.window(named: occurrence.window)
        var lines = [
            "BEGIN:VEVENT", "UID:\(uid(occurrence))",
            // When it was announced is not known; the same bytes every time matter more.
            "DTSTAMP:\(Self.time(occurrence.from))", "DTSTART:\(Self.time(occurrence.from))",
            "DTEND:\(Self.time(max(occurrence.to, occurrence.from + .seconds(1))))",
            "SUMMARY:\(Self.escaped(words("Maintenance: \(occurrence.window)")))",
        ]
        if let window {
            let reason = window.reason.isEmpty ? "" : CleanText.line(window.reason, limit: 1000) + "\n"
            let covers = words("Covers \(words(window.matcher)).")
            lines.append(
                "DESCRIPTION:\(reason.isEmpty ? "" : Self.escaped(String(reason.dropLast())) + "\\n")\(Self.escaped(covers))")
        }
        if let baseURL = context.settings.baseURL {
            lines.append("URL:\(CleanText.line(baseURL, limit: 1000))/maintenance/")
        }
        lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
        return lines
    }

    /// The same for the same window and beginning, and another on another site.
    private func uid(_ occurrence: MaintenanceOccurrence) -> String {
        let site = PathName.fnv1a(context.settings.baseURL ?? context.settings.title)
        let name = String(PathName.fnv1a(occurrence.window), radix: 36)
        return "\(name)-\(occurrence.from.seconds)@\(String(site, radix: 36)).dockstat"
    }

    /// `20261129T020000Z`
    private static func time(_ time: Timestamp) -> String {
        String(ClockText.iso(Timestamp(seconds: time.seconds)).filter { $0 != "-" && $0 != ":" })
    }

    /// A value of type TEXT (section 3.3.11); line breaks are gone before.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in CleanText.line(text, limit: 1000) {
            if character == "\\" || character == ";" || character == "," { result += "\\" }
            result.append(character)
        }
        return result
    }

    /// At most 75 octets a line, further ones begin with a space (section 3.1); never within a character.
    private static func folded(_ line: String) -> String {
        var result = ""
        var octets = 0
        for scalar in line.unicodeScalars {
            let count = UTF8.width(scalar)
            if octets + count > 75 {
                result += "\r\n "
                octets = 1
            }
            result.unicodeScalars.append(scalar)
            octets += count
        }
        return result + "\r\n"
    }
}
