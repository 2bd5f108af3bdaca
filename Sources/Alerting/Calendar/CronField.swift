internal import DockStatModel

/// One of the five fields: the numbers it stands for.
struct CronField: Hashable, Sendable {
    enum Kind: String, CaseIterable {
        case minute
        case hour
        case dayOfMonth = "day of month"
        case month
        case dayOfWeek = "day of week"

        /// As crontab(5) has them; both 0 and 7 are Sunday.
        var range: ClosedRange<Int> {
            switch self {
            case .minute: 0...59
            case .hour: 0...23
            case .dayOfMonth: 1...31
            case .month: 1...12
            case .dayOfWeek: 0...7
            }
        }

        var names: [String] {
            switch self {
            case .month: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
            case .dayOfWeek: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
            default: []
            }
        }
    }

    /// Bit n: the number n.
    private var bits: UInt64 = 0
    /// Whether it begins with `*`, which makes it no restriction of the day.
    let isAny: Bool

    init(_ text: String, _ kind: Kind) throws(RuleTextMistake) {
        isAny = text.hasPrefix("*")
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            for number in try Self.numbers(String(part), kind) { bits |= 1 << UInt64(number) }
        }
        if kind == .dayOfWeek, bits & (1 << 7) != 0 { bits |= 1 }
    }

    func contains(_ number: Int) -> Bool { (0..<64).contains(number) && bits & (1 << UInt64(number)) != 0 }

    private static func numbers(_ part: String, _ kind: Kind) throws(RuleTextMistake) -> StrideTo<Int> {
        let halves = part.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var step = 1
        if halves.count == 2 {
            guard let given = Int(halves[1]), given > 0, given <= 59 else {
                throw RuleTextMistake("\(kind.rawValue): \"/\(halves[1].prefix(20))\" is no step; one such as /5 is")
            }
            step = given
        }
        let ends = halves[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if halves[0] == "*" { return stride(from: kind.range.lowerBound, to: kind.range.upperBound + 1, by: step) }
        let from = try number(ends[0], kind)
        if ends.count == 1 {
            guard halves.count == 1 else {
                throw RuleTextMistake("\(kind.rawValue): a step follows * or a range, such as */5 or 0-30/5")
            }
            return stride(from: from, to: from + 1, by: 1)
        }
        var to = try number(ends[1], kind)
        // "fri-sun"
        if kind == .dayOfWeek, to == 0, from > 0 { to = 7 }
        guard from <= to else {
            throw RuleTextMistake("\(kind.rawValue): the range \"\(part.prefix(20))\" ends before it begins")
        }
        return stride(from: from, to: to + 1, by: step)
    }

    private static func number(_ text: String, _ kind: Kind) throws(RuleTextMistake) -> Int {
        if let index = kind.names.firstIndex(of: text.lowercased()) {
            return kind.range.lowerBound + index
        }
        guard let number = Int(text), kind.range.contains(number), text.utf8.first != UInt8(ascii: "+") else {
            let names = kind.names.isEmpty ? "" : " or \(kind.names.joined(separator: ", "))"
            throw RuleTextMistake(
                "\(kind.rawValue): \"\(text.prefix(20))\" is none; \(kind.range.lowerBound) to \(kind.range.upperBound)\(names) are"
            )
        }
        return number
    }
}
