import DockStatModel
import FoundationEssentials
import GRDB
import Testing

@testable import Storage

struct EvaluationTests {
    private struct Refused: Error {}

    @Test(
        "an alert comes back as it was written, in every phase and however it is muted",
        arguments: AlertPhase.allCases,
        [nil, .silence(7), .maintenance("Sunday / night"), .inhibited(host: "h"), .flapping] as [Alert.Mute?])
    func roundTrip(phase: AlertPhase, mute: Alert.Mute?) throws {
        let fleet = try Fleet()
        var written = alert(4, phase: phase, incident: 9)
        written.mutedBy = mute
        written.acknowledgement = mute == nil ? nil : Acknowledgement(by: "Ann", reason: "", time: at(40))
        try fleet.store.change { $0.alerts = [written] }
        #expect(try fleet.store.alertingState(now: at(60)).alerts == [written])
    }

    @Test(
        "an alert about anything comes back", arguments: [.job, .host("h"), .receiver("a/b"), .container(web)] as [AlertSubject])
    func subjects(subject: AlertSubject) throws {
        let fleet = try Fleet()
        var bare = Alert(
            id: 1, rule: "r", subject: subject, facts: AlertFacts(subject: subject), severity: .info, since: at(0))
        try fleet.store.change { $0.alerts = [bare] }
        #expect(try fleet.store.alertingState(now: at(1)).alerts == [bare])
        bare.value = "now known"
        bare.severity = .critical
        try fleet.store.change { $0.alerts = [bare] }
        #expect(try fleet.store.alertingState(now: at(1)).alerts == [bare])
    }

    @Test("whatever changes about an alert that is kept is kept, one part at a time and all together")
    func changes() throws {
        let fleet = try Fleet()
        var kept = alert(4, incident: 9)
        try fleet.store.change { $0.alerts = [kept] }
        let changes: [(inout Alert) -> Void] = [
            { $0.value = "94%" }, { $0.confirmations = 9 }, { $0.lastConfirmed = at(45) }, { $0.lastConfirmed = nil },
            { $0.held = .seconds(99) }, { $0.recoveredHeld = .seconds(9) }, { $0.lastRecovered = nil },
            { $0.samples.removeFirst() }, { $0.summary["en"] = "another" }, { $0.facts.labels["tier"] = "dev" },
            { $0.phase = .recovering }, { $0.since = at(46) }, { $0.severity = .info }, { $0.condition = "x" },
            { $0.hold = "1m" },
            { $0.runbook = nil }, { $0.firstConfirmed = nil }, { $0.firedAt = nil }, { $0.resolvedAt = at(50) },
            { $0.turns = [] },
            { $0.flappingSince = nil }, { $0.acknowledgement = Acknowledgement(by: "Ann", reason: "", time: at(40)) },
            { $0.mutedBy = .flapping }, { $0.isAnnounced = false }, { $0.incident = nil },
        ]
        for (index, change) in changes.enumerated() {
            change(&kept)
            try fleet.store.change { $0.alerts = [kept] }
            #expect(try fleet.store.alertingState(now: at(60)).alerts == [kept], "\(index)")
        }
        kept = alert(4, incident: 9)
        try fleet.store.change { $0.alerts = [kept] }
        #expect(try fleet.store.alertingState(now: at(60)).alerts == [kept])
    }

    @Test("the state holds the open incidents, the silences that are not over, the windows of people and what is held")
    func state() throws {
        let fleet = try Fleet()
        let store = fleet.store
        let open = incident(1)
        try store.change {
            $0.incidents = [open, incident(2, resolvedAt: at(50))]
            $0.outbox = [draft(held: true), draft()]
        }
        var matcher = Matcher()
        matcher.containers = ["web-*"]
        matcher.severity = .warning
        var silence = Silence(id: 0, matcher: matcher, start: at(0), end: at(90), reason: "work", author: "Ann", createdAt: at(0))
        silence.id = try store.addSilence(silence)
        var over = silence
        over.end = at(60)
        _ = try store.addSilence(over)
        let window = MaintenanceWindow(
            name: "night", matcher: matcher, schedule: .cron("0 3 * * *", duration: .hours(1)), timeZone: "Europe/Berlin")
        #expect(try store.addMaintenance(window))
        let state = try store.alertingState(now: at(60))
        #expect(state.incidents == [open])
        #expect(state.silences == [silence])
        #expect(state.maintenance == [window])
        #expect(state.held.map(\.message) == [draft(held: true).message])
        #expect(state.held.first?.state == .held)
        #expect((state.nextAlert, state.nextIncident) == (1, 3))
    }

