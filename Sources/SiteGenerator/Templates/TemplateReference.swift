/// `docs/templates.md`'s tables of variables, written from `PageValues.vocabulary`.
package enum TemplateReference {
    package static let beginMarker = "<!-- variables: begin (written from the code) -->"
    package static let endMarker = "<!-- variables: end -->"

    /// Markdown: what every page has, then one section for each kind of page.
    package static var markdown: String {
        var sections = [section("Every page", about: "", names: common)]
        for kind in PageKind.allCases {
            let names = (PageValues.vocabulary[kind] ?? [:]).filter { common[$0.key] == nil }
            sections.append(section("`\(kind.rawValue).mustache`", about: sentence(for: kind), names: names, kind))
        }
        return sections.joined(separator: "\n\n") + "\n"
    }

    /// Variables without a sentence, and sentences without a variable.
    package static var mistakes: [String] {
        var known: Set<String> = []
        var mistakes: [String] = []
        for (kind, names) in PageValues.vocabulary {
            for name in names.keys {
                let own = "\(kind.rawValue).\(name)"
                if sentences[own] != nil {
                    known.insert(own)
                } else if sentences[name] != nil {
                    known.insert(name)
                } else {
                    mistakes.append("\(own) has no sentence")
                }
            }
        }
        return (mistakes + sentences.keys.filter { !known.contains($0) }.map { "\($0) is no variable" }).sorted()
    }

    /// What all kinds have.
    private static var common: [String: Bool] {
        PageKind.allCases.dropFirst().reduce(PageValues.vocabulary[.overview] ?? [:]) { common, kind in
            common.filter { PageValues.vocabulary[kind]?[$0.key] != nil }
        }
    }

    private static func section(_ title: String, about: String, names: [String: Bool], _ kind: PageKind? = nil) -> String {
        var lines = ["### \(title)", ""]
        if !about.isEmpty { lines += [about, ""] }
        if names.isEmpty { return (lines + ["Nothing besides."]).joined(separator: "\n") }
        lines += ["| variable | is | meaning |", "|---|---|---|"]
        for (name, isMarkup) in names.sorted(by: { $0.key < $1.key }) {
            let isFlag = ["is", "has", "can"].contains {
                name.hasPrefix($0) && name.dropFirst($0.count).first?.isUppercase == true
            }
            let use = isFlag ? "`{{#\(name)}}`" : isMarkup ? "`{{{\(name)}}}`" : "`{{\(name)}}`"
            let meaning = kind.flatMap { sentences["\($0.rawValue).\(name)"] } ?? sentences[name] ?? ""
            lines.append("| \(use) | \(isFlag ? "yes or no" : isMarkup ? "markup" : "text") | \(meaning) |")
        }
        return lines.joined(separator: "\n")
    }

    private static func sentence(for kind: PageKind) -> String {
        switch kind {
        case .overview: "The first page, and the further pieces of a long one."
        case .hosts: "All hosts."
        case .host: "One host."
        case .stacks: "All Compose projects."
        case .stack: "One Compose project."
        case .graph: "The drawing of hosts, networks, stacks and containers."
        case .container: "One container, with its last hour."
        case .range: "The longer ranges of a container."
        case .use: "What the containers of a host or a stack used together over a longer range."
        case .embed: "A strip with name, state and 90 days, for a frame in another page."
        case .about: "What the site is, and what went wrong making it."
        case .note: "A note with a page of its own, and the list of notes."
        case .settings: "`settings/`: what people keep beside the configuration; only with forms."
        case .notfound: "`404.html`, which a web server shows at any depth: `root` is the path of `base_url` there, `/` without."
        case .alerts: "What fires, and the rules."
        case .alert: "One alert."
        case .incidents: "Incidents, and those of one month."
        case .incident: "One incident."
        case .notifications: "Receivers and what was sent."
        case .maintenance: "Announced maintenance."
        case .audit: "Who changed what, in pieces. Only where pages have forms."
        case .keys: "The keys for the companion endpoint. Only where pages have forms."
        case .api: "What programs may read and ask for."
        case .action: "What `dockstat serve` answers with: signing in, questions, what was refused. One step below the root."
        }
    }

    /// By name, or by kind and name where a name means something else there.
    private static let sentences: [String: String] = [
        // Every page
        "address": "the page's own address, where `base_url` is set",
        "changed": "when this page last changed; filled in as the file is written",
        "crumbs": "the way back, `<li>` by `<li>`; nothing on the overview",
        "description": "one sentence on what the page shows, for previews of links",
        "footer": "the text of the key `footer`",
        "hasAddress": "whether `base_url` is set",
        "hasFeed": "whether there is a feed of incidents: only with `base_url`",
        "hasFooter": "whether the key `footer` is set",
        "heading": "the page's headline, with the state of what it is about",
        "interval": "how often a tick is due, such as `15s`",
        "hasActions": "whether the page has forms that `dockstat serve` answers",
        "here": "the page's path from the root of the site, where a form leads back to",
        "isAcknowledged": "whether somebody has taken it on",
        "isDemo": "whether all data is made up",
        "isPartial": "whether the site shows a part only (`views:`)",
        "keys": "the hotkeys that the script listens to: `links=mod+k bar=mod+b …`, where `mod` is Ctrl, on a Mac Cmd",
        "kind": "which template this is, such as `container`: the class of `<body>`",
        "language": "the tag of the site's language, for `lang`",
        "logo": "the picture's file, from the site's root",
        "navigation": "the entries of the main navigation, `<li>` by `<li>`",
        "picture": "the address of the picture for previews of links",
        "root": "what leads from this page to the site's root, such as `../../`",
        "siteTitle": "the key `title`",
        "themeColors": "what a browser colours around the page, as `<meta>`",
        "title": "what the browser shows for the page",
        "version": "of DockStat",
        "zone": "the time zone of all times",
        // Kinds
        "alerts": "a table of alerts",
        "allHosts": "a link to all hosts, where there are too many to show",
        "answer": "the answer to \"why was I (not) notified?\"",
        "ended": "a table of keys that hold no more",
        "entries": "a table of the last entries of the audit log, newest first",
        "held": "a table of keys that hold, each with a form to revoke it",
        "hasEnded": "whether there are keys that hold no more",
        "openAPI": "the address of the OpenAPI document",
        "reading": "a table of the JSON documents",
        "changing": "what changes something, with fields, answers and examples",
        "shown": "how many entries are shown at most",
        "attention": "what is not as it should be, worst first",
        "banner": "what fires here, and the maintenance that runs",
        "bar": "the 90 days as a bar",
        "body": "the whole content",
        "canAcknowledge": "whether somebody may still take it on",
        "canPin": "whether the configuration does not pin it already",
        "canResolve": "whether it was opened by hand and is open",
        "canWriteNotes": "whether notes can be written from the pages: forms, and a folder under `site`",
        "container": "its name",
        "database": "the tables of the database with their rows",
        "hasQuery": "whether the page is one note",
        "host": "the host it runs on, as it is configured",
        "hotkeys": "the form of the hotkeys",
        "isEditor": "whether somebody writes at length on it",
        "isIndex": "whether it is the page of all incidents",
        "isPinned": "whether people pinned it on the pages",
        "noteQuery": "what the note editor is asked for: the note's path and the way back",
        "pins": "what is pinned, with the forms to unpin it",
        "backup": "when the database was copied last",
        "themes": "a list of the themes, with the way to change them",
        "canRetryAll": "whether there is more than one message to send again",
        "canSilence": "whether a silence can name it",
        "charts": "figures with charts and their tables of numbers",
        "containers": "a table of containers",
        "days": "the last 90 days as a bar with its numbers",
        "decisions": "a table of who was to be told, and why or why not",
        "deliveries": "a table of the messages and their answers",
        "deploys": "a table of its deploys: when, which container, what changed",
        "drawing": "the graph as SVG",
        "events": "a list of what the engine told, newest first",
        "facts": "a list of names and values",
        "failed": "a table of messages that were given up",
        "forms": "forms for what can be done about it; nothing where the site has none",
        "formula": "how uptime is reckoned",
        "hasAlerts": "whether there are alerts",
        "hasFailed": "whether a message was given up",
        "hasLogs": "whether an incident keeps lines of its log",
        "hasNotes": "whether there is a note about it",
        "hasPieces": "whether it is one of several pages of a list",
        "hasProblems": "whether something went wrong in the last tick",
        "hasReceivers": "whether anybody is to be told of alerts",
        "hasRunbook": "whether the rule names a runbook that is a note",
        "history": "the address of the JSON behind the charts",
        "hosts": "a card for each host",
        "id": "its number",
        "incidents": "a list of incidents",
        "inventory": "images, networks and volumes, folded away",
        "isFirst": "whether it is the first piece of a page that is several files long",
        "ledger": "a table of the last attempts",
        "legend": "what the shapes and colours mean",
        "licences": "of what DockStat is built from",
        "logs": "the last lines of its log that an incident keeps",
        "maintenance": "the maintenance that runs",
        "next": "a table of the next times",
        "notes": "the note about it, as HTML",
        "outbox": "a table of messages on their way",
        "pieces": "links to the other pieces of a page that is several files long",
        "piecesBelow": "links to the other pieces once more, to stand below what is long",
        "brief": "what a reader asks first: the state and since when, the image, the ports",
        "pinned": "a table of the containers that the key `pinned` names",
        "problems": "what went wrong in the last tick, `<li>` by `<li>`",
        "readings": "the present values",
        "receivers": "a table of receivers and how they do",
        "recentIncidents": "the last incidents that are over, under a heading",
        "rules": "a table of rules with their state",
        "runbook": "the note with what to do",
        "running": "the maintenance that runs, or that none does",
        "samples": "a table of the last values",
        "services": "a table of services and their replicas",
        "silenced": "the hidden fields of what a silence of it would name",
        "silences": "a table of silences",
        "stacks": "a table of stacks",
        "span": "how long the range is: `in the last hour`",
        "stateBar": "the states of the span as a bar, with the uptime",
        "summary": "how many are in which state",
        "hasBackup": "whether the database was copied before",
        "hasTabs": "whether there are longer ranges",
        "page": "the address of the page it stands for",
        "state": "the present state, as shape and word",
        "uptime": "the share of uptime, in words",
        "tabs": "links to the ranges, `<li>` by `<li>`",
        "timeline": "what happened, oldest first",
        "transitions": "a table of the changes of its phase",
        "tree": "the graph as nested lists, for those who do not see it",
        "twin": "the address of the page's JSON",
        "windows": "announced maintenance",
    ]
}
