package import DockStatModel
package import Storage

/// A person's line in the timeline of an incident.
package struct AddIncidentUpdate: Change {
    package static let action = "incident.update"
    package static let scope = Scope.alerts

    package var incident: Int64
    package var text: String

    package init(_ incident: Int64, text: String) {
        self.incident = incident
        self.text = text
    }

    package init(_ fields: inout ChangeFields) {
        incident = fields.requiredNumber("incident")
        text = fields.requiredText("text", longest: 4000)
    }

    package func apply(to transaction: ChangeTransaction, by author: String, now: Timestamp) throws -> Changed {
        guard try transaction.addUpdate(to: incident, text: text, by: author, now: now) else {
            throw ChangeRefusal(.notFound, "There is no incident \(incident).")
        }
        return Changed(
            subject: "incident \(incident)", after: .object(["text": .text(text), "author": .text(author)]))
    }
}
