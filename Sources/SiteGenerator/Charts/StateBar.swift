import DockStatModel

/// A span of time as a bar of service states.
struct StateBar: Hashable, Sendable {
    struct Run: Hashable, Sendable {
        var state: ServiceState
        /// In columns.
        var start: Int
        var length: Int
    }

    let columns: Int
    let runs: [Run]

    /// Each column shows the worst that happened in it, so that an outage of a second is seen too; what no interval covers was
    /// not observed.
    init(_ intervals: [StateInterval], span: Range<Timestamp>, columns: Int) {
        self.columns = max(columns, 1)
        let width = (span.upperBound - span.lowerBound).inMilliseconds
        var worst = [ServiceState?](repeating: nil, count: self.columns)
        for interval in intervals where width > 0 {
            let from = max(interval.from, span.lowerBound)
            let to = min(interval.to, span.upperBound)
            guard from < to else { continue }
            let first = StateBar.column(of: from, in: span, columns: self.columns)
            let last = StateBar.column(of: Timestamp(milliseconds: to.milliseconds - 1), in: span, columns: self.columns)
            for column in first...max(first, last) {
                worst[column] =
                    worst[column].map { $0.severity >= interval.state.severity ? $0 : interval.state } ?? interval.state
            }
        }
        var runs: [Run] = []
        for (column, state) in worst.enumerated() {
            let state = state ?? .unknown
            if let last = runs.last, last.state == state {
                runs[runs.count - 1].length += 1
            } else {
                runs.append(Run(state: state, start: column, length: 1))
            }
        }
        self.runs = runs
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
            // What has a pattern takes it from the page's own definitions; a style sheet cannot name those.
            let fill: Markup = run.state.hasPattern ? " fill=\"url(#p-\(run.state.rawValue))\"" : .empty
            result += "<rect class=\"\(run.state.look)\" x=\"\(x)%\" width=\"\(width)%\"\(run.state.extent)\(fill)/>"
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

    /// Every state has a height of its own besides its colour.
    var extent: Markup {
        switch self {
        case .up, .down, .unknown: " height=\"100%\""
        case .degraded: " y=\"25%\" height=\"75%\""
        case .maintenance: " y=\"30%\" height=\"40%\""
        case .paused: " y=\"50%\" height=\"50%\""
        case .stopped: " y=\"75%\" height=\"25%\""
        }
    }

    var hasPattern: Bool {
        switch self {
        case .down, .degraded, .unknown, .maintenance: true
        case .up, .paused, .stopped: false
        }
    }
}
