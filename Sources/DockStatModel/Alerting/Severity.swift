/// How much an alert matters to people, least first.
package enum Severity: String, Hashable, Comparable, Sendable, Codable, CaseIterable {
    case info, warning, critical

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}
