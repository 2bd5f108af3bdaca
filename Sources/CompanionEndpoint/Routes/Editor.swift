import DockStatModel
import Foundation
import Operations

/// A page with a form that holds what is there now: `GET /actions/{name}`, for whoever is signed in and may change it.
struct Editor: Sendable {
    /// What an editor is asked for.
    struct Query: Sendable {
        /// Of the address, by name; one that occurs twice counts once.
        var fields: [String: String]
        /// What the form has to carry.
        var token: String
        var now: Timestamp
        /// What was sent and not saved, or only tried; `nil`: the form is fresh.
        var sent: [String: String]?
        /// Why it was not saved.
        var fault: EndpointFault?
        /// What came of the try.
        var outcome: ActionPage.Outcome?
    }

    let name: String
    let scope: Scope
    /// - Throws: `ChangeRefusal` where there is nothing to edit.
    let content: @Sendable (Query, Workplace) async throws -> ActionPage.Content
    /// The actions that its forms ask for.
    var actions: Set<String> = []
    /// The form with what was sent, where that has mistakes.
    var again: (@Sendable (_ fields: [String: String], _ mistakes: [FieldMistake], Workplace) -> ActionPage.Content?)?

    static let all: [Editor] = hosts + [note, theme]

    static func named(_ name: String) -> Editor? { all.first { $0.name == name } }
}
