extension SecretText {
    /// Parts of names whose values are secret. `auth` and `key` alone would hide half of every log.
    private static let secretNames = [
        "password", "passwd", "passphrase", "pwd", "secret", "token", "apikey", "api_key", "api-key", "accesskey", "access_key",
        "access-key", "privatekey", "private_key", "private-key", "credential", "bearer", "session_id", "sessionid",
    ]
    /// Headers whose whole rest is secret.
    private static let secretHeaders = ["authorization", "proxy-authorization", "cookie", "set-cookie"]

    private static func isName(_ byte: UInt8) -> Bool { isWord(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") }

    /// `password=x`, `"token": "x"`, `--secret x`, `DB_PASSWORD: x`, `Authorization: Basic x`.
    mutating func maskAssignments() {
        var position = 0
        while position < bytes.count {
            let name = run(position, while: Self.isName)
            if name.isEmpty {
                position += 1
                continue
            }
            position = name.upperBound
            let word = word(name)
            let isHeader = Self.secretHeaders.contains { word == $0 || word == "-" + $0 }
            guard isHeader || Self.secretNames.contains(where: word.contains) else { continue }
            guard let value = valueStart(after: name) else { continue }
            let range = isHeader ? headerValue(value) : valueRange(value)
            hide(range)
            position = max(position, range.upperBound)
        }
    }

    /// Behind `=`, `:`, `=>` or `:=` with quotes and spaces around; behind `--option` a space is enough.
    private func valueStart(after name: Range<Int>) -> Int? {
        var position = name.upperBound
        if let quote = byte(position), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") { position += 1 }
        if byte(position) == UInt8(ascii: "\\"), byte(position + 1) == UInt8(ascii: "\"") { position += 2 }
        let afterSpaces = skipSpaces(position)
        let signs = run(afterSpaces) { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ">") }
        if !signs.isEmpty, bytes[signs.lowerBound] != UInt8(ascii: ">") { return skipSpaces(signs.upperBound) }
        let isOption = bytes[name].starts(with: "--".utf8)
        return isOption && afterSpaces > position ? afterSpaces : nil
    }

    private func valueRange(_ start: Int) -> Range<Int> {
        if let quoted = quoted(start) { return quoted }
        let first = run(start) { $0 > 0x20 && !",;&)}]\"'".utf8.contains($0) }
        // `token: Bearer x`
        let scheme = word(first)
        guard ["bearer", "basic"].contains(scheme) else { return first }
        let next = skipSpaces(first.upperBound)
        return first.lowerBound..<run(next) { $0 > 0x20 && !",;&)}]\"'".utf8.contains($0) }.upperBound
    }

    private func headerValue(_ start: Int) -> Range<Int> {
        quoted(start) ?? start..<run(start) { $0 != UInt8(ascii: "\"") }.upperBound
    }

    /// Within quotes, which may be escaped themselves; a quote that does not close reaches to the end.
    private func quoted(_ start: Int) -> Range<Int>? {
        var open = start
        let isEscaped = byte(open) == UInt8(ascii: "\\")
        if isEscaped { open += 1 }
        guard let quote = byte(open), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        var end = open + 1
        while end < bytes.count {
            if bytes[end] == UInt8(ascii: "\\") {
                if isEscaped, byte(end + 1) == quote { break }
                end += 2
            } else if bytes[end] == quote {
                break
            } else {
                end += 1
            }
        }
        return open + 1..<min(end, bytes.count)
    }
}
