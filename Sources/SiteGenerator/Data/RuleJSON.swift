import DockStatModel

/// `rules.json`, `silences.json` and `maintenance.json`.
struct RuleJSON {
    var context: RenderContext

    func rules() -> [UInt8] {
        let counts = RuleCounts(context: context)
        return JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.array("rules") { json in
                for rule in context.alerts.pages.rules {
                    json.object { json in
                        json.field("name", CleanText.line(rule.name))
                        json.field("on", rule.isOn)
                        matcher(rule.on, in: &json)
                        json.field("when", CleanText.line(rule.when.text))
                        json.field("for", rule.hold.text)
                        json.field("recover", rule.recover.map { CleanText.line($0.text) })
                        json.field("recoverFor", rule.recoverFor.text)
                        json.field("severity", rule.severity.rawValue)
                        json.field("summary", rule.summary.map { CleanText.line($0, limit: 1000) })
                        json.field("runbook", rule.runbook.map { CleanText.line($0, limit: 2000) })
                        json.field("watches", rule.isOn ? counts.watched(by: rule) : nil)
                        json.field("firing", counts.found(by: rule).map { $0.firing + $0.muted })
                        json.field("pending", counts.found(by: rule)?.pending)
                    }
                }
            }
        }
    }

    func silences() -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.array("silences") { json in
                for silence in context.alerts.pages.silences {
                    json.object { json in
                        json.field("id", silence.id)
                        json.field("active", silence.isActive(at: context.data.now))
                        matcher(silence.matcher, in: &json)
                        json.field("start", silence.start)
                        json.field("end", silence.end)
                        json.field("reason", CleanText.line(silence.reason, limit: 1000))
                        json.field("author", CleanText.line(silence.author))
                        json.field("createdAt", silence.createdAt)
                    }
                }
            }
        }
    }

    func maintenance() -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.array("windows") { json in
                for window in context.alerts.pages.maintenance {
                    json.object { json in
                        json.field("name", CleanText.line(window.name))
                        matcher(window.matcher, in: &json)
                        json.field("schedule", Words.english(window.schedule, context.clock.inEnglish))
                        json.field("timeZone", CleanText.line(window.timeZone))
                        json.field("reason", CleanText.line(window.reason, limit: 1000))
                        json.field("author", CleanText.line(window.author))
                    }
                }
            }
            json.array("occurrences") { json in
                for occurrence in context.alerts.pages.maintenanceOccurrences {
                    json.object { json in
                        json.field("window", CleanText.line(occurrence.window))
                        json.field("from", occurrence.from)
                        json.field("to", occurrence.to)
                        json.field("running", occurrence.from <= context.data.now && context.data.now < occurrence.to)
                    }
                }
            }
        }
    }

    private func matcher(_ matcher: Matcher, in json: inout JSONWriter) {
        json.object("match") { json in
            for (name, globs) in [
                ("hosts", matcher.hosts), ("containers", matcher.containers), ("stacks", matcher.stacks),
                ("rules", matcher.rules),
                ("groups", matcher.groups),
            ] where !globs.isEmpty {
                json.array(name) { json in for glob in globs { json.value(CleanText.line(glob)) } }
            }
            if !matcher.labels.isEmpty {
                json.object("labels") { json in
                    for (name, glob) in matcher.labels.sorted(by: { $0.key < $1.key }) {
                        json.field(CleanText.line(name), CleanText.line(glob))
                    }
                }
            }
            if let severity = matcher.severity { json.field("severity", severity.rawValue) }
        }
    }
}
