/// Packs a table of whole numbers, some of them missing, column by column.
///
/// A column is told by what is regular in it: the greatest common divisor of its steps (memory comes in pages), whether its
/// values or its steps are the smaller numbers, and only then the rest as `RiceCode`. Constant and empty columns take a byte
/// or a few. Every 64-bit value comes back as it was; arithmetic wraps.
enum ColumnCodec {
    struct Table: Hashable {
        /// Milliseconds since 1970.
        var times: [Int64]
        /// One value per time in every column.
        var columns: [[Int64?]]
    }

    private static let version: UInt64 = 1
    /// No chunk of ours comes near; a damaged one must not ask for memory without end.
    private static let mostRows: UInt64 = 1 << 20
    private static let mostColumns: UInt64 = 1 << 10

    static func encode(_ table: Table) -> [UInt8] {
        var writer = BitWriter()
        writer.writeVarint(version)
        writer.writeVarint(UInt64(table.times.count))
        writer.writeVarint(UInt64(table.columns.count))
        writeColumn(steps(table.times), to: &writer)
        for column in table.columns {
            let present = column.compactMap { $0 }
            if present.isEmpty {
                writer.write(0, width: 2)
            } else if present.count == column.count {
                writer.write(1, width: 2)
                writeColumn(present, to: &writer)
            } else {
                writer.write(2, width: 2)
                // Runs of missing values are long: one bit each is small change, and blocks without change cost less.
                var previous = true
                let changes = column.map { value in
                    defer { previous = value != nil }
                    return UInt64((value != nil) == previous ? 0 : 1)
                }
                RiceCode.write(changes, to: &writer)
                writeColumn(present, to: &writer)
            }
        }
        return writer.finish()
    }

    static func decode(_ bytes: [UInt8]) throws(BitReader.Damaged) -> Table {
        var reader = BitReader(bytes)
        guard try reader.readVarint() == version else { throw BitReader.Damaged() }
        let rows = try reader.readVarint()
        let width = try reader.readVarint()
        guard rows <= mostRows, width <= mostColumns else { throw BitReader.Damaged() }
        let count = Int(rows)
        var times: [Int64] = []
        times.reserveCapacity(count)
        try readColumn(count: count, from: &reader) { times.append((times.last ?? 0) &+ $0) }
        var columns: [[Int64?]] = []
        columns.reserveCapacity(Int(width))
        for _ in 0..<width { columns.append(try readOptionalColumn(count: count, from: &reader)) }
        return Table(times: times, columns: columns)
    }

    private static func readOptionalColumn(
        count: Int, from reader: inout BitReader
    ) throws(BitReader.Damaged) -> [Int64?] {
        var column: [Int64?] = []
        switch try reader.read(2) {
        case 0: return Array(repeating: nil, count: count)
        case 1:
            column.reserveCapacity(count)
            try readColumn(count: count, from: &reader) { column.append($0) }
        case 2:
            var present = true
            var places: [Int] = []
            var row = 0
            try RiceCode.read(count: count, from: &reader) { change in
                if change != 0 { present.toggle() }
                if present { places.append(row) }
                row += 1
            }
            column = Array(repeating: nil, count: count)
            var next = 0
            try readColumn(count: places.count, from: &reader) { value in
                column[places[next]] = value
                next += 1
            }
        default: throw BitReader.Damaged()
        }
        return column
    }

    // MARK: One column

    private enum Shape: UInt64 {
        case constant = 0
        /// Distance from the smallest value.
        case offsets = 1
        /// Distance from the value before.
        case steps = 2
    }

    private static func writeColumn(_ values: [Int64], to writer: inout BitWriter) {
        guard let first = values.first, let low = values.min() else { return }
        let changes = zip(values.dropFirst(), values).map { $0 &- $1 }
        let divisor = greatestCommonDivisor(changes)
        guard divisor > 0 else {
            writer.write(Shape.constant.rawValue, width: 2)
            writer.writeVarint(zigzag(first))
            return
        }
        // Differences of 64-bit numbers may not fit into their sign: the divisor is only used where they do.
        let fits = values.allSatisfy { $0.magnitude < 1 << 62 }
        let unit = fits ? divisor : 1
        let offsets = values.map { UInt64(bitPattern: $0 &- low) / unit }
        let steps = changes.map { change in unit == 1 ? zigzag(change) : zigzag(change / Int64(unit)) }
        let useSteps = RiceCode.cost(steps) < RiceCode.cost(offsets)
        writer.write((useSteps ? Shape.steps : Shape.offsets).rawValue, width: 2)
        writer.writeVarint(unit)
        writer.writeVarint(zigzag(useSteps ? first : low))
        RiceCode.write(useSteps ? steps : offsets, to: &writer)
    }

    /// Hands over one value after the other.
    @inline(__always)
    private static func readColumn(
        count: Int, from reader: inout BitReader, _ body: (Int64) -> Void
    ) throws(BitReader.Damaged) {
        guard count > 0 else { return }
        guard let shape = Shape(rawValue: try reader.read(2)) else { throw BitReader.Damaged() }
        switch shape {
        case .constant:
            let value = unzigzag(try reader.readVarint())
            for _ in 0..<count { body(value) }
        case .offsets:
            let unit = try reader.readVarint()
            let low = unzigzag(try reader.readVarint())
            try RiceCode.read(count: count, from: &reader) { body(low &+ Int64(bitPattern: $0 &* unit)) }
        case .steps:
            let unit = Int64(bitPattern: try reader.readVarint())
            var value = unzigzag(try reader.readVarint())
            body(value)
            try RiceCode.read(count: count - 1, from: &reader) { step in
                value = value &+ unzigzag(step) &* unit
                body(value)
            }
        }
    }

    /// The first number as it is, each further one as its distance from the one before.
    private static func steps(_ values: [Int64]) -> [Int64] {
        var previous: Int64 = 0
        return values.map { value in
            defer { previous = value }
            return value &- previous
        }
    }

    private static func greatestCommonDivisor(_ numbers: [Int64]) -> UInt64 {
        var divisor: UInt64 = 0
        for number in numbers {
            var rest = number.magnitude
            while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
            if divisor == 1 { return 1 }
        }
        return divisor
    }

    private static func zigzag(_ value: Int64) -> UInt64 { UInt64(bitPattern: value << 1 ^ value >> 63) }
    private static func unzigzag(_ value: UInt64) -> Int64 { Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
}
