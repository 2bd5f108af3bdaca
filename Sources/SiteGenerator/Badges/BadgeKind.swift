import DockStatModel

/// What a badge tells.
enum BadgeKind: String, Hashable, Sendable, CaseIterable {
    case status
    case uptimeOfDay = "uptime-24h"
    case uptimeOfWeek = "uptime-7d"
    case uptimeOfMonth = "uptime-30d"
    case uptimeOfQuarter = "uptime-90d"
    case cpu
    case memory

    /// - Returns: relative to the output folder.
    func path(in folder: String, _ ending: String) -> String { "badges/\(folder)\(rawValue).\(ending)" }

    func badge(of subject: BadgeSubject, in context: RenderContext) -> Badge {
        let words = context.words
        func uptime(_ days: Int) -> Badge {
            let percent = subject.uptimePercent(ofDays: days, until: context.calendar.today)
            return BadgeKind.uptime(percent, label: words("uptime \(days) d"), words: words)
        }
        return switch self {
        case .status: Badge(label: subject.name, message: subject.status, tone: subject.tone)
        case .uptimeOfDay: BadgeKind.uptime(subject.lastDay.uptimePercent, label: words("uptime 24 h"), words: words)
        case .uptimeOfWeek: uptime(7)
        case .uptimeOfMonth: uptime(30)
        case .uptimeOfQuarter: uptime(90)
        case .cpu: BadgeKind.use(subject.cpu, label: words("CPU"), words: words) { words.numbers.percent($0) }
        case .memory: BadgeKind.use(subject.memory, label: words("memory"), words: words) { words.numbers.bytes($0) }
        }
    }

    private static func uptime(_ percent: Double?, label: String, words: Words) -> Badge {
        Badge(label: label, message: percent.map(words.numbers.uptime) ?? words("not observed"), tone: .init(uptime: percent))
    }

    private static func use(_ use: BadgeSubject.Use?, label: String, words: Words, _ text: (Double) -> String) -> Badge {
        guard let use else { return Badge(label: label, message: words("not measured"), tone: .quiet) }
        return Badge(label: label, message: text(use.amount), tone: .init(use: use.share))
    }
}
