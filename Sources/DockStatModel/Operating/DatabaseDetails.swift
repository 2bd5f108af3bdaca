/// What the page of settings says of the database.
package struct DatabaseDetails: Hashable, Sendable {
    package struct Table: Hashable, Sendable {
        package var name: String
        package var rows: Int64

        package init(name: String, rows: Int64) {
            self.name = name
            self.rows = rows
        }
    }

    /// By name.
    package var tables: [Table]
    /// Counting takes a while: it is not done in every tick.
    package var countedAt: Timestamp

    package init(tables: [Table], countedAt: Timestamp) {
        self.tables = tables
        self.countedAt = countedAt
    }
}
