/// Finds what somebody probably meant.
enum NearestName {
    /// - Returns: the name with the fewest edits, unless even that differs in more than a third of its letters.
    static func of(_ word: String, among names: [String]) -> String? {
        // Beyond this nothing is near, and the table below stays small whatever comes in.
        guard word.utf8.count <= 64 else { return nil }
        let plain = folded(word)
        let ranked = names.map { (name: $0, distance: distance(plain, folded($0))) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(1, best.name.utf8.count / 3) ? best.name : nil
    }

    /// ` (did you mean title?)`, or nothing where no name is near.
    static func question(_ word: String, among names: [String]) -> String {
        of(word, among: names).map { " (did you mean \($0)?)" } ?? ""
    }

    /// `fiveMinutes` and `five-minutes` mean `five_minutes`.
    private static func folded(_ text: String) -> [UInt8] {
        text.utf8.compactMap { byte in
            switch byte {
            case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " "): nil
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
            default: byte
            }
        }
    }

    /// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours.
    static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var rows = [Array(0...b.count)]
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                var best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, rows[i - 2][j - 2] + 1) }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
