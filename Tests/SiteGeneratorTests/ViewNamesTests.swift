import DockStatModel
import Testing

@testable import SiteGenerator

/// What things are called in a view, and what alerts about them say there.
struct ViewNamesTests {
    @Test("replicas of a service stay one service under a name of the view")
    func replicas() throws {
        let seen = stack { $0.redact = [.names] }
        #expect(seen.services.map(\.name) == ["service 1", "service 2"])
        #expect(seen.services.map { $0.containers.map(\.name) } == [["service 1", "service 1-2", "service 1-3"], ["service 2"]])
    }

    @Test("a service one of whose replicas is renamed is called as that is, and stays one")
    func renamedReplica() throws {
        let seen = stack { $0.containerNames = ["shop-web-2": "Front"] }
        #expect(seen.services.map(\.name) == ["Front", "db"])
        #expect(seen.services.first?.containers.map(\.name).sorted() == ["Front", "shop-web-1", "shop-web-3"])
    }

    private func stack(_ change: (inout ViewConfiguration) -> Void) -> Stack {
        var data = SampleSite(output: "").data
        data.containers = ["shop-web-1", "shop-web-2", "shop-web-3", "shop-db-1"].map { name in
            var container = SampleSite.container(name, project: "shop", service: .up, state: .running)
            container.labels[ComposeLabel.service] = name.contains("web") ? "web" : "db"
            container.firstSeen = SampleSite.now - .days(name.contains("web") ? 3 : 2)
            return container
        }
        var view = ViewConfiguration(name: "part", output: "", title: "Part", language: "en", timeZone: "UTC")
        change(&view)
        return Stack(project: "", containers: ViewedSite(data, in: view).data.containers)
    }

    @Test("an open incident says what its alerts say, under the names of the view: of those that are in it and still fire")
    func titles() throws {
        let pages = try seen()
        #expect(pages.alerts.first?.summary["en"] == "service 2 on zqhost1 is down")
        #expect(pages.alerts.first?.summary["de"] == "service 2 auf zqhost1 ist ausgefallen")
        #expect(pages.incidents.first?.title["en"] == "stack 1, zqhost1: 2 alerts")
        let one = try seen(alerts: { $0[$0.count - 1].phase = .resolved })
        #expect(one.incidents.first?.title["en"] == "service 2 on zqhost1 is down")
        #expect(one.incidents.first?.isOpen == true)
        let none = try seen(alerts: { alerts in
            for index in alerts.indices where alerts[index].facts.container != "zqhidden" {
                alerts[index].phase = .resolved
                alerts[index].resolvedAt = SampleSite.now - .minutes(1)
            }
        })
        #expect(none.incidents.first?.resolvedAt == SampleSite.now - .minutes(1))
    }

    @Test("a rule's own summary, and what is no sentence of ours, is not repeated in a view with other names")
    func ownSummaries() throws {
        let own = try seen(rules: { $0[0].summary = "{{container}}: call zqbob" })
        #expect(own.alerts.first?.summary["en"] == "service 2 has an alert")
        let other = try seen(alerts: { $0[0].summary["en"] = "zqweb on zqhost1 is zqsecret" })
        #expect(other.alerts.first?.summary["en"] == "service 2 has an alert")
    }

    /// The scene's alerts in sentences of ours, and one more about another container of the same incident.
    private func seen(
        rules: (inout [Rule]) -> Void = { _ in }, alerts change: (inout [Alert]) -> Void = { _ in }
    ) throws -> AlertPages {
        var scene = try ViewScene(TemporaryFolder())
        scene.view.redact = [.names]
        scene.view.include.labels = ["zqlabel": "zqpublic"]
        var pages = scene.sample.data.alerting
        pages.rules = Rule.builtIn
        rules(&pages.rules)
        let containers = scene.sample.data.containers
        pages.alerts = pages.alerts.filter { $0.facts.container != nil }
        for index in pages.alerts.indices {
            let name = pages.alerts[index].facts.container ?? ""
            let host = pages.alerts[index].facts.host ?? ""
            pages.alerts[index].summary = ["en": "\(name) on \(host) is down", "de": "\(name) auf \(host) ist ausgefallen"]
        }
        var memory = SampleAlerts.alert(7, "memory-limit", .container(containers[1].identity), .firing, "")
        memory.facts.container = "zqdb"
        memory.incident = 1
        memory.summary = [
            "en": "zqdb on zqhost1 uses 99.4% of its memory limit",
            "de": "zqdb auf zqhost1 belegt 99,4\u{A0}% seiner Speichergrenze",
        ]
        pages.alerts.append(memory)
        pages.incidents[0].alerts.append(7)
        change(&pages.alerts)
        scene.sample.data.alerting = pages
        return ViewedSite(scene.sample.data, in: scene.view).data.alerting
    }
}
