import DockStatModel

/// An event as a mark on the time axis of a chart.
struct EventMark: Hashable, Sendable {
    enum Kind: String, Hashable, Sendable {
        case died, ended, oom, started, unhealthy, healthy, deployed

        /// `nil` for events that leave a curve as it is.
        ///
        /// - Parameter isPeaceful: of an end, whether it was none of a failure: see `peacefulEnds`.
        init?(_ event: EngineEvent, isPeaceful: Bool = false) {
            switch (event.action, event.detail) {
            case ("die", _): self = isPeaceful ? .ended : .died
            case ("oom", _): self = .oom
            case ("start", _), ("restart", _), ("unpause", _): self = .started
            case ("create", _): self = .deployed
            case ("health_status", "unhealthy"?): self = .unhealthy
            case ("health_status", "healthy"?): self = .healthy
            default: return nil
            }
        }

        /// Which of two a reader must not miss.
        fileprivate var weight: Int {
            switch self {
            case .oom: 6
            case .died: 5
            case .unhealthy: 4
            case .deployed: 3
            case .ended: 2
            case .started: 1
            case .healthy: 0
            }
        }

        /// Whether it shows in what containers use together: their health does not.
        var marksUse: Bool {
            switch self {
            case .died, .ended, .oom, .deployed: true
            case .started, .unhealthy, .healthy: false
            }
        }
    }

    /// Of several containers together, the newest; each names its container.
    static func marks(
        of uses: [ContainerUse], words: Words, name: (ContainerIdentity) -> String
    ) -> [EventMark] {
        let marks = uses.flatMap { use in
            let peaceful = peacefulEnds(use.events)
            return use.events.compactMap { event -> EventMark? in
                guard var mark = EventMark(event, isPeaceful: peaceful.contains(event), words: words) else { return nil }
                mark.text += " (\(name(use.container)))"
                return mark
            }
        }
        return marks.sorted { ($0.time, $0.text) < ($1.time, $1.text) }.suffix(limit)
    }

    var kind: Kind
    var time: Timestamp
    var text: String
    /// Whether the container came back with another image.
    var isNewImage = false

    /// On one chart.
    static let limit = 40

    /// How long an engine lets a container that it asked to stop end by itself, at most what people usually give it.
    private static let patience = Duration.seconds(60)

    /// Ends that are no failure: with exit code 0, or asked for. An engine tells a signal before the end it leads to, and a stop
    /// right after it.
    ///
    /// - Parameter events: in either order.
    static func peacefulEnds(_ events: [EngineEvent]) -> Set<EngineEvent> {
        let asked = Dictionary(grouping: events.filter { $0.action == "kill" || $0.action == "stop" }, by: \.containerName)
        return Set(
            events.filter { end in
                guard end.action == "die" else { return false }
                if end.detail == "0" { return true }
                return asked[end.containerName, default: []].contains { event in
                    let (from, to) = event.action == "kill" ? (event.time, end.time) : (end.time, event.time)
                    return from <= to && to - from <= (event.action == "kill" ? patience : .seconds(5))
                }
            })
    }

    /// The marks of those events that change what a reader makes of a curve. At most `limit`, the newest ones: a container that
    /// restarts all the time would bury its own chart.
    static func marks(of events: [EngineEvent], words: Words, limit: Int = EventMark.limit) -> [EventMark] {
        var image: String?
        var marks: [EventMark] = []
        let peaceful = peacefulEnds(events)
        for event in events {
            if var mark = EventMark(event, isPeaceful: peaceful.contains(event), words: words) {
                if mark.kind == .deployed, let image, image != event.image { mark.isNewImage = true }
                marks.append(mark)
            }
            image = event.image
        }
        return marks.suffix(limit)
    }

    init?(_ event: EngineEvent, isPeaceful: Bool = false, words: Words) {
        guard let kind = Kind(event, isPeaceful: isPeaceful) else { return nil }
        self.kind = kind
        time = event.time
        text = words.sentence(event)
    }

    /// Nearer to each other than this part of the width, marks lie on each other: then one says all.
    private static let nearness = 0.012
    /// Lines of one mark.
    private static let lineLimit = 12

    /// - Parameter marks: by time.
    static func drawn(_ marks: [EventMark], on axis: TimeAxis, clock: ClockText, words: Words) -> Markup {
        var places: [[EventMark]] = []
        for mark in marks.sorted(by: { $0.time < $1.time }) where axis.span.contains(mark.time) {
            if let first = places.last?.first, axis.share(mark.time) - axis.share(first.time) < nearness {
                places[places.count - 1].append(mark)
            } else {
                places.append([mark])
            }
        }
        return .joined(
            places.map { place -> Markup in
                var lines = place.prefix(lineLimit).map { mark in
                    "\(clock.moment(mark.time)): \(mark.text)" + (mark.isNewImage ? ", " + words("with another image") : "")
                }
                if place.count > lineLimit { lines.append(words("and \(place.count - lineLimit) more")) }
                // The worst of them gives it its shape.
                let worst = place.max { $0.kind.weight < $1.kind.weight } ?? place[0]
                let told = lines.joined(separator: "; ")
                return
                    "<use href=\"#e-\(worst.kind.rawValue)\" x=\"\(axis.percent(worst.time))\" y=\"132\"><title>\(told)</title></use>"
            })
    }
}

extension Words {
    /// What happened to a container, as a sentence without its subject.
    func sentence(_ event: EngineEvent) -> String {
        let detail = event.detail.map { CleanText.line($0, limit: 120) }
        return switch (event.action, detail) {
        case ("die", let code?): self("ended with exit code \(code)")
        case ("die", nil): self("ended")
        case ("oom", _): self("ran out of memory")
        case ("kill", let signal?): self("was sent signal \(signal)")
        case ("health_status", "healthy"?): self("became healthy")
        case ("health_status", "unhealthy"?): self("became unhealthy")
        case ("health_status", let health?): self("became \(health)")
        case ("start", _): self("started")
        case ("stop", _): self("was stopped")
        case ("restart", _): self("was restarted")
        case ("create", _): self("was created")
        case ("destroy", _): self("was removed")
        case ("pause", _): self("was paused")
        case ("unpause", _): self("went on after a pause")
        case (let action, let detail?): "\(CleanText.line(action, limit: 60)): \(detail)"
        case (let action, nil): CleanText.line(action, limit: 60)
        }
    }
}
