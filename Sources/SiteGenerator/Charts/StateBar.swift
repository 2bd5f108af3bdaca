import DockStatModel

/// A span of time as a bar of service states.
struct StateBar: Hashable, Sendable {
    struct Run: Hashable, Sendable {
        /// What a reader must not miss of it.
        var state: ServiceState
        /// How much of it was up besides, in quarters: 0 only where nothing was.
        var upQuarters: Int
        /// In columns.
        var start: Int
        var length: Int
    }

    let columns: Int
    let runs: [Run]

    /// Each column shows the worst that happened in it, so that an outage of a second is seen too, and above that how much of it was
    /// up; what no interval covers was not observed.
    init(_ intervals: [StateInterval], span: Range<Timestamp>, columns: Int) {
        self.columns = max(columns, 1)
        let width = (span.upperBound - span.lowerBound).inMilliseconds
        var found = [Column](repeating: Column(), count: self.columns)
        for interval in intervals where width > 0 {
            let from = max(interval.from, span.lowerBound)
            let to = min(interval.to, span.upperBound)
            guard from < to else { continue }
            let first = StateBar.column(of: from, in: span, columns: self.columns)
            let last = StateBar.column(of: Timestamp(milliseconds: to.milliseconds - 1), in: span, columns: self.columns)
            for column in first...max(first, last) {
                let start = span.lowerBound.milliseconds + width * Int64(column) / Int64(self.columns)
                let end = span.lowerBound.milliseconds + width * Int64(column + 1) / Int64(self.columns)
                found[column].add(interval.state, max(min(to.milliseconds, end) - max(from.milliseconds, start), 0))
            }
        }
        var runs: [Run] = []
        for (index, column) in found.enumerated() {
            let state = column.worst ?? .unknown
            let quarters = StateBar.quarters(up: column.up, of: column.total, besides: state)
            if let last = runs.last, last.state == state, last.upQuarters == quarters {
                runs[runs.count - 1].length += 1
            } else {
                runs.append(Run(state: state, upQuarters: quarters, start: index, length: 1))
            }
        }
        self.runs = runs
    }

    private struct Column {
        var worst: ServiceState?
        var up: Int64 = 0
        var total: Int64 = 0

        mutating func add(_ state: ServiceState, _ length: Int64) {
            if worst.map({ $0.severity < state.severity }) ?? true { worst = state }
            if state == .up { up += length }
            total += length
        }
    }

    /// - Parameter worst: beside which the time is shown in which it was up; beside time that nobody observed it is told in words.
    static func quarters(up: Int64, of total: Int64, besides worst: ServiceState) -> Int {
        guard worst != .up, worst != .unknown, up > 0, total > 0 else { return 0 }
        return Int(min(max((Double(up) / Double(total) * 4).rounded(), 1), 3))
    }

    /// The states that can be seen in it.
    var states: Set<ServiceState> {
        Set(runs.map(\.state)).union(runs.contains { $0.upQuarters > 0 } ? [.up] : [])
    }

    private static func column(of time: Timestamp, in span: Range<Timestamp>, columns: Int) -> Int {
        let width = Double((span.upperBound - span.lowerBound).inMilliseconds)
        let share = Double((time - span.lowerBound).inMilliseconds) / width
        return min(max(Int(share * Double(columns)), 0), columns - 1)
    }

    /// - Parameter title: read out and shown on hover.
    func drawn(title: String) -> Markup {
        var result: Markup = "<svg class=\"states\" role=\"img\"><title>\(title)</title>"
        for run in runs {
            let x = NumberText.trimmed(Double(run.start) / Double(columns) * 100, digits: 2)
            let width = NumberText.trimmed(Double(run.length) / Double(columns) * 100, digits: 2)
            result += run.state.piece(x: "\(x)%", width: "\(width)%", upQuarters: run.upQuarters)
        }
        result += "</svg>"
        return result
    }
}

extension ServiceState {
    /// Which of two states a reader must not miss.
    var severity: Int {
        switch self {
        case .down: 6
        case .degraded: 5
        case .unknown: 4
        case .maintenance: 3
        case .paused: 2
        case .stopped: 1
        case .up: 0
        }
    }

    /// Every state has a height of its own besides its colour: where it begins and ends, in percent from the top.
    private var extent: (top: Int, bottom: Int) {
        switch self {
        case .up, .down, .unknown: (0, 100)
        case .degraded: (25, 100)
        case .maintenance: (30, 70)
        case .paused: (50, 100)
        case .stopped: (75, 100)
        }
    }

    /// Where a part of the time was up, that stands above what a reader must not miss.
    ///
    /// - Parameter upQuarters: how large a part.
    private func extent(below upQuarters: Int) -> (top: Int, bottom: Int) {
        guard upQuarters > 0 else { return extent }
        return (min(max(extent.top, 25 * upQuarters), extent.bottom - 20), extent.bottom)
    }

    /// A piece of a bar.
    ///
    /// - Parameter title: shown on hover.
    func piece(x: String, width: String, upQuarters: Int = 0, title: String? = nil) -> Markup {
        let (top, bottom) = extent(below: upQuarters)
        var result = Markup.empty
        func add(_ state: ServiceState, _ top: Int, _ bottom: Int, title: String?) {
            let y: Markup = top > 0 ? " y=\"\(top)%\"" : .empty
            // What has a pattern takes it from the page's own definitions; a style sheet cannot name those.
            let fill: Markup = state.hasPattern ? " fill=\"url(#p-\(state.rawValue))\"" : .empty
            let inner: Markup = title.map { "><title>\($0)</title></rect>" } ?? "/>"
            result += "<rect class=\"\(state.look)\" x=\"\(x)\" width=\"\(width)\"\(y) height=\"\(bottom - top)%\"\(fill)\(inner)"
        }
        if upQuarters > 0 { add(.up, max(top - 25 * upQuarters, 0), top, title: nil) }
        add(self, top, bottom, title: title)
        return result
    }

    var hasPattern: Bool {
        switch self {
        case .down, .degraded, .unknown, .maintenance: true
        case .up, .paused, .stopped: false
        }
    }
}
