extension ChangeRoute {
    static let alerts: [ChangeRoute] = [
        ChangeRoute("POST", "/api/v2/alerts/{alert}/ack", AcknowledgeAlerts.self),
        ChangeRoute("DELETE", "/api/v2/alerts/{alert}/ack", UnacknowledgeAlerts.self),
        ChangeRoute("POST", "/api/v2/incidents/{incident}/ack", AcknowledgeAlerts.self),
        ChangeRoute("DELETE", "/api/v2/incidents/{incident}/ack", UnacknowledgeAlerts.self),
        ChangeRoute("POST", "/api/v2/incidents/{incident}/updates", AddIncidentUpdate.self),
        ChangeRoute("POST", "/api/v2/incidents/{incident}/resolve", ResolveIncident.self),
        ChangeRoute("POST", "/api/v2/incidents", OpenIncident.self),
        ChangeRoute("POST", "/api/v2/silences", AddSilence.self),
        ChangeRoute("POST", "/api/v2/silences/preview", PreviewSilence.self),
        ChangeRoute("DELETE", "/api/v2/silences/{id}", ExpireSilence.self),
        ChangeRoute("POST", "/api/v2/maintenance", AddMaintenance.self),
        ChangeRoute("DELETE", "/api/v2/maintenance/{name}", RemoveMaintenance.self),
        ChangeRoute("POST", "/api/v2/outbox/retry", RetryMessage.self),
        ChangeRoute("POST", "/api/v2/outbox/{id}/retry", RetryMessage.self),
        ChangeRoute("DELETE", "/api/v2/outbox/{id}", DropMessage.self),
        ChangeRoute("POST", "/api/v2/notifications/{receiver}/test", TestReceiver.self),
        ChangeRoute("POST", "/api/v2/rules/replay", ReplayRules.self),
    ]
}
