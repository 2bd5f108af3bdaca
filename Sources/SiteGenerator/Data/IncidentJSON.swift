import DockStatModel

/// Incidents in JSON: the list, and one with its course.
struct IncidentJSON {
    var context: RenderContext

    func list() -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.field("open", context.alerts.openIncidents.count)
            json.array("incidents") { json in
                for incident in context.alerts.pages.incidents { json.object { brief(incident, in: &$0) } }
            }
        }
    }

    func document(_ incident: Incident) -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            brief(incident, in: &json)
            json.field("announcedAt", incident.announcedAt)
            json.array("receivers") { json in for name in incident.receivers { json.value(CleanText.line(name)) } }
            json.array("escalated") { json in for name in incident.escalated { json.value(CleanText.line(name)) } }
            // So many after the first one of the timeline are left out.
            json.field("omitted", context.alerts.pages.entriesOmitted[incident.id] ?? 0)
            json.array("timeline") { json in
                for entry in context.alerts.pages.entries[incident.id] ?? [] {
                    json.object { json in
                        json.field("time", entry.time)
                        json.field("kind", entry.kind.rawValue)
                        let isUpdate = entry.kind == .personUpdate
                        json.field("text", isUpdate ? PersonUpdate(entry).text : CleanText.line(entry.text, limit: 1000))
                        json.field("alert", entry.alert)
                        json.array("lines") { json in
                            for line in isUpdate ? [] : entry.lines { json.value(CleanText.line(line, limit: 1000)) }
                        }
                    }
                }
            }
            DeliveryJSON.array(context.alerts.pages.deliveries[incident.id] ?? [], in: &json)
        }
    }

    private func brief(_ incident: Incident, in json: inout JSONWriter) {
        json.field("id", incident.id)
        json.field("title", CleanText.line(context.title(of: incident), limit: 1000))
        json.field("severity", incident.severity.rawValue)
        json.field("open", incident.isOpen)
        json.field("byHand", incident.openedBy != nil)
        json.field("openedAt", incident.openedAt)
        json.field("resolvedAt", incident.resolvedAt)
        json.object("group") { json in
            for (name, value) in incident.group.sorted(by: { $0.key < $1.key }) {
                json.field(CleanText.line(name), CleanText.line(value))
            }
        }
        json.array("alerts") { json in for alert in incident.alerts { json.number(Double(alert), digits: 0) } }
    }
}

/// Attempts of delivery in JSON, under the key `deliveries`.
enum DeliveryJSON {
    static func array(_ records: [DeliveryRecord], in json: inout JSONWriter) {
        json.array("deliveries") { json in
            for record in records {
                json.object { json in
                    json.field("message", record.outbox)
                    json.field("receiver", CleanText.line(record.receiver))
                    json.field("incident", record.incident)
                    json.field("kind", record.kind.rawValue)
                    json.field("time", record.time)
                    json.field("durationSeconds", record.duration.inSeconds, digits: 3)
                    json.field("result", record.result.rawValue)
                    json.field("answer", CleanText.line(record.answer, limit: 1000))
                }
            }
        }
    }
}
