import Foundation
import TestSupport
import Testing
import Transfer

struct TransferClientTests {
    private let client = TransferClient()

    private func text(_ response: TransferResponse) -> String { String(decoding: response.body, as: UTF8.self) }

    @Test("method, headers and body arrive as given")
    func echo() async throws {
        let server = try FaultServer(.echo)
        defer { server.stop() }
        var request = TransferRequest(url: "\(server.url)/a/b?c=d")
        request.method = "PUT"
        request.headers = [TransferHeader(name: "X-One", value: "1"), TransferHeader(name: "X-Empty", value: "")]
        request.body = Data("hello".utf8)
        let response = try await client.perform(request).get()
        let received = text(response)
        #expect(response.status == 200)
        #expect(response.header("content-type") == "application/json")
        #expect(received.hasPrefix("PUT /a/b?c=d HTTP/1.1\r\n"))
        #expect(received.contains("\r\nX-One: 1\r\n"))
        #expect(received.contains("\r\nX-Empty:\r\n"))
        #expect(received.hasSuffix("\r\n\r\nhello"))
    }

    @Test("a unix socket is reached by its path, and connections are used again")
    func unixSocket() async throws {
        let folder = try makeTemporaryFolder("dockstat-transfer")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let server = try FaultServer(.table(["/x": "here"]), unix: "\(folder)/s")
        defer { server.stop() }
        var request = TransferRequest(url: "http://localhost/x")
        request.unixSocket = "\(folder)/s"
        for _ in 0..<5 { #expect(text(try await client.perform(request).get()) == "here") }
        #expect(server.accepted == 1)
    }

    @Test("a batch comes back in its order, each with its own outcome")
    func batch() async throws {
        let server = try FaultServer(.table(["/1": "one", "/2": "two"]))
        defer { server.stop() }
        let requests = ["/1", "/nothing", "/2"].map { TransferRequest(url: server.url + $0) }
        let answers = await client.perform(requests + [TransferRequest(url: "ftp://x/")], within: .seconds(10))
        #expect(answers.map { try? $0.get().status } == [200, 404, 200, nil])
        #expect(answers.compactMap { try? text($0.get()) }.prefix(1) == ["one"])
        #expect(throws: TransferError.self) { try answers[3].get() }
    }

    @Test(
        "what a peer does wrong has its kind",
        arguments: [
            (FaultServer.Behaviour.garbage, TransferError.Kind.garbled), (.closeMidway, .closed), (.hang, .timeout),
            (.drip, .timeout), (.flood, .tooLarge), (.headerFlood, .garbled),
        ])
    func faults(behaviour: FaultServer.Behaviour, kind: TransferError.Kind) async throws {
        let server = try FaultServer(behaviour)
        defer { server.stop() }
        var request = TransferRequest(url: "http://user:secret@127.0.0.1:\(server.port)/path-with-secret")
        request.timeout = .seconds(kind == .timeout ? 1 : 20)
        let begin = ContinuousClock.now
        let result = await client.perform(request)
        let error = #expect(throws: TransferError.self) { try result.get() }
        #expect(error?.kind == kind, "\(String(describing: error))")
        #expect(error?.message.contains("secret") == false)
        #expect(error?.message.contains("127.0.0.1:\(server.port)") == true)
        #expect(ContinuousClock.now - begin < .seconds(15))
    }

    @Test("nothing listens, no such socket, no such name, no URL, a header with a line break: each has its kind")
    func neverSent() async throws {
        func kind(_ request: TransferRequest) async -> TransferError.Kind? {
            guard case .failure(let error) = await client.perform(request) else { return nil }
            return error.kind
        }
        #expect(await kind(TransferRequest(url: "http://127.0.0.1:\(try freePort())/")) == .refused)
        var socket = TransferRequest(url: "http://localhost/")
        socket.unixSocket = "/tmp/there-is-no-such-socket"
        #expect(await kind(socket) == .refused)
        socket.unixSocket = "/tmp/" + String(repeating: "x", count: 200)
        #expect(await kind(socket) != nil)
        #expect(await kind(TransferRequest(url: "http://no-such-name.invalid/")) == .address)
        #expect(await kind(TransferRequest(url: "file:///etc/passwd")) == .invalid)
        #expect(await kind(TransferRequest(url: "")) == .invalid)
        #expect(await kind(TransferRequest(url: "http://\0/")) == .invalid)
        var header = TransferRequest(url: "http://127.0.0.1:1/")
        header.headers = [TransferHeader(name: "X", value: "1\r\nY: 2")]
        #expect(await kind(header) == .invalid)
    }

    @Test("a deadline ends the whole batch, what waits in the queue included")
    func deadline() async throws {
        let server = try FaultServer(.hang)
        defer { server.stop() }
        let client = TransferClient(limits: TransferLimits(total: 1, perHost: 1))
        let begin = ContinuousClock.now
        let answers = await client.perform(
            Array(repeating: TransferRequest(url: server.url), count: 5), within: .milliseconds(300))
        #expect(ContinuousClock.now - begin < .seconds(8))
        for answer in answers {
            let error = #expect(throws: TransferError.self) { try answer.get() }
            #expect(error?.kind == .timeout)
        }
    }

    @Test("a peer that hangs delays no other, even where it takes all it is allowed")
    func independence() async throws {
        let stuck = try FaultServer(.hang)
        let quick = try FaultServer(.status(204, ""))
        defer {
            stuck.stop()
            quick.stop()
        }
        let client = TransferClient(limits: TransferLimits(total: 4, perHost: 2))
        async let hanging = client.perform(Array(repeating: TransferRequest(url: stuck.url), count: 10), within: .seconds(8))
        let begin = ContinuousClock.now
        let answers = await client.perform(Array(repeating: TransferRequest(url: quick.url), count: 10), within: .seconds(20))
        #expect(ContinuousClock.now - begin < .seconds(8))
        #expect(answers.compactMap { try? $0.get().status } == Array(repeating: 204, count: 10))
        #expect(await hanging.count == 10)
    }

    @Test("cancelling the task ends its requests at once, queued ones too")
    func cancellation() async throws {
        let server = try FaultServer(.hang)
        defer { server.stop() }
        let client = TransferClient(limits: TransferLimits(total: 1, perHost: 1))
        let url = server.url
        let task = Task { await client.perform([TransferRequest(url: url), TransferRequest(url: url)], within: .seconds(60)) }
        #expect(try await eventually { !server.requests.isEmpty })
        task.cancel()
        for answer in await task.value {
            let error = #expect(throws: TransferError.self) { try answer.get() }
            #expect(error?.kind == .cancelled)
        }
    }

    @Test("a task cancelled before it asks gets the same")
    func cancelledBefore() async throws {
        let server = try FaultServer(.hang)
        defer { server.stop() }
        let url = server.url
        let client = client
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await client.perform(TransferRequest(url: url))
        }
        let result = await task.value
        let error = #expect(throws: TransferError.self) { try result.get() }
        #expect(error?.kind == .cancelled)
    }

