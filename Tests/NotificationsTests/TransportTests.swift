import DockStatModel
import Foundation
import TestSupport
import Testing

@testable import Notifications

/// What holds for every receiver that is reached over HTTP: proxy, authorities, refused addresses, time limits.
struct TransportTests {
    @Test("a receiver's own proxy is asked, whatever its type", arguments: ["discord", "slack", "webhook"])
    func proxy(type: String) async throws {
        let proxy = try FaultServer(type == "slack" ? .status(200, "ok") : .status(204, ""))
        defer { proxy.stop() }
        let address = "http://hooks.example.invalid/path"
        var receiver: ReceiverConfiguration =
            type == "discord" ? .discord(address) : type == "slack" ? .slack(address) : .webhook(address)
        receiver.proxy = Secret(proxy.url)
        #expect(await receiver.deliver().isDelivered)
        let target = type == "discord" ? address + "?wait=true" : address
        #expect(proxy.requests == ["POST \(target) HTTP/1.1"])
    }

    @Test("a certificate of a private authority is trusted with ca_file, and not without")
    func authority() async throws {
        let certificates = try await TestCertificates()
        defer { try? FileManager.default.removeItem(atPath: certificates.folder) }
        let sink = try await Sink(certificates: certificates)
        var receiver = ReceiverConfiguration.webhook("\(sink.url)/hook/ok/secret-path")
        let refused = await receiver.deliver()
        #expect(refused.outcome == .retry(after: nil, pausesReceiver: false))
        #expect(refused.answer.contains("certificate") && !refused.answer.contains("secret"), "\(refused.answer)")
        #expect(try sink.requests.isEmpty)
        receiver.authorityFile = certificates.path("ca")
        #expect(await receiver.deliver().isDelivered)
        #expect(try sink.requests.count == 1)
    }

    @Test(
        "link-local and cloud-metadata addresses are refused for good unless allowed by name",
        arguments: ["http://169.254.169.254/latest/meta-data", "http://[fe80::1]/", "http://100.100.100.200/"])
    func metadata(address: String) async throws {
        var receiver = ReceiverConfiguration.webhook(address) { $0.allowsLinkLocal = false }
        let proxy = try FaultServer(.status(204, ""))
        defer { proxy.stop() }
        receiver.proxy = Secret(proxy.url)
        let refused = await receiver.deliver()
        #expect(refused.outcome == .failed(isReceiverBroken: true), "\(refused)")
        #expect(proxy.accepted == 0)
        receiver = .webhook(address) { $0.allowsLinkLocal = true }
        receiver.proxy = Secret(proxy.url)
        #expect(await receiver.deliver().isDelivered)
    }

    @Test("an attempt has 5 s to connect and 15 s in all")
    func timeouts() async throws {
        let full = try FullListener()
        let sink = try await Sink()
        defer { full.stop() }
        func measure(_ address: String) async -> (Duration, DeliveryResult) {
            let begin = ContinuousClock.now
            let result = await ReceiverConfiguration.webhook(address).deliver()
            return (ContinuousClock.now - begin, result)
        }
        async let connecting = measure("http://127.0.0.1:\(full.port)/")
        let (whole, silent) = await measure("\(sink.url)/hook/hang")
        let (connect, unheard) = await connecting
        #expect(connect >= .milliseconds(4900) && connect < .seconds(14), "\(connect)")
        #expect(whole >= .milliseconds(14_900) && whole < .seconds(45), "\(whole)")
        for result in [silent, unheard] { #expect(result.outcome == .retry(after: nil, pausesReceiver: false), "\(result)") }
    }
}
