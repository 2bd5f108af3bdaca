import DockStatModel
import Foundation
import SiteGenerator
import Testing

struct PublishingTests {
    @Test("a first tick writes a whole site")
    func wholeSite() throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path + "/public")
        if let keep = ProcessInfo.processInfo.environment["DOCKSTAT_SITE_SAMPLE"] { sample.settings.output = keep }
        let report = try sample.publish()
        #expect(report.failures.isEmpty)
        #expect(report.warnings.isEmpty)
        #expect(report.written.contains("index.html"))
    }
}
