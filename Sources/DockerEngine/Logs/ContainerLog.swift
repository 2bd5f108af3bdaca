import FoundationEssentials

/// The last lines that containers wrote.
package struct ContainerLog: Sendable {
    private let connection: any EngineConnection

    package init(connection: any EngineConnection) { self.connection = connection }

    /// Longest line kept, in characters; what is beyond is cut.
    package static let lineLimit = 500
    /// - Parameters:
    ///   - containers: engine ids, and how many lines of each.
    ///   - within: time for all of them together.
    /// - Returns: oldest line first, by engine id. A container whose log cannot be read (another log driver, gone meanwhile) is
    ///   missing: what happened is told without it.
    package func lastLines(of containers: [String: Int], within: Duration) async -> [String: [String]] {
        let asked = containers.filter { $0.value > 0 }.sorted { $0.key < $1.key }
        guard !asked.isEmpty else { return [:] }
        let answers = await connection.get(
            asked.map { id, lines in "/containers/\(id)/logs?stdout=1&stderr=1&tail=\(lines)" },
            within: within,
            atOnce: nil)
        var result: [String: [String]] = [:]
        for ((id, lines), answer) in zip(asked, answers) {
            guard case .success(let answer) = answer, answer.status == 200 else { continue }
            result[id] = LogFrames.lines(in: answer.body, last: lines, lineLimit: Self.lineLimit)
        }
        return result
    }
}

/// The engine's stream of a log: frames of 8 bytes of head (stream, three zeros, length as big-endian 32 bits) and text; for a
/// container with a terminal the text alone.
///
/// Source: Docker Engine API, "Attach to a container", stream format.
enum LogFrames {
    static func lines(in body: Data, last count: Int, lineLimit: Int) -> [String] {
        let bytes = payload(of: [UInt8](body)) ?? [UInt8](body)
        let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        return lines.suffix(count).compactMap { line in
            let text = line.unicodeScalars.filter { $0 == "\t" || !($0.value < 0x20 || (0x7f...0x9f).contains($0.value)) }
            let clean = String(String.UnicodeScalarView(text))
            if clean.isEmpty { return nil }
            return clean.count > lineLimit ? clean.prefix(lineLimit) + "…" : clean
        }
    }

    /// `nil` where the bytes are no frames from end to end; a last frame may be cut short.
    private static func payload(of bytes: [UInt8]) -> [UInt8]? {
        var text: [UInt8] = []
        var place = 0
        while place < bytes.count {
            guard place + 8 <= bytes.count, bytes[place] <= 2, bytes[place + 1..<place + 4].allSatisfy({ $0 == 0 }) else {
                return nil
            }
            let length = bytes[place + 4..<place + 8].reduce(0) { $0 << 8 | Int($1) }
            let end = min(bytes.count, place + 8 + length)
            text += bytes[place + 8..<end]
            place = end
        }
        return text
    }
}
