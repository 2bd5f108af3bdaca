import DockStatModel

/// What we wrote into the output folder, so that we neither write it again nor touch what is not ours.
struct Manifest: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        /// Of the content before it was stamped with its time of change.
        var hash: UInt64
        /// Bytes on disk.
        var size: Int64
        /// Nanoseconds since 1970.
        var modified: Int64
        /// When it was last made, written or not: the oldest container pages come first.
        var rendered: Timestamp
        /// Of what it was made from, where that tells whether it has to be made again; 0 else.
        var fingerprint: Int64 = 0

        /// Announced before its first writing, so that a crash cannot leave a file of ours that we do not know.
        static let announced = Entry(hash: 0, size: -1, modified: 0, rendered: .epoch)
    }

    /// By path relative to the output folder.
    var entries: [String: Entry] = [:]

    static let fileName = ".dockstat-manifest"
    private static let header = "dockstat manifest 2"
    /// Without fingerprints.
    private static let firstHeader = "dockstat manifest 1"

    init() {}

    /// - Returns: `nil` where the bytes are no manifest of this version or the one before. A line that cannot be read is left out.
    init?(bytes: [UInt8]) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        guard let first = lines.first, [Manifest.header, Manifest.firstHeader].contains(String(decoding: first, as: UTF8.self))
        else { return nil }
        let numbers = String(decoding: first, as: UTF8.self) == Manifest.header ? 5 : 4
        entries.reserveCapacity(lines.count)
        for line in lines.dropFirst() {
            let parts = line.split(separator: UInt8(ascii: " "), maxSplits: numbers)
            guard parts.count == numbers + 1, let hash = Manifest.number(parts[0]), let size = Manifest.number(parts[1]),
                let modified = Manifest.number(parts[2]), let rendered = Manifest.number(parts[3])
            else { continue }
            entries[String(decoding: parts[numbers], as: UTF8.self)] = Entry(
                hash: UInt64(bitPattern: hash), size: size, modified: modified, rendered: Timestamp(milliseconds: rendered),
                fingerprint: numbers == 5 ? Manifest.number(parts[4]) ?? 0 : 0)
        }
    }

    /// Sorted by path; one line each: hash, size, time on disk, time of rendering, fingerprint, path.
    var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(entries.count * 110)
        result.append(contentsOf: (Manifest.header + "\n").utf8)
        for (path, entry) in entries.sorted(by: { $0.key < $1.key }) {
            for number in [
                Int64(bitPattern: entry.hash), entry.size, entry.modified, entry.rendered.milliseconds, entry.fingerprint,
            ] {
                result.append(contentsOf: String(number).utf8)
                result.append(UInt8(ascii: " "))
            }
            result.append(contentsOf: path.utf8)
            result.append(UInt8(ascii: "\n"))
        }
        return result
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        var digits = digits
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        guard !digits.isEmpty, digits.count <= 19 else { return nil }
        var value: Int64 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            // Towards the negative side, which reaches one further: the smallest number must come back too.
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow2) = product.subtractingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
            guard !overflow, !overflow2 else { return nil }
            value = sum
        }
        if isNegative { return value }
        return value == Int64.min ? nil : -value
    }
}
