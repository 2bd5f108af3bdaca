import DockStatModel

/// Numbers as people read them: one formatter for pages, text and charts, without locale and without `String(format:)`.
///
/// Its static functions write for machines, always with a point.
struct NumberText: Hashable, Sendable {
    /// What separates the fraction: `.` or `,`.
    let point: UInt8

    static let english = NumberText(point: UInt8(ascii: "."))

    /// With exactly `digits` (0 to 3) places after the point; `–` for what is no finite number below 10¹⁵.
    static func fixed(_ value: Double, digits: Int) -> String { english.fixed(value, digits: digits) }
    func fixed(_ value: Double, digits: Int) -> String { decimal(value, digits: digits, isTrimmed: false) }

    /// Digit by digit, last one first: a tick of a large fleet writes some hundred thousand numbers.
    private func decimal(_ value: Double, digits: Int, isTrimmed: Bool) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "–" }
        var places = min(max(digits, 0), 3)
        let scale: Double =
            switch places {
            case 0: 1
            case 1: 10
            case 2: 100
            default: 1000
            }
        var rest = Int((abs(value) * scale).rounded())
        let isNegative = value < 0 && rest > 0
        while isTrimmed, places > 0, rest % 10 == 0 {
            rest /= 10
            places -= 1
        }
        // 18 digits at most, point and sign.
        return String(unsafeUninitializedCapacity: 24) { buffer in
            var count = 0
            var written = 0
            func put(_ byte: UInt8) {
                buffer[count] = byte
                count += 1
            }
            repeat {
                if written == places, places > 0 { put(point) }
                put(UInt8(ascii: "0") + UInt8(rest % 10))
                rest /= 10
                written += 1
            } while rest > 0 || written <= places
            if isNegative { put(UInt8(ascii: "-")) }
            var number = buffer[..<count]
            number.reverse()
            return count
        }
    }

    /// Three significant digits or so: `0.42`, `12.3`, `123`.
    func short(_ value: Double) -> String {
        switch abs(value) {
        case ..<0.005: "0"
        case ..<9.995: trimmed(value, digits: 2)
        case ..<99.95: trimmed(value, digits: 1)
        default: fixed(value, digits: 0)
        }
    }

    /// Without zeros at the end of the fraction.
    static func trimmed(_ value: Double, digits: Int) -> String { english.trimmed(value, digits: digits) }
    func trimmed(_ value: Double, digits: Int) -> String { decimal(value, digits: digits, isTrimmed: true) }

    /// The sign stays with its number: the space between them is no place to break a line.
    func percent(_ value: Double) -> String {
        value > 0 && value < 0.05 ? "<\(fixed(0.1, digits: 1))\u{A0}%" : fixed(value, digits: value < 99.95 ? 1 : 0) + "\u{A0}%"
    }

    /// Uptime keeps two places, and only a full hundred reads `100 %`.
    func uptime(_ percent: Double) -> String {
        if percent >= 100 { return "100\u{A0}%" }
        return fixed(min(percent, 99.99), digits: 2) + "\u{A0}%"
    }

    /// Bytes in powers of 1024, as `docker stats` prints memory: `48.2 MiB`.
    func bytes(_ value: Double) -> String { scaled(value, base: 1024, units: ["B", "KiB", "MiB", "GiB", "TiB", "PiB"]) }

    /// Bytes a second in powers of 1000, as networks and disks are measured: `1.2 MB/s`.
    func rate(_ value: Double) -> String {
        scaled(value, base: 1000, units: ["B/s", "kB/s", "MB/s", "GB/s", "TB/s", "PB/s"])
    }

    private func scaled(_ value: Double, base: Double, units: [String]) -> String {
        guard value.isFinite, value < 1e18 else { return "–" }
        var rest = max(value, 0)
        var unit = 0
        // 999.5 would print as 1000.
        while rest >= base - 0.5, unit < units.count - 1 {
            rest /= base
            unit += 1
        }
        return (unit == 0 ? fixed(rest, digits: 0) : short(rest)) + " " + units[unit]
    }

    /// `0.8 s`, `12 ms`.
    func seconds(_ duration: Duration) -> String {
        let seconds = duration.inSeconds
        return seconds < 0.9995 ? fixed(seconds * 1000, digits: 0) + " ms" : short(seconds) + " s"
    }
}
