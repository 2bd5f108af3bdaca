import DockStatModel

/// What one container used over a span, as far as stacked charts need it: a few bytes a step, because a host has a thousand.
struct ContainerUse: Hashable, Sendable {
    var container: ContainerIdentity
    /// Averages a step. Not a number where nothing was observed of a container that may have run; 0 where it did not run.
    var cpu: [Double]
    var memory: [Double]
    /// The newest that changed what it used: ends and deploys.
    var events: [EngineEvent]
    var maintenance: [Range<Timestamp>]

    init(container: ContainerIdentity, history: History, axis: StackAxis) {
        self.container = container
        let running = axis.mayRun(history.states)
        func averages(_ signal: Signal) -> [Double] {
            let series = history.series[signal]
            return (0..<axis.count).map { step in
                let time = axis.time(of: step)
                let index = series.map { Int((time - $0.start).inMilliseconds / max($0.step.inMilliseconds, 1)) }
                if let series, let index, series.points.indices.contains(index), let point = series.points[index],
                    point.average.isFinite
                {
                    return min(max(point.average, 0), 1e18)
                }
                return running[step] ? .nan : 0
            }
        }
        cpu = averages(.cpuPercent)
        memory = averages(.memoryBytes)
        // Signals and stops tell which ends were asked for.
        events = Array(
            history.events.filter { EventMark.Kind($0)?.marksUse ?? ($0.action == "kill" || $0.action == "stop") }
                .suffix(EventMark.limit * 2))
        maintenance = history.maintenance
    }

    func values(_ resource: Resource) -> [Double] { resource == .cpu ? cpu : memory }

    enum Resource: Hashable, Sendable, CaseIterable {
        case cpu, memory

        var unit: ChartScale.Unit { self == .cpu ? .percent : .bytes }
        var title: Phrase { self == .cpu ? "CPU by container" : "Memory by container" }
        /// The reading that it sums up.
        var reading: Signal { self == .cpu ? .cpuPercent : .memoryBytes }
        var signal: String { self == .cpu ? "cpu" : "memory" }
    }
}

/// The steps of a stacked chart.
struct StackAxis: Hashable, Sendable {
    let span: Range<Timestamp>
    let step: Duration
    let count: Int

    init(range: HistoryRange, now: Timestamp, interval: Duration) {
        span = range.span(at: now, interval: interval)
        step = range.step(interval: interval)
        count = Int((span.upperBound - span.lowerBound).inMilliseconds / max(step.inMilliseconds, 1))
    }

    func time(of step: Int) -> Timestamp { span.lowerBound + self.step * step }

    /// Steps in which a container ran or was not observed for any part: where a reading is missing then, something is missing.
    fileprivate func mayRun(_ states: [StateInterval]) -> [Bool] {
        var result = [Bool](repeating: states.isEmpty, count: count)
        let width = max(step.inMilliseconds, 1)
        for interval in states where interval.to > interval.from {
            switch interval.state {
            case .stopped, .down, .paused: continue
            case .up, .degraded, .unknown, .maintenance: break
            }
            let first = max(0, (interval.from - span.lowerBound).inMilliseconds / width)
            let last = min(Int64(count) - 1, ((interval.to - span.lowerBound).inMilliseconds - 1) / width)
            guard first <= last else { continue }
            for step in Int(first)...Int(last) { result[step] = true }
        }
        return result
    }
}

/// Several containers' use of one resource, one on top of the other: the greatest few, and the others together.
struct ContainerStack: Sendable {
    struct Layer: Hashable, Sendable {
        /// `nil` for the others.
        var container: ContainerIdentity?
        /// How many containers it stands for.
        var count: Int
        /// Not a number where nothing was observed.
        var values: [Double]
        /// Colour; `nil` for the others.
        var slot: Int?
    }

    /// Containers with a layer of their own.
    static let limit = 8

    let resource: ContainerUse.Resource
    let axis: StackAxis
    /// From the axis upwards: the steadily greatest at the bottom.
    let layers: [Layer]
    /// Of what was observed; not a number where nothing was.
    let totals: [Double]
    /// Steps in which some container was not observed, and others were: the true sum is greater.
    let isPartial: [Bool]

    init(_ resource: ContainerUse.Resource, uses: [ContainerUse], shown: [ContainerIdentity: Int], axis: StackAxis) {
        self.resource = resource
        self.axis = axis
        var layers: [Layer] = []
        var others = [Double](repeating: .nan, count: axis.count)
        var otherCount = 0
        var totals = others
        var missing = [Bool](repeating: false, count: axis.count)
        for use in uses {
            let values = use.values(resource)
            let slot = shown[use.container]
            for (step, value) in values.enumerated() {
                if value.isNaN {
                    missing[step] = true
                } else {
                    totals[step] = totals[step].isNaN ? value : totals[step] + value
                    if slot == nil { others[step] = others[step].isNaN ? value : others[step] + value }
                }
            }
            if let slot {
                layers.append(Layer(container: use.container, count: 1, values: values, slot: slot))
            } else if values.contains(where: { $0 > 0 }) {
                // Those that did not run are not worth a word.
                otherCount += 1
            }
        }
        let means = Dictionary(uniqueKeysWithValues: layers.map { ($0.container, ContainerStack.mean($0.values)) })
        layers.sort { a, b in
            let (mean, other) = (means[a.container] ?? 0, means[b.container] ?? 0)
            return mean == other ? (a.slot ?? 0) < (b.slot ?? 0) : mean > other
        }
        if otherCount > 0 {
            layers.append(Layer(container: nil, count: otherCount, values: others, slot: nil))
        }
        self.layers = layers
        self.totals = totals
        isPartial = zip(missing, totals).map { $0 && !$1.isNaN }
    }

    /// The containers that get layers, with their colours: those with the greatest share of either resource. The same ones in both
    /// charts, and each in the colour that its name asks for as far as that is free.
    static func shown(_ uses: [ContainerUse]) -> [ContainerIdentity: Int] {
        func shares(_ resource: ContainerUse.Resource) -> [Double] {
            let means = uses.map { mean($0.values(resource)) }
            let sum = means.reduce(0, +)
            return means.map { sum > 0 ? $0 / sum : 0 }
        }
        let ranked = zip(uses, zip(shares(.cpu), shares(.memory)))
            .map { (container: $0.container, share: max($1.0, $1.1)) }
            .filter { $0.share > 0 }
            .sorted { (-$0.share, $0.container) < (-$1.share, $1.container) }
        var slots: [ContainerIdentity: Int] = [:]
        var taken = Set<Int>()
        for container in ranked.prefix(limit).map(\.container).sorted() {
            var slot = Int(PathName.fnv1a(container.host + "/" + container.key) % UInt64(limit))
            while taken.contains(slot) { slot = (slot + 1) % limit }
            taken.insert(slot)
            slots[container] = slot
        }
        return slots
    }

    /// Of what was observed; 0 where nothing was.
    static func mean(_ values: [Double]) -> Double {
        var sum = 0.0
        var count = 0
        for value in values where !value.isNaN {
            sum += value
            count += 1
        }
        return count > 0 ? sum / Double(count) : 0
    }
}
