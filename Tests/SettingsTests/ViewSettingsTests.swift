import DockStatModel
import Settings
import Testing

struct ViewSettingsTests {
    @Test("a view is as the site is, but for what it says")
    func views() throws {
        let configuration = try load(
            """
            title: Everything
            base_url: https://ops.example.org
            language: de
            footer: Example Ltd.
            views:
              - name: private
              - name: public
                output: status
                title: Our services
                base_url: https://status.example.org
                language: en
                time_zone: Europe/Berlin
                include: { labels: { dockstat.public: "true" } }
                exclude: { stacks: internal }
                rename: { hosts: { web-1: Website }, containers: { web-1/nginx: Shop } }
                redact: [images, ports]
            """
        ).configuration
        let sites = configuration.sites
        #expect(sites.map(\.name) == ["private", "public"])
        #expect(sites.map(\.isPartial) == [false, true])
        #expect(sites.first?.output == configuration.output)
        #expect(sites.first?.baseURL == "https://ops.example.org")
        #expect(sites.map(\.title) == ["Everything", "Our services"])
        #expect(sites.map(\.language) == ["de", "en"])
        #expect(sites.map(\.footer) == ["Example Ltd.", "Example Ltd."])
        let view = try #require(sites.last)
        #expect(view.output.hasSuffix("/status"))
        #expect(view.include.labels == ["dockstat.public": "true"])
        #expect(view.exclude?.stacks == ["internal"])
        #expect(view.hostNames == ["web-1": "Website"] && view.containerNames == ["web-1/nginx": "Shop"])
        #expect(view.redact == [.images, .ports])
    }

    @Test("without views there is one site with everything, and a view elsewhere has no address that is not its own")
    func none() throws {
        let configuration = try load("base_url: https://ops.example.org\n").configuration
        #expect(configuration.sites.count == 1)
        #expect(configuration.sites.first?.isPartial == false)
        let views = try load("base_url: https://ops.example.org\nviews: [{ name: a, output: b }]\n").configuration.sites
        #expect(views.map(\.baseURL) == [nil])
    }

    @Test(
        "what is wrong with a view is told at its place",
        arguments: [
            ("views: [{ name: a }, { name: b }]", "views[1].output: is missing, and views[0] is written to"),
            ("views: [{ name: a, output: x }, { name: b, output: ./x }]", "views[1].output: is the folder of views[0] already"),
            ("views: [{ name: a, output: x }, { name: a, output: y }]", "is the name of views[0] already"),
            ("views: [{ output: x }]", "views[0].name: is missing"),
            ("views: [{ name: a, redact: [image] }]", "did you mean images"),
            ("views: [{ name: a, exclude: {} }]", "views[0].exclude: says nothing"),
            ("views: [{ name: a, include: { rules: x } }]", "unknown key"),
            ("views: [{ name: a, logo: logo.html }]", "views[0].logo: found \"logo.html\""),
        ])
    func misfits(yaml: String, expected: String) throws {
        let told = try mistakes(yaml)
        #expect(told.contains { $0.contains(expected) }, "\(told)")
    }
}
