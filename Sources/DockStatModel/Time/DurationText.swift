/// What lengths of time are told in, the largest first.
package enum TimeUnit: String, Hashable, Sendable, CaseIterable {
    case day = "d"
    case hour = "h"
    case minute = "m"
    case second = "s"
    case millisecond = "ms"

    package var milliseconds: Int64 {
        switch self {
        case .day: 86_400_000
        case .hour: 3_600_000
        case .minute: 60_000
        case .second: 1000
        case .millisecond: 1
        }
    }
}

extension Duration {
    /// Reads a length of time as the configuration and the command line write it: `15s`, `5m`, `4h`, `30d`, `250ms`, `1h30m`.
    ///
    /// Every unit at most once, the larger before the smaller: which also bounds what a text can come to.
    ///
    /// - Returns: `nil` where the text is not of that form; a bare number has no unit and is not of that form either,
    ///   except `0`.
    package init?(text: String) {
        if text == "0" {
            self = .zero
            return
        }
        var total = Duration.zero
        var lastRank = -1
        var rest = text.utf8[...]
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            // Nine digits of days still fit into 64 bits of milliseconds.
            guard !digits.isEmpty, digits.count <= 9, let count = Int64(String(decoding: digits, as: UTF8.self)) else {
                return nil
            }
            rest = rest[digits.endIndex...]
            let unit = rest.prefix { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            let units = TimeUnit.allCases
            let name = String(decoding: unit, as: UTF8.self)
            guard let rank = units.firstIndex(where: { $0.rawValue == name }), rank > lastRank else { return nil }
            lastRank = rank
            total += .milliseconds(units[rank].milliseconds) * count
            rest = rest[unit.endIndex...]
        }
        self = total
    }

    /// The shortest text that `init(text:)` reads back to the same length (to the millisecond): `1h30m`, `15s`, `0s`.
    package var text: String {
        let text = parts.map { "\($0.count)\($0.unit.rawValue)" }.joined()
        return text.isEmpty ? "0s" : text
    }

    /// To the millisecond, the largest unit first; those of which there is none are left out. Nothing for zero and less.
    package var parts: [(count: Int64, unit: TimeUnit)] {
        var rest = inMilliseconds
        return TimeUnit.allCases.compactMap { unit in
            let count = rest / unit.milliseconds
            rest -= count * unit.milliseconds
            return count > 0 ? (count, unit) : nil
        }
    }
}
