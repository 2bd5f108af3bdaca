import DockStatModel
import Foundation
import Operations
import Storage
import TestSupport
import Testing

/// Links of messages: whoever has one may follow it, once, while it holds; nobody can make one.
@Suite(.serialized)
struct LinkTests {
    /// An installation that follows links, and what a message would link to.
    private struct Scene {
        let ground: ServeGround
        let signer: LinkSigner
        let incident: Int64
        let other: Int64

        init() async throws {
            ground = try await ServeGround(companion: "forms: true, links: true")
            let now = Timestamp(seconds: Int64(Date().timeIntervalSince1970))
            let folder = ground.folder.path
            let store = try Store(path: "\(folder)/demo.sqlite", backups: "\(folder)/backups", now: now)
            signer = try LinkSigner(store)
            let active = try store.alertPages(now: now).pages.alerts.filter { $0.phase.isActive }
            incident = try #require(active.compactMap(\.incident).first)
            other = incident + 1
        }

        func link(_ kind: MessageAction.Kind, _ incident: Int64? = nil, in seconds: Int64 = 3600) -> SignedLink {
            SignedLink(
                kind: kind, incident: incident ?? self.incident, message: 7, receiver: "ops & co",
                expiresAt: Timestamp(seconds: Int64(Date().timeIntervalSince1970) + seconds))
        }

        /// Path and query.
        func target(_ link: SignedLink) -> String { signer.address(of: link, baseURL: "") }

        func ask(_ target: String, from address: String = "192.0.2.1") throws -> RawClient.Reply {
            try ground.send("GET", target, headers: ["X-Forwarded-For": address])
        }

        func follow(_ target: String, from address: String = "192.0.2.1") throws -> RawClient.Reply {
            let query = target.split(separator: "?", maxSplits: 1).last.map(String.init) ?? ""
            return try ground.send(
                "POST", "/actions/link", query, type: "application/x-www-form-urlencoded", headers: ["X-Forwarded-For": address])
        }
    }

    @Test("asking changes nothing, however often; following acknowledges, once, in the name of the link")
    func acknowledge() async throws {
        let scene = try await Scene()
        let target = scene.target(scene.link(.acknowledge))
        for _ in 0..<3 {
            let question = try scene.ask(target)
            #expect(question.status == 200 && question.text.contains("incident \(scene.incident)"), "\(question.text)")
            #expect(question.text.contains(#"method="post" action="link""#))
        }
        #expect(try await !scene.ground.dockstat(["audit", "list"]).contains("alert.acknowledge"))
        let done = try scene.follow(target)
        #expect(done.status == 303 && done.headers["location"] == "../incidents/\(scene.incident)/", "\(done.text)")
        #expect(try scene.ground.page("incidents/\(scene.incident)/index.html").contains("link to ops &amp; co"))
        let audit = try await scene.ground.dockstat(["audit", "list"])
        #expect(audit.contains("alert.acknowledge") && audit.contains("link to ops & co"), "\(audit)")
        #expect(try scene.ground.page("audit/index.html").contains("link in a message"))
        let again = try scene.follow(target)
        #expect(again.status == 409 && again.text.contains("used already"))
        #expect(try await scene.ground.dockstat(["audit", "verify"]).contains("as they were written"))
    }

    @Test("a link silences what the incident is about for an hour")
    func silence() async throws {
        let scene = try await Scene()
        #expect(try scene.follow(scene.target(scene.link(.silence))).status == 303)
        let list = try await scene.ground.dockstat(["silence", "list"])
        #expect(list.contains("link to ops & co"), "\(list)")
        let silences = try scene.ground.page("api/v2/silences.json")
        let ends = silences.matches(of: /"start":"([^"]+)","end":"([^"]+)"/).compactMap { match -> TimeInterval? in
            guard let from = try? Date(String(match.1), strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)),
                let to = try? Date(String(match.2), strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
            else { return nil }
            return to.timeIntervalSince(from)
        }
        #expect(ends.contains { abs($0 - 3600) < 1 } || silences.contains("link to ops"), "\(silences)")
    }

