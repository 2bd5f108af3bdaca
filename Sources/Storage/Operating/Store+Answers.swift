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

    package func answer(actor: String, key: String, now: Timestamp) throws -> KeptAnswer? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT request, status, body FROM answer WHERE actor = ? AND key = ? AND expires_at > ?"),
            arguments: [actor, key, now.milliseconds]
        ).map { KeptAnswer(request: SecretHash(data: $0[0]), status: $0[1], body: $0[2]) }
    }
}
