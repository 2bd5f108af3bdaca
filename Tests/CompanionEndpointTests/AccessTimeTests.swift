import DockStatModel
import Foundation
import HTTPTypes
import Operations
import Storage
import Synchronization
import Testing

@testable import CompanionEndpoint

/// What time does to keys, sessions and guesses: the endpoint without a socket, over a real database, at times of the test's own.
struct AccessTimeTests {
    private final class Clock: Sendable {
        private let time = Mutex(Timestamp(milliseconds: 1_800_000_000_000))

        var now: Timestamp { time.withLock { $0 } }

        func pass(_ duration: Duration) { time.withLock { $0 = $0 + duration } }
    }

    private struct Ground {
        let folder: TemporaryFolder
        let store: Store
        let clock = Clock()
        let endpoint: Endpoint

        init() throws {
            folder = try TemporaryFolder()
            let store = try Store(path: "\(folder.path)/data.sqlite", backups: "\(folder.path)/backups", now: clock.now)
            self.store = store
            let workplace = Workplace(store: store) {
                Configuration(database: "", output: "", backupDirectory: "")
            }
            let clock = clock
            var settings = EndpointSettings()
            settings.sessionLength = .hours(1)
            endpoint = Endpoint(
                workplace, settings: settings, use: UseCounter(workplace), now: { clock.now }, publish: { true },
                html: { page, _ in "\(page)" }, log: { _ in })
        }

        func makeKey(for length: Duration?) throws -> String {
            let change = CreateKey("bot", [.alerts], for: length)
            _ = try Operations(store).perform(change, by: Author(name: "root", source: .commandLine), now: clock.now)
            return change.secret
        }

        func send(
            _ method: String, _ target: String, _ body: String, _ headers: [HTTPField.Name: String],
            from address: String = "192.0.2.7"
        ) async throws -> EndpointAnswer {
            var fields = HTTPFields()
            for (name, value) in headers { fields[name] = value }
            let request = try #require(
                IncomingRequest(
                    method: method, target: target, headers: fields, body: Data(body.utf8), peer: address,
                    trace: RequestTrace()))
            return await endpoint.answer(request)
        }

        /// Who shows no key.
        func stranger(_ address: String) async throws -> Int {
            let answer = try await send("POST", "/api/v2/outbox/retry", "", [:], from: address)
            return answer.status
        }

