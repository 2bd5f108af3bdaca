import DockStatModel
import GRDB

/// Reads `sample`, which is ordered by time first: a part of the containers is read by a search in every tick, so that it costs
/// what it holds and not what the fleet holds.
enum SampleTable {
    /// Ids so near to each other are read together: a row that nobody wants costs less than another search.
    private static let nearness: Int64 = 24

    /// The ticks of the span that left samples, each found by one search behind the one before.
    private static let ticks = """
        WITH RECURSIVE moment(time) AS (
            SELECT min(time) FROM sample WHERE time >= :from
            UNION ALL
            SELECT (SELECT min(time) FROM sample WHERE time > moment.time) FROM moment WHERE moment.time < :to)
        """

    /// Oldest first.
    static func times(_ db: Database, in span: Range<Int64>) throws -> [Int64] {
        let statement = try db.cachedStatement(sql: "\(ticks) SELECT time FROM moment WHERE time < :to")
        return try Int64.fetchAll(statement, arguments: ["from": span.lowerBound, "to": span.upperBound])
    }

    private static let selection = """
        \(ticks) SELECT sample.time, sample.container, \(Signal.columns) FROM moment
        CROSS JOIN sample ON sample.time = moment.time AND sample.container BETWEEN :first AND :last
        WHERE moment.time < :to
        """

    /// Time, container, then every signal; oldest first.
    static func rows(_ db: Database, times: Range<Int64>, containers: ClosedRange<Int64>) throws -> RowCursor {
        try Row.fetchCursor(
            db.cachedStatement(sql: selection),
            arguments: [
                "from": times.lowerBound, "to": times.upperBound, "first": containers.lowerBound,
                "last": containers.upperBound,
            ])
    }

    /// All of these ids, in as few ranges as are worth it.
    static func runs(of ids: some Sequence<Int64>) -> [ClosedRange<Int64>] {
        var runs: [ClosedRange<Int64>] = []
        for id in ids.sorted() {
            if let last = runs.last, id - last.upperBound <= nearness {
                runs[runs.count - 1] = last.lowerBound...id
            } else {
                runs.append(id...id)
            }
        }
        return runs
    }
}
