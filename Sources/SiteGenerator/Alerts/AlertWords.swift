import DockStatModel

extension RenderContext {
    /// The text in the site's language, else in English, else in any.
    func words(_ texts: [String: String]) -> String {
        let language = settings.language.split(separator: "-").first.map { $0.lowercased() } ?? "en"
        return texts[language] ?? texts["en"] ?? texts.min { $0.key < $1.key }?.value ?? ""
    }

    /// What an alert says, or its rule where it says nothing.
    func title(of alert: Alert) -> String {
        let summary = words(alert.summary)
        return summary.isEmpty ? "\(alert.rule): \(subjectText(alert.subject))" : summary
    }

    func title(of incident: Incident) -> String {
        let title = words(incident.title)
        return title.isEmpty ? "Incident \(incident.id)" : title
    }

    /// `web on alpha`, `host alpha`, `receiver ops`, as text.
    func subjectText(_ subject: AlertSubject) -> String {
        switch subject {
        case .job: "DockStat itself"
        case .host(let name): "host \(CleanText.line(name, limit: 120))"
        case .receiver(let name): "receiver \(CleanText.line(name, limit: 120))"
        case .container(let identity):
            "\(CleanText.line(alerts.container(identity)?.name ?? identity.shortName, limit: 120)) on \(CleanText.line(identity.host, limit: 120))"
        }
    }

    /// The page a subject is shown on, where there is one; relative to the output folder.
    func page(of subject: AlertSubject) -> String? {
        switch subject {
        case .job: return AboutPage.path
        case .receiver: return SitePaths.notifications
        case .host(let name): return host(named: name).map { SitePaths.host($0.slug) }
        case .container(let identity):
            guard let container = alerts.container(identity) else { return nil }
            let page = page(of: container)
            return existing.contains(page) ? page : nil
        }
    }

    func subject(_ subject: AlertSubject, from path: String) -> Markup {
        let words: Markup =
            switch subject {
            case .job: "DockStat itself"
            case .host(let name): "host \(Markup.name(name))"
            case .receiver(let name): "receiver \(Markup.name(name))"
            case .container(let identity):
                "\(Markup.name(alerts.container(identity)?.name ?? identity.shortName)) on \(Markup.name(identity.host))"
            }
        guard let page = page(of: subject) else { return words }
        return "<a href=\"\(NotePath.relative(page, from: path))\">\(words)</a>"
    }

    /// With its page, once that is there.
    func link(to alert: Alert, from path: String, words: Markup? = nil) -> Markup {
        let words = words ?? "<bdi>\(title(of: alert), limit: 300)</bdi>"
        let page = SitePaths.alert(alert.id)
        guard page != path, existing.contains(page) else { return words }
        return "<a href=\"\(NotePath.relative(page, from: path))\">\(words)</a>"
    }

    func link(to incident: Incident, from path: String) -> Markup {
        let words: Markup = "<bdi>\(title(of: incident), limit: 300)</bdi>"
        let page = SitePaths.incident(incident.id)
        guard page != path, existing.contains(page) else { return words }
        return "<a href=\"\(NotePath.relative(page, from: path))\">\(words)</a>"
    }

    /// Why nothing is sent about it, as a clause.
    func words(for mute: Alert.Mute) -> String {
        switch mute {
        case .silence(let id):
            guard let silence = alerts.silence(id) else { return "silence \(id) held" }
            return
                "silence \(id) by \(CleanText.line(silence.author, limit: 80)) holds until \(clock.exactText(silence.end)) (\(CleanText.line(silence.reason, limit: 200)))"
        case .maintenance(let name):
            let end = alerts.running.first { $0.window == name }.map { " until \(clock.exactText($0.to))" } ?? ""
            return "the maintenance window \(CleanText.line(name, limit: 120)) is open\(end)"
        case .inhibited(let host): return "host \(CleanText.line(host, limit: 120)) has an alert of its own, which stands for it"
        case .flapping: return "it flaps, and further messages wait until it is calm"
        }
    }

    /// `acknowledged by anna: looking into it`
    func words(for acknowledgement: Acknowledgement) -> String {
        let reason = CleanText.line(acknowledgement.reason, limit: 300)
        return "acknowledged by \(CleanText.line(acknowledgement.by, limit: 80))" + (reason.isEmpty ? "" : ": \(reason)")
    }
}

extension ContainerIdentity {
    /// Of a container that is gone: what its key tells.
    fileprivate var shortName: String {
        if key.hasPrefix("name:") { return String(key.dropFirst("name:".count)) }
        return key.hasPrefix("compose:") ? String(key.dropFirst("compose:".count)) : key
    }
}

extension ClockText {
    /// `2026-11-23 12:34:15`: the same words on every day, so that a page which shows it need not change.
    func exactText(_ time: Timestamp) -> String {
        let text = full(time)
        return text.lastIndex(of: " ").map { String(text[..<$0]) } ?? text
    }

    func exact(_ time: Timestamp) -> Markup { "<time datetime=\"\(ClockText.iso(time))\">\(exactText(time))</time>" }
}

extension Duration {
    /// Without milliseconds from a second on.
    var rough: String {
        let milliseconds = inMilliseconds
        return milliseconds < 1000 ? text : Duration.milliseconds(milliseconds / 1000 * 1000).text
    }
}
