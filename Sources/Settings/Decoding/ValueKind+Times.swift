internal import DockStatModel

extension ValueKind where Value == MaintenanceWindow.TimeOfDay {
    /// - Parameter latest: 1440 where midnight at the end of the day may be meant.
    static func timeOfDay(latest: Int = 1439) -> ValueKind {
        ValueKind(allowed: "a time of day such as 02:00, up to \(latest == 1440 ? "24:00" : "23:59")") { text in
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
                parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= latest
            else { return nil }
            return .init(minutes: hour * 60 + minute)
        }
    }
}

extension ValueKind where Value == Rule.Hold {
    static let hold = ValueKind(allowed: "a length of time such as 5m, up to 30d, or a number of ticks such as 2 ticks") { text in
        let words = text.split(separator: " ")
        if words.count == 2, words[1] == "ticks" || words[1] == "tick" {
            guard words[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(words[0]),
                (1...10_000).contains(count)
            else { return nil }
            return .ticks(count)
        }
        return Duration(text: text).flatMap { $0 <= .days(30) ? .time($0) : nil }
    }
}

extension ValueKind where Value == Timestamp {
    /// - Parameter timeZone: IANA name; of a text that has no zone of its own.
    static func moment(in timeZone: String) -> ValueKind {
        ValueKind(allowed: "a time such as 2026-03-01T02:00, 2026-03-01T02:00Z or 2026-03-01T02:00+01:00") {
            MomentText.timestamp($0, timeZone: timeZone)
        }
    }
}

extension ValueKind where Value == String {
    /// Five fields; what they hold is checked by whoever reads them.
    static let cron = ValueKind(allowed: "five fields as in crontab(5), such as \"0 2 * * sun\"") { text in
        let fields = text.split(whereSeparator: { $0 == " " || $0 == "\t" })
        let isFit = fields.allSatisfy { field in
            field.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "*"), UInt8(ascii: ","), UInt8(ascii: "-"),
                    UInt8(ascii: "/"):
                    true
                default: false
                }
            }
        }
        return fields.count == 5 && isFit ? fields.joined(separator: " ") : nil
    }
}
