internal import Foundation
internal import Storage
internal import Synchronization

/// A database that stays open from one rendering to the next, until another file lies in its place.
final class OpenStore: Sendable {
    private struct Opened {
        var store: Store
        var file: UInt64
    }

    private let opened = Mutex<Opened?>(nil)

    func store(at path: String, _ open: () throws -> Store) throws -> Store {
        let file = Self.number(of: path)
        if let kept = opened.withLock({ $0 }), kept.file == file { return kept.store }
        let store = try open()
        opened.withLock { $0 = Self.number(of: path).map { Opened(store: store, file: $0) } }
        return store
    }

    /// Of its inode.
    private static func number(of path: String) -> UInt64? {
        var status = stat()
        return stat(path, &status) == 0 ? UInt64(status.st_ino) : nil
    }
}
