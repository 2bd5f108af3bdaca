/// The `d` of an SVG path in as few bytes as it takes: whole tenths, relative steps, no separator that is not needed.
struct PathData {
    private(set) var bytes: [UInt8] = []
    private var x = 0
    private var y = 0
    /// Whether the last byte belongs to a number that another one would run into.
    private var afterNumber = false

    init(reserving count: Int = 0) { bytes.reserveCapacity(count) }

    var isEmpty: Bool { bytes.isEmpty }

    /// - Parameters: tenths of a unit.
    mutating func move(to newX: Int, _ newY: Int) {
        command("M")
        number(newX)
        number(newY)
        (x, y) = (newX, newY)
    }

    private var inLine = false

    mutating func line(to newX: Int, _ newY: Int) {
        if !inLine { command("l") }
        inLine = true
        number(newX - x)
        number(newY - y)
        (x, y) = (newX, newY)
    }

    /// A line without length: a dot where the ends of lines are round.
    mutating func dot() {
        command("h")
        number(0)
    }

    mutating func close() { command("z") }

    private mutating func command(_ letter: Unicode.Scalar) {
        bytes.append(UInt8(ascii: letter))
        afterNumber = false
        inLine = false
    }

    private mutating func number(_ tenths: Int) {
        if tenths < 0 { bytes.append(UInt8(ascii: "-")) } else if afterNumber { bytes.append(UInt8(ascii: " ")) }
        let whole = abs(tenths) / 10
        let fraction = abs(tenths) % 10
        if whole > 0 || fraction == 0 { digits(whole) }
        if fraction > 0 {
            bytes.append(UInt8(ascii: "."))
            bytes.append(UInt8(ascii: "0") + UInt8(fraction))
        }
        afterNumber = true
    }

    private mutating func digits(_ number: Int) {
        if number >= 10 { digits(number / 10) }
        bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}
