import DockStatModel
import Synchronization

/// Pieces of pages that no change between two ticks reaches: drawn once, for all renderings until the next tick.
final class KeptPieces: Sendable {
    private struct AuditKey: Hashable, Sendable {
        var entry: Int64
        /// Links lead from there.
        var page: String
    }

    /// Keeps nothing: a tick draws everything anew, and a process that ends with it shall not hold what nobody asks for again.
    static let none = KeptPieces(keeps: false)

    private let keeps: Bool
    private let tables = Mutex<[String: Markup]>([:])
    // Nobody changes an entry of the audit log.
    private let auditRows = Mutex<[AuditKey: Markup]>([:])
    private let auditDocuments = Mutex<[Int64: [UInt8]]>([:])

    private init(keeps: Bool) { self.keeps = keeps }

    /// These, or some to begin with.
    var orBegun: KeptPieces { keeps ? self : KeptPieces(keeps: true) }

    /// The tables of containers on a page.
    ///
    /// - Parameter page: its path.
    func tables(of page: String, _ draw: () -> Markup) -> Markup { piece(tables, page, draw) }

    func auditRow(_ entry: AuditEntry, onPage page: String, _ draw: () -> Markup) -> Markup {
        piece(auditRows, AuditKey(entry: entry.id, page: page), draw)
    }

    func auditJSON(_ entry: AuditEntry, _ write: () -> [UInt8]) -> [UInt8] { piece(auditDocuments, entry.id, write) }

    /// Forgets what is shown no more.
    func forget(auditBefore oldest: Int64) {
        auditRows.withLock { $0 = $0.filter { $0.key.entry >= oldest } }
        auditDocuments.withLock { $0 = $0.filter { $0.key >= oldest } }
    }

    private func piece<Key: Hashable & Sendable, Piece: Sendable>(
        _ kept: borrowing Mutex<[Key: Piece]>, _ key: Key, _ make: () -> Piece
    ) -> Piece {
        guard keeps else { return make() }
        if let piece = kept.withLock({ $0[key] }) { return piece }
        let piece = make()
        kept.withLock { $0[key] = piece }
        return piece
    }
}
