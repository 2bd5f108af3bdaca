import DockStatModel
import Foundation
import Operations

/// A page with a form that holds what is there now: `GET /actions/{name}`, for whoever is signed in and may change it.
///
/// The form names its editor in the field `editor`: where what was sent was not saved, or only tried, the editor shows it again.
struct Editor: Sendable {
    /// What an editor is asked for.
    struct Query: Sendable {
        /// Of the address, by name; one that occurs twice counts once.
        var fields: [String: String]
        var now: Timestamp
        /// What was sent and not saved, or only tried; `nil`: the form is fresh.
        var sent: [String: String]?
        /// Why it was not saved.
        var fault: EndpointFault?
        /// What came of the try.
        var outcome: ActionPage.Outcome?

        /// Whether somebody else saved meanwhile.
        var isStale: Bool { fault?.status == 412 }
    }

    let name: String
    let scope: Scope
    /// - Throws: `ChangeRefusal` where there is nothing to edit.
    let content: @Sendable (Query, Workplace) async throws -> ActionPage.Content

    static let all: [Editor] = hosts + [note, theme]

    static func named(_ name: String) -> Editor? { all.first { $0.name == name } }
}
