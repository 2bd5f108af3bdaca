import DockStatModel
import ImageRegistry
import Testing

struct ImageReferenceTests {
    @Test(
        "a name is read as docker pull reads it",
        arguments: [
            ("nginx", "registry-1.docker.io", "library/nginx", "latest"),
            ("nginx:1.27", "registry-1.docker.io", "library/nginx", "1.27"),
            ("grafana/grafana:11", "registry-1.docker.io", "grafana/grafana", "11"),
            ("docker.io/library/redis", "registry-1.docker.io", "library/redis", "latest"),
            ("ghcr.io/its4nik/dockstat:v2", "ghcr.io", "its4nik/dockstat", "v2"),
            ("localhost:5000/app", "localhost:5000", "app", "latest"),
            ("registry.example.org/team/sub/app:2026-11", "registry.example.org", "team/sub/app", "2026-11"),
        ])
    func names(name: String, registry: String, repository: String, tag: String) throws {
        let reference = try #require(ImageReference(name))
        #expect(reference.registry == registry && reference.repository == repository && reference.tag == tag)
    }

    @Test(
        "ids, digests and what is no name are not asked for",
        arguments: ["sha256:0123", "nginx@sha256:00", "", "a b", "evil/../../x", "x:y:z?q=1", "host.example/x\r\nEvil: 1"])
    func noNames(name: String) {
        #expect(ImageReference(name) == nil)
    }

    private func inventory(_ digests: [String]?) -> HostInventory {
        HostInventory(
            images: [.init(id: "sha256:one", tags: ["nginx:1"], created: .epoch, size: 1, digests: digests)], networks: [],
            volumes: [])
    }

    @Test("an image is outdated where its repository's tag stands for another digest, unknown where the engine tells none")
    func outdated() throws {
        let image = try #require(ImageReference("nginx:1"))
        func isOutdated(_ digests: [String]?, _ offered: String) -> Bool? {
            OutdatedImages.isOutdated(
                image: image, imageID: "sha256:one", inventory: inventory(digests), registryDigest: offered)
        }
        #expect(isOutdated(["nginx@sha256:a"], "sha256:a") == false)
        #expect(isOutdated(["nginx@sha256:a"], "sha256:b") == true)
        #expect(isOutdated(["other@sha256:a"], "sha256:b") == nil)
        #expect(isOutdated([], "sha256:b") == nil)
        #expect(isOutdated(nil, "sha256:b") == nil)
    }
}