    @Test("ids go on after the largest ever given, even where its alert is forgotten")
    func ids() throws {
        let fleet = try Fleet()
        #expect(try fleet.store.alertingState(now: at(0)).nextAlert == 1)
        try fleet.store.change { $0.alerts = [alert(1), alert(2)] }
        try fleet.store.change { $0.forgottenAlerts = [2] }
        let state = try fleet.store.alertingState(now: at(0))
        #expect(state.alerts.map(\.id) == [1])
        #expect(state.nextAlert == 3)
    }

    @Test("a forgotten alert takes its transitions and decisions along, those of the same evaluation too")
    func forgotten() throws {
        let fleet = try Fleet()
        let turn = AlertTransition(alert: 1, time: at(1), from: .pending, to: .firing, value: "1", reason: "It held.")
        let decision = NotificationDecision(
            alert: 1, incident: nil, time: at(1), receiver: "ops", kind: .opened, outcome: .queued, reason: "The only route.")
        try fleet.store.change {
            $0.alerts = [alert(1), alert(2)]
            $0.transitions = [turn]
            $0.decisions = [decision]
        }
        #expect(try fleet.store.alertPages(now: at(60)).pages.transitions == [1: [turn]])
        #expect(try fleet.store.alertPages(now: at(60)).pages.decisions == [1: [decision]])
        try fleet.store.change {
            $0.forgottenAlerts = [1]
            $0.transitions = [turn]
        }
        let rows = try fleet.store.read { db in
            try ["alert", "alert_transition", "notification_decision"].map {
                try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") ?? -1
            }
        }
        #expect(rows == [1, 0, 0])
    }

    @Test("what does not differ is not written, and where nothing differs the log does not grow")
    func idle() throws {
        let fleet = try Fleet()
        let store = fleet.store
        try store.change {
            $0.alerts = [alert(1)]
            $0.incidents = [incident(1)]
        }
        _ = try store.pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
        #expect(FileStatus.size(fleet.folder.database + "-wal") == 0)
        for _ in 0..<3 {
            try store.change { _ in }
            try store.change {
                $0.alerts = [alert(1)]
                $0.incidents = [incident(1)]
            }
            #expect(try store.claim().isEmpty)
        }
        #expect(FileStatus.size(fleet.folder.database + "-wal") == 0)
        try store.change { $0.alerts = [alert(1, phase: .recovering)] }
        #expect(FileStatus.size(fleet.folder.database + "-wal") != 0)
    }

    @Test("the size told depends neither on what the log holds nor on when it was folded in")
    func size() throws {
        let fleet = try Fleet()
        let store = fleet.store
        try store.change { $0.alerts = [alert(1)] }
        _ = try store.pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
        let size = try store.databaseSize()
        #expect(size == FileStatus.size(fleet.folder.database))
        try store.change { $0.alerts = [alert(1, phase: .recovering)] }
        #expect(FileStatus.size(fleet.folder.database + "-wal") != 0)
        #expect(try store.databaseSize() == size)
        try store.change { $0.alerts = (2...200).map { alert($0) } }
        let grown = try store.databaseSize()
        #expect(grown > size)
        _ = try store.pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
        #expect(FileStatus.size(fleet.folder.database) == grown)
    }

    @Test("an evaluation that fails changes nothing")
    func failure() throws {
        let fleet = try Fleet()
        try fleet.store.change { $0.alerts = [alert(1)] }
        #expect(throws: StorageError.self) {
            _ = try fleet.store.evaluateAlerts(now: at(60)) { _ in throw Refused() }
        }
        try fleet.store.write { try $0.execute(sql: "DROP TABLE incident_entry") }
        #expect(throws: StorageError.self) {
            try fleet.store.change {
                $0.forgottenAlerts = [1]
                $0.outbox = [draft()]
                $0.entries = [IncidentEntry(incident: 1, time: at(0), kind: .opened, text: "It began.")]
            }
        }
        #expect(try fleet.store.alertingState(now: at(60)).alerts.count == 1)
        #expect(try fleet.store.outbox(limit: 9).isEmpty)
    }

    @Test("packed values that are damaged are an error and never a trap")
    func damage() throws {
        let whole = AlertPacking.samples(alert(1).samples)
        for cut in 0..<whole.count {
            #expect(throws: DatabaseError.self) {
                var reader = try PackedReader(whole.prefix(cut))
                _ = try AlertPacking.samples(&reader)
            }
        }
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            var bytes = whole
            for _ in 0..<3 {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                bytes[bytes.startIndex + place] = .random(in: .min ... .max, using: &generator)
            }
            // Either it reads as something, or it says that it cannot.
            do {
                var reader = try PackedReader(bytes)
                _ = try AlertPacking.samples(&reader)
            } catch { #expect(error is DatabaseError) }
        }
    }
}
