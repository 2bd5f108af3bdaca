package import DockStatModel
package import Foundation
import GRDB

/// The first answer to a request with an `Idempotency-Key`.
package struct KeptAnswer: Hashable, Sendable {
    /// Of method, path and body: the same key with another request is a mistake.
    package var request: SecretHash
    package var status: Int
    package var body: Data

    package init(request: SecretHash, status: Int, body: Data) {
        self.request = request
        self.status = status
        self.body = body
    }

    /// The place of an answer that is still to come.
    ///
    /// - Parameter note: by whom it is to come.
    package static func open(_ request: SecretHash, note: String) -> KeptAnswer {
        KeptAnswer(request: request, status: 0, body: Data(note.utf8))
    }

    package var isOpen: Bool { status == 0 }
}

extension ChangeTransaction {
    package func keepAnswer(
        _ answer: KeptAnswer, actor: String, key: String, now: Timestamp, expiresAt: Timestamp
    ) throws {
        try db.execute(sql: "DELETE FROM answer WHERE expires_at <= ?", arguments: [now.milliseconds])
        try db.execute(
            sql: "INSERT OR REPLACE INTO answer (actor, key, request, status, body, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [actor, key, answer.request.data, answer.status, answer.body, expiresAt.milliseconds])
    }

    package func forgetAnswer(actor: String, key: String) throws {
        try db.execute(sql: "DELETE FROM answer WHERE actor = ? AND key = ?", arguments: [actor, key])
    }

    package func answer(actor: String, key: String, now: Timestamp) throws -> KeptAnswer? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT request, status, body FROM answer WHERE actor = ? AND key = ? AND expires_at > ?"),
            arguments: [actor, key, now.milliseconds]
        ).map { KeptAnswer(request: SecretHash(data: $0[0]), status: $0[1], body: $0[2]) }
    }
}
