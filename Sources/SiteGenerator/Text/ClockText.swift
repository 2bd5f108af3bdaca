import DockStatModel
import Foundation

/// Times as the pages write them, in one time zone and language. Made once a render: looking up a zone is slow, so the offsets of the last
/// year are taken out of it up front.
struct ClockText: Sendable {
    private let zone: TimeZone
    private var words: Words
    /// Offsets from UTC, each valid from its time on; oldest first.
    private let offsets: [(from: Timestamp, offset: Duration)]
    let today: DayNumber

    init(zone: TimeZone, now: Timestamp, words: Words) {
        self.zone = zone
        self.words = words
        var from = now - .days(366)
        var offsets = [(from: from, offset: ClockText.offset(of: zone, at: from))]
        // Two changes a year at most places; the bound is against zones that never end to change.
        while offsets.count < 12,
            let next = zone.nextDaylightSavingTimeTransition(after: ClockText.date(from)), next > ClockText.date(from),
            next < ClockText.date(now + .days(2))
        {
            from = Timestamp(seconds: Int64(next.timeIntervalSince1970))
            offsets.append((from: from, offset: ClockText.offset(of: zone, at: from)))
        }
        self.offsets = offsets
        today = DayNumber(of: now, offsetFromUTC: offsets.last(where: { $0.from <= now })?.offset ?? .zero)
    }

    var inEnglish: ClockText {
        var clock = self
        clock.words = .english
        return clock
    }

    private static func date(_ time: Timestamp) -> Date { Date(timeIntervalSince1970: Double(time.milliseconds) / 1000) }
    private static func offset(of zone: TimeZone, at time: Timestamp) -> Duration {
        .seconds(zone.secondsFromGMT(for: date(time)))
    }

    func offset(at time: Timestamp) -> Duration {
        offsets.last(where: { $0.from <= time })?.offset ?? ClockText.offset(of: zone, at: time)
    }

    /// `12:34:15`
    func seconds(_ time: Timestamp) -> String { clock(time, withSeconds: true) }
    /// `12:34`
    func minutes(_ time: Timestamp) -> String { clock(time, withSeconds: false) }
    /// `Nov 23`
    func day(_ time: Timestamp) -> String {
        dayAndMonth(DayNumber(of: time, offsetFromUTC: offset(at: time)).date)
    }

    /// `Nov 23`
    func day(_ day: DayNumber) -> String {
        // Noon lies on its day in every zone.
        let noon = Timestamp(seconds: Int64(day.value) * 86400 + 43_200)
        return self.day(noon - offset(at: noon))
    }

    /// `12:34:15` today, `Nov 23, 12:34` in this year, `2024-11-23 12:34` else. Words only for moments that are past: it
    /// changes once, at midnight.
    func moment(_ time: Timestamp) -> String {
        let day = DayNumber(of: time, offsetFromUTC: offset(at: time))
        if day == today { return words("today \(seconds(time))") }
        let date = day.date
        if date.year == today.date.year { return dayAndMonth(date) + ", " + minutes(time) }
        return whole(date) + " " + minutes(time)
    }

    /// `2026-11-23 12:34:15 UTC+1`
    func full(_ time: Timestamp) -> String {
        let offset = offset(at: time)
        return whole(DayNumber(of: time, offsetFromUTC: offset).date) + " " + seconds(time) + " " + ClockText.name(of: offset)
    }

    /// `<time datetime="2026-11-23T11:34:15Z">Nov 23, 12:34</time>`
    func element(_ time: Timestamp) -> Markup { "<time datetime=\"\(ClockText.iso(time))\">\(moment(time))</time>" }

    /// Behind "since": the script leaves it as it is, for nobody says "since 3 minutes ago".
    func since(_ time: Timestamp) -> Markup {
        "<time class=\"exact\" datetime=\"\(ClockText.iso(time))\">\(moment(time))</time>"
    }

