import DockStatModel
import GRDB
import Testing

@testable import Storage

/// What the database tells rules about containers and hosts beyond their present state.
struct ObservedTests {
    private let webLabels = ["com.docker.compose.project": "shop", "com.docker.compose.service": "web"]
    private let identity = ContainerIdentity(host: "h", key: "compose:shop/web/1")

    private func observed(id: String, image: String, imageID: String) -> ContainerObservation {
        var seen = container("shop-web-1", id: id, labels: webLabels)
        seen.image = image
        seen.imageID = imageID
        return seen
    }

    @Test("a container made anew from another image leaves a change, one with another id alone does not")
    func imageChange() throws {
        let fleet = try Fleet()
        try fleet.tick(at(0), [observed(id: "a", image: "web:1", imageID: "sha256:1")])
        try fleet.tick(at(15), [observed(id: "b", image: "web:1", imageID: "sha256:1")])
        #expect(try fleet.store.imageChanges(since: at(0)).isEmpty)
        // An engine that moves its image store gives other ids to images that are the same.
        try fleet.tick(at(30), [observed(id: "b", image: "web:1", imageID: "sha256:moved")])
        #expect(try fleet.store.imageChanges(since: at(0)).isEmpty)
        try fleet.tick(at(45), [observed(id: "c", image: "web:2", imageID: "sha256:2")])
        let change = ImageChange(time: at(45), fromImage: "web:1", toImage: "web:2", from: "sha256:moved", to: "sha256:2")
        #expect(try fleet.store.imageChanges(since: at(45)) == [identity: [change]])
        #expect(try fleet.store.imageChanges(since: at(46)).isEmpty)
    }

    @Test("recent events are those that rules look at, of every engine id, oldest first")
    func events() throws {
        let fleet = try Fleet()
        try fleet.tick(at(0), [observed(id: "a", image: "web:1", imageID: "1"), container("other")])
        let told = [
            event("start", at(-5), id: "a"), event("die", at(3), id: "a", detail: "0"), event("destroy", at(4), id: "a"),
            event("start", at(5), id: "b"), event("rename", at(6), id: "b", detail: "b_web"), event("oom", at(7), id: "b"),
            event("exec_start: sh", at(7.5), id: "b"), event("start", at(8), id: "never-listed"),
            event("health_status", at(9), id: "id-other", detail: "unhealthy"),
        ]
        try fleet.tick(at(15), [observed(id: "b", image: "web:1", imageID: "1"), container("other")], events: told)
        let recent = try fleet.store.recentEvents(since: at(0))
        #expect(recent[identity]?.map(\.action) == ["die", "destroy", "start", "rename", "oom"])
        #expect(recent[identity]?.first == told[1])
        #expect(recent[ContainerIdentity(host: "h", key: "name:other")]?.map(\.detail) == ["unhealthy"])
        #expect(recent.count == 2)
    }

    @Test("of a container that restarts without end the newest events are told, and those of the others all")
    func restartLoop() throws {
        let fleet = try Fleet()
        let count = Store.recentEventsKept + 50
        let loop = (0..<count).map { event("die", at(Double($0)), detail: "\($0)") }
        try fleet.tick(at(0), [container(), container("other")])
        try fleet.tick(
            at(15), [container(), container("other")], events: loop + [event("die", at(1), id: "id-other", detail: "1")])
        let recent = try fleet.store.recentEvents(since: at(0))
        #expect(recent[web]?.count == Store.recentEventsKept)
        #expect(recent[web]?.first?.detail == "50")
        #expect(recent[web]?.last?.detail == "\(count - 1)")
        #expect(recent[ContainerIdentity(host: "h", key: "name:other")]?.count == 1)
    }

    @Test("a host is watched since the first tick that reached it")
    func watchedSince() throws {
        let fleet = try Fleet()
        func watchedSince() throws -> Timestamp? {
            return try fleet.store.hostStatuses(
                configured: [HostConfiguration(name: "h", engine: .localDefault)], now: at(60)
            ).first?.watchedSince
        }
        #expect(try watchedSince() == nil)
        try fleet.lose(at(0))
        #expect(try watchedSince() == nil)
        try fleet.tick(at(15), [])
        try fleet.lose(at(30))
        try fleet.tick(at(45), [])
        #expect(try watchedSince() == at(15))
    }

    @Test("a registry that does not answer leaves the digest it told before")
    func imageChecks() throws {
        let store = try Fleet().store
        try store.saveImageChecks([
            "nginx:1": ImageCheck(digest: "sha256:1", checkedAt: at(0)),
            "own": ImageCheck(digest: nil, checkedAt: at(0), error: "refused"),
        ])
        try store.saveImageChecks(["nginx:1": ImageCheck(digest: nil, checkedAt: at(60), error: "timeout")])
        #expect(
            try store.imageChecks() == [
                "nginx:1": ImageCheck(digest: "sha256:1", checkedAt: at(60), error: "timeout"),
                "own": ImageCheck(digest: nil, checkedAt: at(0), error: "refused"),
            ])
        try store.saveImageChecks(["nginx:1": ImageCheck(digest: "sha256:2", checkedAt: at(90))])
        #expect(try store.imageChecks()["nginx:1"] == ImageCheck(digest: "sha256:2", checkedAt: at(90)))
    }

    @Test("a database from before alerts is brought up to date with all it has")
    func migration() throws {
        let folder = try TemporaryFolder()
        do {
            let pool = try DatabasePool(path: folder.database)
            try Schema.migrator.migrate(pool, upTo: "1 hosts, containers, series, states, events")
            try pool.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO host (name, reachable, since, tried_at, reached_at, interval, poll_duration, warnings)
                        VALUES ('h', 1, 1000, 2000, 2000, 15000, 5, '[]');
                        INSERT INTO daily VALUES (1, 19000, 5, 4, 3, 2, 1, 0);
                        """)
            }
            try pool.close()
        }
        let store = try Store(path: folder.database, now: start)
        #expect(folder.names.contains("dockstat.sqlite.before-update-20231114T221320Z"))
        let (first, maintenance) = try store.read { db in
            (
                try Int64.fetchOne(db, sql: "SELECT first_reached_at FROM host"),
                try Int64.fetchOne(db, sql: "SELECT maintenance FROM daily WHERE down = 3")
            )
        }
        #expect(first == 2000 && maintenance == 0)
        try store.enqueue(draft())
        #expect(try store.claim().count == 1)
    }
}