        func silence(_ key: String, _ more: [HTTPField.Name: String] = [:]) async throws -> Int {
            try await send(
                "POST", "/api/v2/silences", #"{"hosts": ["a"], "for": "1h"}"#,
                more.merging([.authorization: "Bearer \(key)", .contentType: "application/json"]) { $1 }
            ).status
        }
    }

    @Test("a key holds until its end, and is refused as an expired one from then on")
    func expiry() async throws {
        let ground = try Ground()
        let key = try ground.makeKey(for: .hours(2))
        ground.clock.pass(.minutes(119))
        #expect(try await ground.silence(key) == 201)
        ground.clock.pass(.minutes(1))
        #expect(try await ground.silence(key) == 401)
        let last = try #require(try ground.store.auditEntries(limit: 1).first)
        #expect(last.outcome == .refused && last.reason.contains("expired") && last.actor == "bot")
    }

    @Test("a session ends by itself, and with its key")
    func sessions() async throws {
        let ground = try Ground()
        let key = try ground.makeKey(for: .minutes(30))
        let form = [HTTPField.Name.contentType: "application/x-www-form-urlencoded"]
        let signedIn = try await ground.send("POST", "/actions/sign-in", "key=\(key)", form)
        let setting = try #require(signedIn.fields.first { $0.0 == "Set-Cookie" }?.1)
        // The key ends before the hour is over.
        #expect(setting.contains("Max-Age=1800"))
        let cookie = form.merging([.cookie: String(setting.prefix { $0 != ";" })]) { $1 }
        let asked = "hosts=a&for=1h"
        ground.clock.pass(.minutes(29))
        #expect(try await ground.send("POST", "/actions/silence.add", asked, cookie).status == 200)
        ground.clock.pass(.minutes(1))
        let late = try await ground.send("POST", "/actions/silence.add", asked, cookie)
        #expect(late.status == 401)
    }

    @Test("an address that guessed may try again after a minute; a valid key of it waits too")
    func guessing() async throws {
        let ground = try Ground()
        let key = try ground.makeKey(for: nil)
        for _ in 0..<20 { #expect(try await ground.silence("wrong") == 401) }
        #expect(try await ground.silence(key) == 429)
        ground.clock.pass(.seconds(61))
        #expect(try await ground.silence(key) == 201)
    }

    @Test("strangers make the audit log grow by so much and no more; how many more there were is told in one line")
    func flood() async throws {
        let ground = try Ground()
        func lines() throws -> [AuditEntry] { try ground.store.auditEntries(limit: 2000) }
        // One of them, who shows nothing at all, is told to wait like one who guesses.
        for _ in 0..<20 { #expect(try await ground.stranger("192.0.2.1") == 401) }
        for _ in 0..<100 { #expect(try await ground.stranger("192.0.2.1") == 429) }
        #expect(try lines().count == 20)
        // Many of them.
        for number in 0..<1000 { #expect(try await ground.stranger("198.51.\(number / 250).\(number % 250)") == 401) }
        #expect(try lines().count == 200)
        ground.clock.pass(.minutes(11))
        #expect(try await ground.stranger("192.0.2.1") == 401)
        let told = try #require(try lines().first { $0.action == "access.flood" })
        #expect(told.reason.contains("920, from 821 addresses"), "\(told.reason)")
        #expect(try lines().count == 202)
        // Whoever has a key is told of as before.
        let key = try ground.makeKey(for: nil)
        #expect(try await ground.send("POST", "/api/v2/db/backup", "", [.authorization: "Bearer \(key)"]).status == 403)
        #expect(try lines().first?.actor == "bot")
    }

    @Test("what nobody expected is told to whoever runs it, and to nobody else")
    func unexpected() async throws {
        struct Secret: Error { var text = "swordfish" }
        let ground = try Ground()
        let (lines, clock) = (Lines(), ground.clock)
        let endpoint = Endpoint(
            ground.endpoint.workplace, settings: EndpointSettings(), use: ground.endpoint.use, now: { clock.now },
            publish: { true }, html: { _, _ in throw Secret() }, log: { lines.add($0) })
        let request = try #require(
            IncomingRequest(
                method: "GET", target: "/actions/sign-in", headers: HTTPFields(), body: Data(), peer: nil, trace: RequestTrace()))
        let answer = await endpoint.answer(request)
        let text = String(decoding: answer.body, as: UTF8.self)
        #expect(answer.status == 500 && text.contains("Something went wrong") && !text.contains("swordfish"), "\(text)")
        #expect(!lines.all.isEmpty && lines.all.allSatisfy { $0.contains("swordfish") })
    }

    private final class Lines: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] { lines.withLock { $0 } }
        func add(_ line: String) { lines.withLock { $0.append(line) } }
    }

    @Test("an Idempotency-Key is remembered for a day")
    func repetition() async throws {
        let ground = try Ground()
        let key = try ground.makeKey(for: nil)
        let name = try #require(HTTPField.Name("Idempotency-Key"))
        #expect(try await ground.silence(key, [name: "one"]) == 201)
        ground.clock.pass(.hours(23))
        #expect(try await ground.silence(key, [name: "one"]) == 201)
        #expect(try ground.store.auditEntries(limit: 10).filter { $0.action == "silence.add" }.count == 1)
        ground.clock.pass(.hours(2))
        #expect(try await ground.silence(key, [name: "one"]) == 201)
        #expect(try ground.store.auditEntries(limit: 10).filter { $0.action == "silence.add" }.count == 2)
    }
}