    /// RFC 3339 in UTC: what machines read, whatever the zone. Milliseconds only where there are any.
    static func iso(_ time: Timestamp) -> String {
        let date = DayNumber(of: time, offsetFromUTC: .zero).date
        let inDay = Int((time - time.floored(to: .days(1))).inMilliseconds)
        let (whole, fraction) = (inDay / 1000, inDay % 1000)
        return String(unsafeUninitializedCapacity: 40) { buffer in
            var digits = DigitWriter(buffer)
            digits.write(date.year, width: 4)
            digits.write("-", date.month)
            digits.write("-", date.day)
            digits.write("T", whole / 3600)
            digits.write(":", whole / 60 % 60)
            digits.write(":", whole % 60)
            if fraction != 0 { digits.write(".", fraction, width: 3) }
            digits.write("Z")
            return digits.count
        }
    }

    static func name(of offset: Duration) -> String {
        let minutes = Int(offset.inMilliseconds / 60_000)
        guard minutes != 0 else { return "UTC" }
        let sign = minutes < 0 ? "-" : "+"
        let rest = abs(minutes) % 60
        return "UTC\(sign)\(abs(minutes) / 60)" + (rest == 0 ? "" : ":" + padded(rest))
    }

    private func clock(_ time: Timestamp, withSeconds: Bool) -> String {
        let local = time + offset(at: time)
        let inDay = Int((local - local.floored(to: .days(1))).inMilliseconds / 1000)
        return String(unsafeUninitializedCapacity: 8) { buffer in
            var digits = DigitWriter(buffer)
            digits.write(inDay / 3600)
            digits.write(":", inDay / 60 % 60)
            if withSeconds { digits.write(":", inDay % 60) }
            return digits.count
        }
    }

    /// `2026-11-23`
    private func whole(_ date: (year: Int, month: Int, day: Int)) -> String {
        words("\(ClockText.padded(date.year, to: 4))-\(ClockText.padded(date.month))-\(ClockText.padded(date.day))")
    }

    /// `Nov 23`
    private func dayAndMonth(_ date: (year: Int, month: Int, day: Int)) -> String {
        switch date.month {
        case 1: words("Jan \(date.day)")
        case 2: words("Feb \(date.day)")
        case 3: words("Mar \(date.day)")
        case 4: words("Apr \(date.day)")
        case 5: words("May \(date.day)")
        case 6: words("Jun \(date.day)")
        case 7: words("Jul \(date.day)")
        case 8: words("Aug \(date.day)")
        case 9: words("Sep \(date.day)")
        case 10: words("Oct \(date.day)")
        case 11: words("Nov \(date.day)")
        default: words("Dec \(date.day)")
        }
    }

    /// `2026-11` and `November 2026`.
    func month(of time: Timestamp) -> (key: String, title: String) {
        let date = DayNumber(of: time, offsetFromUTC: offset(at: time)).date
        let name =
            switch date.month {
            case 1: words("January")
            case 2: words("February")
            case 3: words("March")
            case 4: words("April")
            case 5: words("May")
            case 6: words("June")
            case 7: words("July")
            case 8: words("August")
            case 9: words("September")
            case 10: words("October")
            case 11: words("November")
            default: words("December")
            }
        return (ClockText.padded(date.year, to: 4) + "-" + ClockText.padded(date.month), "\(name) \(date.year)")
    }

    private static func padded(_ number: Int, to width: Int = 2) -> String {
        let text = String(number)
        return text.utf8.count >= width ? text : String(repeating: "0", count: width - text.utf8.count) + text
    }
}

/// Puts numbers of a fixed width into the bytes of a text that is being made: pages have thousands of times on them.
private struct DigitWriter {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    mutating func write(_ mark: Unicode.Scalar) {
        buffer[count] = UInt8(ascii: mark)
        count += 1
    }

    /// Leading zeros to `width`; a number that has more digits has them all.
    mutating func write(_ number: Int, width: Int = 2) {
        if number < 0 { write("-") }
        write(magnitude: number.magnitude, width: width)
    }

    mutating func write(_ mark: Unicode.Scalar, _ number: Int, width: Int = 2) {
        write(mark)
        write(number, width: width)
    }

    private mutating func write(magnitude: UInt, width: Int) {
        if magnitude >= 10 || width > 1 { write(magnitude: magnitude / 10, width: width - 1) }
        buffer[count] = UInt8(ascii: "0") + UInt8(magnitude % 10)
        count += 1
    }
}
