import DockStatModel
import DockerEngine
import Foundation
import ImageRegistry
import TestSupport
import Testing
import Transfer

@Suite(.serialized) struct RegistryClientTests {
    private let registry = RegistryClient(client: TransferClient())

    @Test("an image that a real engine pushed to a real registry is current, until the tag stands for another one")
    func pushed() async throws {
        let engine = try await RealEngine.shared()
        let port = try freePort()
        let folder = try makeTemporaryFolder("dockstat-registry")
        try """
        version: 0.1
        storage: { filesystem: { rootdirectory: \(folder)/data } }
        http: { addr: "127.0.0.1:\(port)" }
        """.write(toFile: "\(folder)/config.yml", atomically: true, encoding: .utf8)
        let running = try Supervised(
            script: """
                docker-registry serve \(folder)/config.yml >\(folder)/log 2>&1 </dev/null &
                registry=$!
                cat >/dev/null
                kill $registry
                rm -rf \(folder)
                """, log: "\(folder)/supervisor")
        defer { running.release() }
        let name = "localhost:\(port)/team/app:1"
        try await engine.docker("tag", "busybox:local", name)
        #expect(try await eventually { (try? await engine.docker("push", name)) != nil })

        let image = try #require(ImageReference(name))
        let offered = try await registry.digest(of: image).get()
        let (imageID, inventory) = try await self.inventory(of: engine, name)
        #expect(
            OutdatedImages.isOutdated(image: image, imageID: imageID, inventory: inventory, registryDigest: offered) == false)

        try await engine.docker("create", "--name", "registry-other", "busybox:local", "true")
        try await engine.docker("commit", "registry-other", name)
        try await engine.docker("push", name)
        let newer = try await registry.digest(of: image).get()
        #expect(
            OutdatedImages.isOutdated(image: image, imageID: imageID, inventory: inventory, registryDigest: newer) == true)

        var missing = image
        missing.tag = "2"
        await #expect(throws: RegistryClient.Failure.self) { try await registry.digest(of: missing).get() }
    }

    private func inventory(of engine: RealEngine, _ name: String) async throws -> (String, HostInventory) {
        let host = HostConfiguration(name: "local", engine: engine.address)
        let poller = EnginePoller(host: host, connection: CurlEngineConnection(host: host, client: TransferClient()))
        let reading = await poller.poll(context: .first, now: Timestamp(seconds: Int64(Date().timeIntervalSince1970)))
        guard case .reachable(let snapshot) = reading.outcome else { throw ToolFailure("\(reading.outcome)") }
        let inventory = try #require(snapshot.inventory)
        return (try #require(inventory.images.first { $0.tags.contains(name) }).id, inventory)
    }

    @Test("a registry that wants a token is given one for just that repository; its refusals are told in a sentence")
    func token() async throws {
        let peer = try Peer("ImageRegistryTests/Peers/token-registry.py")
        let port = peer.greeting
        let image = try #require(ImageReference("127.0.0.1:\(port)/team/app"))
        #expect(try await registry.digest(of: image).get() == "sha256:" + String(repeating: "ab", count: 32))
        for (tag, word) in [("busy", "too often"), ("none", "has no team/app:none")] {
            var other = image
            other.tag = tag
            guard case .failure(let failure) = await registry.digest(of: other) else {
                Issue.record("\(tag) has a digest")
                continue
            }
            #expect(failure.message.contains(word))
        }
        peer.end()
        let isGone = try await eventually {
            if case .failure = await registry.digest(of: image) { true } else { false }
        }
        #expect(isGone, "nobody answers, and yet there is a digest")
    }
}
