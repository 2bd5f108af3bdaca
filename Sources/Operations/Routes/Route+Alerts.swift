extension Route {
    static let alerts: [Route] = [
        Route("POST", "/api/v2/alerts/{alert}/ack", AcknowledgeAlerts.self),
        Route("DELETE", "/api/v2/alerts/{alert}/ack", UnacknowledgeAlerts.self),
        Route("POST", "/api/v2/incidents/{incident}/ack", AcknowledgeAlerts.self),
        Route("DELETE", "/api/v2/incidents/{incident}/ack", UnacknowledgeAlerts.self),
        Route("POST", "/api/v2/incidents/{incident}/updates", AddIncidentUpdate.self),
        Route("POST", "/api/v2/silences", AddSilence.self),
        Route("DELETE", "/api/v2/silences/{id}", ExpireSilence.self),
        Route("POST", "/api/v2/maintenance", AddMaintenance.self),
        Route("DELETE", "/api/v2/maintenance/{name}", RemoveMaintenance.self),
        Route("POST", "/api/v2/outbox/retry", RetryMessage.self),
        Route("POST", "/api/v2/outbox/{id}/retry", RetryMessage.self),
        Route("DELETE", "/api/v2/outbox/{id}", DropMessage.self),
    ]
}
