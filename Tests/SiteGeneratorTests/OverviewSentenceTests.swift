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
        #expect(try status(states, silent: silent, alerts: []).summary == expected)
    }

    /// `f` firing, `i` firing and only for information, `c` firing and critical, `a` acknowledged, `s` silenced, `p` pending.
    @Test(
        "what fires is told of and makes the mood worse; what is silenced or pending does not",
        arguments: [
            ("uu", 0, "f", "Both containers are up, but one alert fires.", "warning"),
            ("uu", 0, "c", "Both containers are up, but one alert fires.", "bad"),
            ("uu", 0, "i", "Both containers are up, but one alert fires.", "good"),
            ("uu", 0, "a", "Both containers are up, but one alert fires and is acknowledged.", "warning"),
            ("uu", 0, "fa", "Both containers are up, but two alerts fire, one of them acknowledged.", "warning"),
            ("uu", 0, "aa", "Both containers are up, but two alerts fire, all acknowledged.", "warning"),
            ("uu", 0, "sp", "Both containers are up, but one alert is silenced or held back.", "good"),
            (
                "ud", 0, "ffss", "One of two containers is down, two alerts fire, two more are silenced or held back.", "bad"
            ), ("ud", 0, "fs", "One of two containers is down, one alert fires, one more is silenced or held back.", "bad"),
            ("ug", 0, "c", "One of two containers is unhealthy, one alert fires.", "bad"),
            ("", 0, "f", "There are no containers, but one alert fires.", "warning"),
            ("ss", 0, "f", "Nothing is running, and nothing should be, but one alert fires.", "warning"),
            ("u", 1, "c", "What we can see is up; one alert fires; one host of two cannot be reached.", "bad"),
        ])
    func alerts(states: String, silent: Int, alerts: String, expected: String, mood: String) throws {
        let status = try status(states, silent: silent, alerts: alerts.enumerated().map { alert($0 + 1, $1) })
        #expect(status.summary == expected)
        #expect(status.mood == mood)
    }

    @Test(
        "in German it has German grammar",
        arguments: [
            ("u", 0, "", "Der Container ist in Betrieb."), ("uu", 0, "", "Beide Container sind in Betrieb."),
            ("uuus", 0, "", "Alle drei Container sind in Betrieb."),
            ("ud", 0, "", "Einer von zwei Containern ist ausgefallen."),
            ("uddg", 0, "", "Zwei von vier Containern sind ausgefallen, einer ist ungesund."),
            ("udggg", 0, "", "Einer von fünf Containern ist ausgefallen, drei sind ungesund."),
            ("ug", 0, "", "Einer von zwei Containern ist ungesund."), ("d", 0, "", "Der Container ist ausgefallen."),
            (
                "u?", 1, "",
                "Was zu sehen ist, ist in Betrieb; einer von zwei Hosts ist nicht erreichbar; der Zustand eines Containers ist unbekannt."
            ),
            ("uup", 0, "", "Zwei Container sind in Betrieb, einer ist pausiert."),
            ("upp", 0, "", "Ein Container ist in Betrieb, zwei sind pausiert."),
            ("ss", 0, "", "Nichts läuft, und nichts sollte laufen."), ("", 0, "", "Es gibt keine Container."),
            ("uu", 0, "f", "Beide Container sind in Betrieb, aber ein Alarm ist aktiv."),
            ("uu", 0, "faa", "Beide Container sind in Betrieb, aber drei Alarme sind aktiv, zwei davon bestätigt."),
        ])
    func german(states: String, silent: Int, alerts: String, expected: String) throws {
        let folder = try TemporaryFolder()
        try publish(states, silent: silent, alerts: alerts.enumerated().map { alert($0 + 1, $1) }, language: "de", to: folder)
        let heading = try folder.text("index.html").firstMatch(of: /<h1><span class="mood [a-z]+">([^<]*)</)
        #expect(heading.map { String($0.output.1) } == expected)
    }

    private func alert(_ id: Int, _ letter: Character) -> Alert {
        let severity: Severity = letter == "c" ? .critical : letter == "i" ? .info : .warning
        var alert = SampleAlerts.alert(
            Int64(id), "cpu-high", .host("alpha"), letter == "p" ? .pending : .firing, severity: severity, "busy")
        if letter == "a" { alert.acknowledgement = Acknowledgement(by: "anna", reason: "", time: SampleSite.now) }
        if letter == "s" { alert.mutedBy = .silence(1) }
        return alert
    }

    private func publish(
        _ states: String, silent: Int, alerts: [Alert], language: String, to folder: TemporaryFolder
    ) throws {
        var sample = SampleSite(output: folder.path)
        if silent == 0 { sample.data.hosts.removeLast() }
        let words: [Character: ServiceState] = ["u": .up, "d": .down, "g": .degraded, "?": .unknown, "p": .paused, "s": .stopped]
        sample.data.containers = states.enumerated().compactMap { index, letter in
            words[letter].map { SampleSite.container("c\(index)", service: $0, state: .running) }
        }
        sample.data.alerting.alerts = alerts
        sample.settings.language = language
        _ = try SiteGenerator(settings: sample.settings).publish(sample.data, changed: []) { _, _ in [:] }
    }

    private func status(_ states: String, silent: Int, alerts: [Alert]) throws -> (summary: String?, mood: String?) {
        let folder = try TemporaryFolder()
        try publish(states, silent: silent, alerts: alerts, language: "en", to: folder)
        let json = try #require(JSONSerialization.jsonObject(with: folder.bytes("api/v2/status.json")) as? [String: Any])
        return (json["summary"] as? String, json["mood"] as? String)
    }
}
