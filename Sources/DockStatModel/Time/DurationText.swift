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
            let units: [(name: String, length: Duration)] = [
                ("d", .seconds(86400)), ("h", .seconds(3600)), ("m", .seconds(60)), ("s", .seconds(1)), ("ms", .milliseconds(1)),
            ]
            let name = String(decoding: unit, as: UTF8.self)
            guard let rank = units.firstIndex(where: { $0.name == name }), rank > lastRank else { return nil }
            lastRank = rank
            total += units[rank].length * count
            rest = rest[unit.endIndex...]
        }
        self = total
    }

    /// The shortest text that `init(text:)` reads back to the same length (to the millisecond): `1h30m`, `15s`, `0s`.
    package var text: String {
        var rest = inMilliseconds
        guard rest > 0 else { return "0s" }
        var parts = ""
        for (unit, length) in [("d", 86_400_000 as Int64), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1)] {
            let count = rest / length
            if count > 0 {
                parts += "\(count)\(unit)"
                rest -= count * length
            }
        }
        return parts
    }
}
