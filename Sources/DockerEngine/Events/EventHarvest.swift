import DockStatModel
import FoundationEssentials

/// The events an engine told for a span.
struct EventHarvest {
    /// How many events of all kinds an engine keeps in memory.
    static let ringSize = 256

    /// Of containers, oldest first, health check runs (`exec_…`) left out.
    private(set) var events: [EngineEvent] = []
    /// All lines, of whatever kind: how full the engine's ring is.
    private(set) var count = 0
    /// The oldest of all, nanoseconds since 1970.
    private(set) var oldest: Int64?
    /// Lines that are no events.
    private(set) var oddCount = 0
    /// Where the next poll goes on.
    private(set) var until: Int64

    /// Ids of containers to inspect: something happened to them beyond their health.
    var touched: Set<String> { Set(events.lazy.filter { $0.action != "health_status" }.map(\.engineID)) }

    /// Whether all events of the span are here: an engine's ring that is full may have run over.
    func reaches(back span: EventSpan) -> Bool { count < Self.ringSize || (oldest ?? until) <= span.since }

    /// Nothing could be learned; the next poll asks for this span again.
    init(nothingSince since: Int64) { until = since }

    init(_ body: Data, until: Int64) {
        self.until = until
        // The ring is in order: its first line tells how far back it reaches, whatever that line is about.
        for line in body.split(separator: UInt8(ascii: "\n")) {
            count += 1
            if oldest != nil, Self.isHealthCheckRun(line) { continue }
            guard let wire = try? JSONDecoder().decode(WireEvent.self, from: line), let time = wire.nanoseconds else {
                oddCount += 1
                continue
            }
            oldest = min(oldest ?? time, time)
            if let event = EngineEvent(wire, nanoseconds: time) { events.append(event) }
        }
        events.sort { $0.timeNanoseconds < $1.timeNanoseconds }
    }

    /// Most lines of a busy host are these; decoding them would be most of the work. The engine writes its own keys first, so
    /// that no label can pose as one.
    private static func isHealthCheckRun(_ line: Data) -> Bool {
        line.starts(with: #"{"status":"exec_"#.utf8) || line.starts(with: #"{"Type":"container","Action":"exec_"#.utf8)
    }
}

extension WireEvent {
    /// `timeNano`, or `time` where only that was told.
    var nanoseconds: Int64? {
        if let timeNano { return timeNano > 0 ? timeNano : nil }
        guard let time, time > 0 else { return nil }
        let (scaled, overflow) = time.multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? nil : scaled
    }
}

extension EngineEvent {
    /// `nil` where it is about no container, or a health check's run.
    init?(_ wire: WireEvent, nanoseconds: Int64) {
        guard wire.type == "container", !wire.action.hasPrefix("exec_") else { return nil }
        let attributes = wire.actor.attributes ?? [:]
        // `health_status: unhealthy`
        let colon = wire.action.firstIndex(of: ":")
        let action = colon.map { String(wire.action[..<$0]) } ?? wire.action
        let argument = colon.map { Readable.line(String(wire.action[$0...].dropFirst().drop { $0 == " " }), limit: 200) }
        let detail: String? =
            switch action {
            case "die": attributes["exitCode"].map { Readable.line($0, limit: 20) }
            case "kill": attributes["signal"].map { Readable.line($0, limit: 20) }
            case "rename": attributes["oldName"].map { Readable.line($0, limit: 200) }
            default: argument
            }
        self.init(
            timeNanoseconds: nanoseconds, engineID: wire.actor.id, containerName: attributes["name"] ?? "",
            action: Readable.line(action, limit: 60), detail: detail, image: attributes["image"] ?? "")
    }
}
