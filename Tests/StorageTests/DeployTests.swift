import DockStatModel
import GRDB
import Testing

@testable import Storage

/// What the database knows of deploys.
struct DeployTests {
    private let identity = ContainerIdentity(host: "h", key: "compose:shop/web/1")

    private func observed(id: String, image: String, imageID: String) -> ContainerObservation {
        var seen = container(
            "shop-web-1", id: id,
            labels: ["com.docker.compose.project": "shop", "com.docker.compose.service": "web"])
        seen.image = image
        seen.imageID = imageID
        return seen
    }

    private func creation(_ time: Timestamp, id: String, _ image: String) -> EngineEvent {
        var told = event("create", time, id: id)
        told.image = image
        return told
    }

    @Test("a creation and the change of image it brought are one deploy; each stands alone without the other; newest first")
    func joined() throws {
        let fleet = try Fleet()
        try fleet.tick(at(0), [observed(id: "a", image: "web:1", imageID: "1")], events: [creation(at(-5), id: "a", "web:1")])
        try fleet.tick(at(15), [observed(id: "b", image: "web:2", imageID: "2")], events: [creation(at(8), id: "b", "web:2")])
        try fleet.tick(at(30), [observed(id: "c", image: "web:2", imageID: "2")], events: [creation(at(20), id: "c", "web:2")])
        try fleet.tick(at(45), [observed(id: "d", image: "web:3", imageID: "3")])
        let deploys = try fleet.store.deploys(since: at(-10))
        #expect(deploys.map(\.time) == [at(45), at(20), at(8), at(-5)])
        #expect(deploys.map { $0.change?.toImage } == ["web:3", nil, "web:2", nil])
        #expect(deploys.map(\.image).first == "web:3")
        #expect(deploys.allSatisfy { $0.container == identity && $0.name == "shop-web-1" })
        #expect(try fleet.store.deploys(since: at(16)).map(\.time) == [at(45), at(20)])
    }

    @Test("a container outside of projects has no deploys: nothing tells its recreation from another container of that name")
    func outsideOfProjects() throws {
        let fleet = try Fleet()
        try fleet.tick(at(0), [container("other")], events: [event("create", at(-5), id: "id-other")])
        #expect(try fleet.store.deploys(since: at(-10)).isEmpty)
    }
}