    @Test("a stream gives its head, then its body, and ends with it")
    func stream() async throws {
        let server = try FaultServer(.status(200, "hello"))
        defer { server.stop() }
        var body = Data()
        var status: Int?
        for try await part in client.stream(TransferRequest(url: server.url)) {
            switch part {
            case .head(let received, _): status = received
            case .body(let bytes): body += bytes
            }
        }
        #expect(status == 200)
        #expect(body == Data("hello".utf8))
    }

    @Test("leaving a stream closes its connection; one that breaks off throws")
    func streamEnds() async throws {
        let server = try FaultServer(.drip)
        let broken = try FaultServer(.closeMidway)
        defer {
            server.stop()
            broken.stop()
        }
        var request = TransferRequest(url: server.url)
        request.timeout = nil
        var count = 0
        for try await part in client.stream(request) {
            if case .body = part { count += 1 }
            if count == 3 { break }
        }
        #expect(try await eventually { server.open == 0 })

        let error = await #expect(throws: TransferError.self) {
            for try await _ in client.stream(TransferRequest(url: broken.url)) {}
        }
        #expect(error?.kind == .closed)
    }

    @Test("a client that goes away leaves no thread or connection behind")
    func closing() async throws {
        let server = try FaultServer(.status(200, "x"))
        defer { server.stop() }
        do {
            let client = TransferClient()
            #expect(try await client.perform(TransferRequest(url: server.url)).get().status == 200)
            #expect(server.open == 1)
        }
        #expect(try await eventually { server.open == 0 })
    }

    @Test("a thousand requests through two hundred places all come back")
    func many() async throws {
        let server = try FaultServer(.status(200, "x"))
        defer { server.stop() }
        let answers = await client.perform(
            Array(repeating: TransferRequest(url: server.url), count: 1000), within: .seconds(60))
        #expect(answers.count { (try? $0.get().status) == 200 } == 1000)
        #expect(server.accepted <= 200)
    }
}
