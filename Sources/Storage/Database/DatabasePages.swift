import GRDB

/// The pages of a database as one look at it counts them, those that are still in the log too.
struct DatabasePages {
    var count: Int64
    /// Of them, those that hold nothing.
    var free: Int64
    /// Bytes of one.
    var pageSize: Int64

    init(_ db: Database) throws {
        func pragma(_ name: String) throws -> Int64 { try Int64.fetchOne(db, sql: "PRAGMA \(name)") ?? 0 }
        count = try pragma("page_count")
        free = try pragma("freelist_count")
        pageSize = try pragma("page_size")
    }

    /// Bytes.
    var size: Int64 { count * pageSize }

    /// Bytes of the pages that hold something.
    var sizeInUse: Int64 { (count - free) * pageSize }
}
