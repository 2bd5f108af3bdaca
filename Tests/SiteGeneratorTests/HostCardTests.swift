import DockStatModel
import SiteGenerator
import Testing

struct HostCardTests {
    @Test("a host that was never reached says so, and not how many containers it had")
    func neverReached() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.containers.removeAll { $0.identity.host == "beta" }
        try sample.publish()
        #expect(try folder.text("hosts/beta/index.html").contains("0 when last seen"))
        sample.data.hosts[1].lastReached = nil
        try sample.publish()
        for page in ["index.html", "hosts/beta/index.html"] {
            let text = try folder.text(page)
            #expect(text.contains("<dt>Containers</dt><dd>never reached</dd>") && !text.contains("when last seen"), "\(page)")
        }
    }
}
