internal import DockStatModel

/// What an alert says, in one line by language.
struct Summaries {
    private let rule: Rule
    private let conditions: CompiledRule.Conditions
    private let alert: Alert
    private let view: SubjectView

    init(rule: Rule, conditions: CompiledRule.Conditions, alert: Alert, _ view: SubjectView) {
        self.rule = rule
        self.conditions = conditions
        self.alert = alert
        self.view = view
    }

    var texts: [String: String] {
        if let own = rule.summary {
            let text = SummaryTemplate.filled(own, placeholder)
            return ["en": text, "de": text]
        }
        let (english, german) = sentences
        return ["en": SummaryTemplate.filled(english, placeholder), "de": SummaryTemplate.filled(german, germanPlaceholder)]
    }

    private func placeholder(_ name: String) -> String? {
        let status = view.sample?.status
        switch name {
        case "container": return alert.facts.container ?? alert.name
        case "host": return alert.facts.host ?? ""
        case "stack": return alert.facts.stack ?? ""
        case "image": return status?.image ?? ""
        case "value": return alert.value ?? "?"
        case "threshold": return conditions.when.threshold.written(unit: rule.when.signal.unit)
        case "for": return rule.hold.text
        case "rule": return rule.name
        case "severity": return rule.severity.rawValue
        case "state": return status?.state.rawValue ?? ""
        case "health": return status?.health.rawValue ?? ""
        case "exit_code": return exitCode.map { "\($0)" } ?? "?"
        case "status": return statusText
        default: return nil
        }
    }

    private func germanPlaceholder(_ name: String) -> String? {
        name == "value" ? alert.value.map(GermanValue.text) ?? "?" : placeholder(name)
    }

    private var exitCode: Int? {
        guard let sample = view.sample else { return nil }
        return LastRun(sample).exitCode ?? sample.status.details?.exitCode
    }

    /// The engine's words about a container; of a host or a receiver, why it fails.
    private var statusText: String {
        if let sample = view.sample { return sample.status.statusText }
        if case .unreachable(let reason)? = view.host?.status.reachability { return reason.message }
        return view.receiver?.reason ?? ""
    }

    private var sentences: (String, String) {
        let window = conditions.when.window ?? RuleCondition.defaultWindow
        switch rule.when.signal {
        case .cpuPercent: return both("uses {{value}} of a core", "nutzt {{value}} eines Kerns")
        case .cpuLimitPercent: return both("uses {{value}} of its CPU limit", "nutzt {{value}} seiner CPU-Grenze")
        case .memoryBytes: return both("uses {{value}} of memory", "belegt {{value}} Speicher")
        case .memoryPercent: return both("uses {{value}} of its memory", "belegt {{value}} seines Speichers")
        case .memoryLimitPercent: return both("uses {{value}} of its memory limit", "belegt {{value}} seiner Speichergrenze")
        case .networkRxRate: return both("receives {{value}}", "empfängt {{value}}")
        case .networkTxRate: return both("sends {{value}}", "sendet {{value}}")
        case .blockReadRate: return both("reads {{value}} from disks", "liest {{value}} von Datenträgern")
        case .blockWriteRate: return both("writes {{value}} to disks", "schreibt {{value}} auf Datenträger")
        case .pids: return both("has {{value}} processes and threads", "hat {{value}} Prozesse und Threads")
        case .state: return both("is {{value}}", "ist {{value}}")
        case .health: return both("is {{value}}", "ist {{value}}")
        case .service: return service
        case .restarts:
            return both(
                "restarted {{value}} times within \(window.text)",
                "startete {{value}}-mal neu innerhalb von \(GermanValue.length(window, days: "Tagen"))")
        case .oomKills: return both("ran out of memory and was killed", "wurde wegen Speichermangels beendet")
        case .exitCode: return both("ended with exit code {{value}}", "endete mit Exit-Code {{value}}")
        case .imageOutdated:
            return both("runs an image that its registry has a newer one for", "nutzt ein Image, für das es ein neueres gibt")
        case .reachable: return host
        case .jobAge: return ("DockStat had not looked for {{value}}", "DockStat hatte {{value}} lang nicht nachgesehen")
        case .receiverFailed:
            let reason = statusText.isEmpty ? "" : ": {{status}}"
            return (
                "messages to {{container}} do not get through\(reason)", "Nachrichten an {{container}} kommen nicht an\(reason)"
            )
        }
    }

    private func both(_ english: String, _ german: String) -> (String, String) {
        ("{{container}} on {{host}} " + english, "{{container}} auf {{host}} " + german)
    }

    private var host: (String, String) {
        if alert.value == "true" { return ("{{host}} can be reached", "{{host}} ist erreichbar") }
        let reason = statusText.isEmpty ? "" : ": {{status}}"
        return ("{{host}} cannot be reached\(reason)", "{{host}} ist nicht erreichbar\(reason)")
    }

    private var service: (String, String) {
        guard alert.value == ServiceState.down.rawValue else { return both("is {{value}}", "ist {{value}}") }
        switch view.sample?.status.state {
        case .missing: return both("is gone though it should run", "ist verschwunden, obwohl er laufen soll")
        case .restarting: return both("keeps restarting", "startet immer wieder neu")
        case .dead: return both("is dead", "ist tot")
        case .exited where exitCode != nil:
            return both(
                "ended with exit code {{exit_code}} though nobody stopped it",
                "endete mit Exit-Code {{exit_code}}, obwohl niemand ihn stoppte")
        default: return both("is down", "ist ausgefallen")
        }
    }
}
