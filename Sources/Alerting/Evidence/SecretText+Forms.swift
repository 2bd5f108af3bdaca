extension SecretText {
    /// From `-----BEGIN …` to the end of its block, or of the line.
    mutating func maskPEM() {
        var position = 0
        while let start = find("-----BEGIN ", from: position) {
            var end = bytes.count
            if let last = find("-----END ", from: start) {
                end = find("-----", from: last + 9).map { $0 + 5 } ?? bytes.count
            }
            hide(start..<end)
            position = end
        }
    }

    /// `scheme://user:password@host`, and a long name alone, which is a token.
    mutating func maskAddresses() {
        var position = 0
        while let scheme = find("://", from: position) {
            let start = scheme + 3
            let authority = run(start) { $0 > 0x20 && !"/?#\"'<>".utf8.contains($0) }
            position = max(start, authority.upperBound)
            // A password may hold an @ itself, and carelessly written ones a slash.
            let whole = run(start, upTo: Self.longestAuthority) { $0 > 0x20 && !"\"'<>".utf8.contains($0) }
            guard let at = bytes[authority].lastIndex(of: UInt8(ascii: "@")) ?? carelessAt(whole) else { continue }
            if let colon = bytes[start..<at].firstIndex(of: UInt8(ascii: ":")) {
                hide((colon + 1)..<at)
            } else if at - start >= 20 {
                hide(start..<at)
            }
        }
    }

    /// Looking farther for each address of a line that is full of them would take its length squared.
    private static let longestAuthority = 512

    /// An @ behind a slash belongs to a password only where a colon comes first and is no port.
    private func carelessAt(_ range: Range<Int>) -> Int? {
        guard let at = bytes[range].firstIndex(of: UInt8(ascii: "@")),
            let colon = bytes[range.lowerBound..<at].firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        let port = run(colon + 1) { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return !port.isEmpty && byte(port.upperBound) == UInt8(ascii: "/") ? nil : at
    }

    private static let prefixes: [(text: String, least: Int)] = [
        ("AKIA", 16), ("ASIA", 16), ("ghp_", 20), ("gho_", 20), ("ghu_", 20), ("ghs_", 20), ("ghr_", 20), ("github_pat_", 20),
        ("glpat-", 16), ("xoxb-", 10), ("xoxp-", 10), ("xoxa-", 10), ("xoxs-", 10), ("xapp-", 10), ("sk-", 20), ("sk_live_", 10),
        ("rk_live_", 10), ("whsec_", 10), ("AIza", 30), ("hvs.", 20), ("dckr_pat_", 16), ("npm_", 30),
    ]

    /// Keys that are known by how they begin, JSON web tokens, and what follows `Bearer` and `Basic`.
    mutating func maskKnownForms() {
        var position = 0
        while position < bytes.count {
            let run = run(position) { Self.isKeyByte($0) || $0 == UInt8(ascii: ".") }
            if run.isEmpty {
                position += 1
                continue
            }
            position = run.upperBound
            if isKnownForm(run) {
                hide(run)
            } else if ["bearer", "basic"].contains(word(run)) {
                let next = self.run(skipSpaces(run.upperBound)) { Self.isKeyByte($0) || $0 == UInt8(ascii: ".") }
                // "Basic information" is no secret.
                if next.count >= 16
                    || next.count >= 8 && bytes[next].contains(where: { (0x30...0x39).contains($0) || $0 == 0x3d })
                {
                    hide(next)
                }
                position = max(position, next.upperBound)
            }
        }
    }

    private func isKnownForm(_ range: Range<Int>) -> Bool {
        // A name before it, as in `key=AKIA…`, is part of the run for its `=`.
        let starts = [range.lowerBound] + bytes[range].indices.filter { "=/".utf8.contains(bytes[$0]) }.map { $0 + 1 }
        let lastDot = bytes[range].lastIndex(of: UInt8(ascii: ".")) ?? range.lowerBound
        return starts.contains { start in
            if start >= range.upperBound { return false }
            let length = range.upperBound - start
            if Self.prefixes.contains(where: { length >= $0.text.utf8.count + $0.least && self.starts(at: start, with: $0.text) })
            {
                return true
            }
            return self.starts(at: start, with: "eyJ") && length > 20 && lastDot > start
        }
    }

    private static let keyWords: Set<String> = [
        "key", "keys", "token", "secret", "password", "passwd", "passphrase", "signature", "credential", "credentials", "auth",
        "apikey",
        "hmac", "salt", "nonce", "cookie", "session",
    ]

    /// Twenty and more digits of hex or base64 within three words of such a word.
    mutating func maskAfterKeyWords() {
        var position = 0
        var reach = 0
        while position < bytes.count {
            let run = run(position, while: Self.isKeyByte)
            if run.isEmpty {
                position += 1
                continue
            }
            position = run.upperBound
            if reach > 0, looksRandom(run) {
                hide(run)
            }
            reach -= 1
            let parts = word(run).split { "_-=/+".contains($0) }
            if parts.contains(where: { Self.keyWords.contains(String($0)) }) {
                reach = 3
                // `key=9f86…` is one run.
                if let sign = bytes[run].firstIndex(of: UInt8(ascii: "=")), looksRandom((sign + 1)..<run.upperBound) {
                    hide((sign + 1)..<run.upperBound)
                }
            }
        }
    }

    private func looksRandom(_ range: Range<Int>) -> Bool {
        let digits = bytes[range].count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return range.count >= 20 && digits >= 2
    }
}
