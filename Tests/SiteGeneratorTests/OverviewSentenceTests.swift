import DockStatModel
import Foundation
import SiteGenerator
import Testing

struct OverviewSentenceTests {
    /// `u` up, `d` down, `g` degraded, `?` unknown, `p` paused, `s` stopped.
    @Test(
        "the first sentence answers whether everything is all right",
        arguments: [
            ("u", 0, "The container is up."), ("uu", 0, "Both containers are up."), ("uuus", 0, "All three containers are up."),
            ("ud", 0, "One of two containers is down."), ("udd", 0, "Two of three containers are down."),
            ("ug", 0, "One of two containers is unhealthy."), ("dg", 0, "One of two containers is down, one is unhealthy."),
            ("u?", 1, "What we can see is up; one host of two cannot be reached; the state of one container is unknown."),
            ("uup", 0, "Two containers are up, one is paused."), ("ss", 0, "Nothing is running, and nothing should be."),
            ("", 0, "There are no containers."), ("d", 0, "The container is down."), ("p", 0, "Nothing is down, one is paused."),
        ])
    func sentence(states: String, silent: Int, expected: String) throws {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        if silent == 0 { sample.data.hosts.removeLast() }
        let words: [Character: ServiceState] = ["u": .up, "d": .down, "g": .degraded, "?": .unknown, "p": .paused, "s": .stopped]
        sample.data.containers = states.enumerated().compactMap { index, letter in
            words[letter].map { SampleSite.container("c\(index)", service: $0, state: .running) }
        }
        _ = try SiteGenerator(settings: sample.settings).publish(sample.data, changed: []) { _, _ in [:] }
        let json = try #require(JSONSerialization.jsonObject(with: folder.bytes("api/v2/status.json")) as? [String: Any])
        #expect(json["summary"] as? String == expected)
    }
}
