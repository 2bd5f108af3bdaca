import DockStatModel
import Storage

/// One change a transaction, as people make them.
extension Store {
    func acknowledge(alert: Int64, by person: String, reason: String, now: Timestamp) throws -> Bool {
        try operate { try $0.acknowledge(alert: alert, by: person, reason: reason, now: now) } > 0
    }

    func acknowledge(incident: Int64, by person: String, reason: String, now: Timestamp) throws -> Bool {
        try operate { try $0.acknowledge(incident: incident, by: person, reason: reason, now: now) } > 0
    }

    func unacknowledge(alert: Int64, by person: String, now: Timestamp) throws -> Bool {
        try operate { try $0.unacknowledge(alert: alert, by: person, now: now) } > 0
    }

    func unacknowledge(incident: Int64, by person: String, now: Timestamp) throws -> Bool {
        try operate { try $0.unacknowledge(incident: incident, by: person, now: now) } > 0
    }

    func addSilence(_ silence: Silence) throws -> Int64 { try operate { try $0.addSilence(silence) } }

    func expireSilence(_ id: Int64, now: Timestamp) throws -> Bool {
        try operate { try $0.expireSilence(id, now: now) } != nil
    }

    func addMaintenance(_ window: MaintenanceWindow) throws -> Bool { try operate { try $0.addMaintenance(window) } }

    func removeMaintenance(_ name: String) throws -> Bool { try operate { try $0.removeMaintenance(name) } }

    func retryOutbox(_ id: Int64, now: Timestamp) throws -> Bool { try operate { try $0.retryOutbox(id, now: now) } }

    func retryFailedOutbox(now: Timestamp) throws -> Int { try operate { try $0.retryFailedOutbox(now: now) } }

    func dropOutbox(_ id: Int64, now: Timestamp) throws -> Bool { try operate { try $0.dropOutbox(id, now: now) } }
}
