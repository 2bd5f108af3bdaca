package import DockStatModel

/// Numbers with units, for people. A value that was not observed is `–`.
package enum HumanText {
    package static let missing = "–"

    /// In powers of 1024, as `docker stats` shows memory: `50MiB`, `1.95GiB`, `512B`.
    package static func bytes(_ value: Double?) -> String {
        scaled(value, base: 1024, units: ["B", "KiB", "MiB", "GiB", "TiB", "PiB"])
    }

    /// Bytes per second in powers of 1000, as `docker stats` shows traffic: `1.2kB/s`.
    package static func rate(_ value: Double?) -> String {
        let text = scaled(value, base: 1000, units: ["B", "kB", "MB", "GB", "TB", "PB"])
        return text == missing ? missing : text + "/s"
    }

    /// `3.20%`, from a thousand on without decimals.
    package static func percent(_ value: Double?) -> String {
        guard let value, value.isFinite else { return missing }
        return abs(value) >= 1000 ? "\(fixed(value, 0))%" : "\(fixed(value, 2))%"
    }

    package static func count(_ value: Double?) -> String {
        guard let value, value.isFinite else { return missing }
        return fixed(value, 0)
    }

    /// In its two largest units: `3d 4h`, `5m 10s`, `250ms`, `0s`.
    package static func duration(_ duration: Duration) -> String {
        let all = duration.inMilliseconds
        guard all != 0 else { return "0s" }
        guard all.magnitude >= 1000 else { return "\(all)ms" }
        let sign = all < 0 ? "-" : ""
        let seconds = all.magnitude / 1000
        let units: [(name: String, seconds: UInt64)] = [("d", 86400), ("h", 3600), ("m", 60), ("s", 1)]
        guard let largest = units.firstIndex(where: { seconds >= $0.seconds }) else { return "0s" }
        var text = "\(sign)\(seconds / units[largest].seconds)\(units[largest].name)"
        if largest + 1 < units.count {
            let rest = seconds % units[largest].seconds / units[largest + 1].seconds
            if rest > 0 { text += " \(rest)\(units[largest + 1].name)" }
        }
        return text
    }

    /// A value of a signal with the signal's unit.
    package static func value(_ value: Double?, of signal: Signal) -> String {
        switch signal {
        case .cpuPercent: percent(value)
        case .memoryBytes, .memoryLimit: bytes(value)
        case .networkRxRate, .networkTxRate, .blockReadRate, .blockWriteRate: rate(value)
        case .pids: count(value)
        }
    }

    private static func scaled(_ value: Double?, base: Double, units: [String]) -> String {
        guard var rest = value, rest.isFinite else { return missing }
        var unit = 0
        // A value that would be rounded up to the next unit is shown in it.
        while abs(rest) >= base - 0.5, unit < units.count - 1 {
            rest /= base
            unit += 1
        }
        return "\(significant(rest))\(units[unit])"
    }

    /// Three figures, without zeros that say nothing: `1.95`, `19.5`, `195`, `2`.
    private static func significant(_ value: Double) -> String {
        let decimals = abs(value) < 9.995 ? 2 : abs(value) < 99.95 ? 1 : 0
        var text = fixed(value, decimals)
        guard text.contains(".") else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    /// So many decimals, independent of any locale.
    static func fixed(_ value: Double, _ decimals: Int) -> String {
        let factors = [1.0, 10, 100]
        let factor = factors[min(max(decimals, 0), 2)]
        let scaled = (value * factor).rounded()
        guard scaled.magnitude < 9e15 else { return "\(value)" }
        let digits = String(Int64(scaled.magnitude))
        let sign = scaled < 0 ? "-" : ""
        guard decimals > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
    }
}