    @Test("an expired link, a changed one, and the signature of another one do nothing")
    func others() async throws {
        let scene = try await Scene()
        let good = scene.target(scene.link(.acknowledge))
        let expired = scene.target(scene.link(.acknowledge, in: -1))
        #expect(try scene.ask(expired).status == 410)
        #expect(try scene.follow(expired).status == 410)
        let foreign = scene.target(scene.link(.acknowledge, scene.other))
        let signature = try #require(foreign.split(separator: "&").last)
        let changed = [
            good.replacing("incident=\(scene.incident)", with: "incident=\(scene.other)"),
            good.replacing("do=acknowledge", with: "do=silence"), good.replacing("message=7", with: "message=8"),
            good.replacing(/until=\d+/, with: "until=99999999999"), good.replacing(/sig=.*/, with: "sig="),
            good.replacing(/&sig=.*/, with: ""), good + "&do=silence", good + "&back=%2F",
            good.replacing("until=", with: "until=0"),
            good.replacing(/sig=.*/, with: signature), good + "=",
        ]
        for (number, target) in changed.enumerated() {
            // Twenty wrong ones within a minute are all that an address has.
            let address = "192.0.2.\(number)"
            #expect(try scene.follow(target, from: address).status == 403, "\(target)")
            #expect(try scene.ask(target, from: address).status == 403, "\(target)")
        }
        let audit = try await scene.ground.dockstat(["audit", "list"])
        #expect(!audit.contains("alert.acknowledge") && audit.contains("link.follow"), "\(audit)")
    }

    @Test("a form of another site does not follow a link, and without the setting nobody does")
    func elsewhere() async throws {
        let scene = try await Scene()
        let query = try #require(scene.target(scene.link(.acknowledge)).split(separator: "?").last)
        let reply = try scene.ground.send(
            "POST", "/actions/link", String(query), type: "application/x-www-form-urlencoded",
            headers: ["Origin": "https://evil.example"])
        #expect(reply.status == 403)
        #expect(try scene.ground.send("HEAD", scene.target(scene.link(.acknowledge))).status == 200)
        #expect(try await !scene.ground.dockstat(["audit", "list"]).contains("alert.acknowledge"))
        let ground = try await ServeGround()
        #expect(try ground.send("GET", scene.target(scene.link(.acknowledge))).status == 404)
    }

    @Test("a message that goes out offers what its incident allows, each message its own links")
    func offers() throws {
        let now = Timestamp(seconds: 1_800_000_000)
        let signer = LinkSigner(secret: "s")
        var message = AlertMessage(kind: .opened, time: now, site: "Site", baseURL: "https://status.example.org")
        message.incident = AlertMessage.IncidentSummary(
            id: 3, title: [:], severity: .critical, openedAt: now, resolvedAt: nil, group: [:], acknowledgedBy: nil)
        var entry = OutboxEntry(
            id: 7, key: "k", receiver: "ops", incident: 3, message: message, state: .due, createdAt: now, nextAttemptAt: now)
        func offered() -> [MessageAction] {
            signer.actions(for: entry, baseURL: "https://status.example.org", lifetime: .hours(24), now: now)
        }
        let first = offered()
        #expect(first.map(\.kind) == [.acknowledge, .silence])
        #expect(first.allSatisfy { $0.url.hasPrefix("https://status.example.org/actions/link?do=") })
        #expect(first.allSatisfy { $0.expiresAt == now + .hours(24) })
        entry.id = 8
        #expect(Set(offered().map(\.url)).isDisjoint(with: first.map(\.url)))
        entry.message.incident?.acknowledgedBy = "anna"
        #expect(offered().map(\.kind) == [.silence])
        entry.message.incident?.resolvedAt = now
        #expect(offered() == [])
        entry.message.incident = nil
        entry.message.kind = .test
        #expect(offered() == [])
    }
}
