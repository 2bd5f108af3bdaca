import DockStatModel

extension RenderContext {
    /// The text in the site's language, else in English, else in any.
    func words(_ texts: [String: String]) -> String {
        let language = words.tag.split(separator: "-").first.map { $0.lowercased() } ?? "en"
        if language != "en", let said = words.told.withReason(texts) { return Words.spaced(said) }
        return Words.spaced(texts[language] ?? texts["en"] ?? texts.min { $0.key < $1.key }?.value ?? "")
    }

    /// What an alert says, or its rule where it says nothing.
    func title(of alert: Alert) -> String {
        let summary = words(alert.summary)
        return summary.isEmpty ? "\(alert.rule): \(subjectText(alert.subject))" : summary
    }

    /// Of an open one what its alerts say at this moment: what was written when the last of them joined has older numbers.
    func title(of incident: Incident) -> String {
        let firing = alerts.firing(in: incident)
        return firing.isEmpty ? writtenTitle(of: incident) : words(incident.title(of: firing))
    }

    /// As it was when the last alert joined: for what has a time of its own.
    func writtenTitle(of incident: Incident) -> String {
        let title = words(incident.title)
        return title.isEmpty ? words("Incident \(incident.id)") : title
    }

    /// The highest that it had, and how grave it is now where that is less.
    func severity(of incident: Incident) -> Markup {
        let mark = incident.severity.mark(in: words, isOver: !incident.isOpen)
        guard let now = alerts.firing(in: incident).map(\.severity).max(), now < incident.severity else { return mark }
        return words.markup("\(mark), now \(now.mark(in: words))")
    }

    /// `web on alpha`, `host alpha`, `receiver ops`, as text.
    func subjectText(_ subject: AlertSubject) -> String {
        switch subject {
        case .job: words("DockStat itself")
        case .host(let name): words("host \(name, limit: 120)")
        case .receiver(let name): words("receiver \(name, limit: 120)")
        case .container(let identity):
            words(
                "\(alerts.container(identity)?.name ?? identity.shortName, limit: 120) on \(identity.host, limit: 120)")
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
        let text: Markup =
            switch subject {
            case .job: words.markup("DockStat itself")
            case .host(let name): words.markup("host \(Markup.name(name))")
            case .receiver(let name): words.markup("receiver \(Markup.name(name))")
            case .container(let identity):
                words.markup(
                    "\(Markup.name(alerts.container(identity)?.name ?? identity.shortName)) on \(Markup.name(identity.host))")
            }
        guard let page = page(of: subject) else { return text }
        return "<a href=\"\(NotePath.relative(page, from: path))\">\(text)</a>"
    }

    /// To a page that may not be there.
    func link(_ text: Markup, to page: String, from path: String) -> Markup {
        guard page != path, existing.contains(page) else { return text }
        return "<a href=\"\(NotePath.relative(page, from: path))\">\(text)</a>"
    }

    /// With its page, once that is there.
    func link(to alert: Alert, from path: String, words: Markup? = nil) -> Markup {
        link(words ?? "<bdi>\(title(of: alert), limit: 300)</bdi>", to: SitePaths.alert(alert.id), from: path)
    }

    func link(to incident: Incident, from path: String) -> Markup {
        link("<bdi>\(title(of: incident), limit: 300)</bdi>", to: SitePaths.incident(incident.id), from: path)
    }

    /// Why nothing is sent about it, as a clause.
    func words(for mute: Alert.Mute) -> String {
        switch mute {
        case .silence(let id):
            guard let silence = alerts.silence(id) else { return words("silence \(id) held") }
            let end = clock.exactText(silence.end)
            let author = words.person(silence.author)
            return silence.reason.isEmpty
                ? words("silence \(id) by \(author, limit: 80) holds until \(end)")
                : words("silence \(id) by \(author, limit: 80) holds until \(end) (\(silence.reason, limit: 200))")
        case .maintenance(let name):
            guard let running = alerts.running.first(where: { $0.window == name }) else {
                return words("the maintenance window \(name, limit: 120) is open")
            }
            return words("the maintenance window \(name, limit: 120) is open until \(clock.exactText(running.to))")
        case .inhibited(let host): return words("host \(host, limit: 120) has an alert of its own, which stands for it")
        case .flapping: return words("it flaps, and further messages wait until it is calm")
        }
    }

    /// `acknowledged by anna: looking into it`
    func words(for acknowledgement: Acknowledgement) -> String {
        let reason = CleanText.line(acknowledgement.reason, limit: 300)
        return words("acknowledged by \(words.person(acknowledgement.by), limit: 80)") + (reason.isEmpty ? "" : ": \(reason)")
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

    /// Evidence: the script leaves it as it stands.
    func exact(_ time: Timestamp) -> Markup {
        "<time class=\"exact\" datetime=\"\(ClockText.iso(time))\">\(exactText(time))</time>"
    }
}
