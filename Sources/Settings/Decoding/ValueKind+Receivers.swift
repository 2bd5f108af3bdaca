internal import DockStatModel
internal import Foundation

extension ValueKind where Value == String {
    /// Several lines, for templates.
    static func lines(atMost length: Int) -> ValueKind {
        ValueKind(allowed: "a text of 1 to \(length) characters") { text in
            let isFit = !text.isEmpty && text.unicodeScalars.count <= length
            return isFit && !text.unicodeScalars.contains { $0.value < 0x20 && !["\n", "\t", "\r"].contains($0) } ? text : nil
        }
    }

    static let mention = ValueKind(allowed: "everyone, role:<id> or user:<id>, or a list of them") { text in
        if text == "everyone" { return text }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let isFit =
            parts.count == 2 && ["role", "user"].contains(parts[0]) && (1...20).contains(parts[1].utf8.count)
            && parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
        return isFit ? text : nil
    }

    /// Discord answers "Username cannot contain" to names with its own words in them.
    static let discordName = ValueKind(allowed: "a name of 1 to 80 characters without \"discord\" and \"clyde\" in it") { text in
        let plain = text.lowercased()
        let isFit = (1...80).contains(text.unicodeScalars.count) && !text.unicodeScalars.contains { $0.value < 0x20 }
        return isFit && !plain.contains("discord") && !plain.contains("clyde") ? text : nil
    }

    /// Of an interface: without user, query and slash at its end.
    static let plainAddress = hidden("an http:// or https:// address without user and query") { text in
        guard let address = WebAddress(text), !address.host.isEmpty, !text.contains("@"), !text.contains("?") else { return nil }
        return String(text.reversed().drop { $0 == "/" }.reversed())
    }

    static let mailServer = hidden(
        "smtp://host:port or smtps://host:port; user and password are given as username and password", MailServerText.address)

    static let mailbox = ValueKind(allowed: "an address such as ops@example.org or Ops <ops@example.org>") { text in
        MailboxText.address(of: text) == nil ? nil : text
    }

    /// RFC 2919: a name with points, which may stand in angle brackets behind a few words.
    static let listID = ValueKind(allowed: "a list's name such as dockstat.example.org, in ASCII") { text in
        !text.isEmpty && text.utf8.count <= 255 && text.utf8.allSatisfy { (0x20...0x7E).contains($0) } ? text : nil
    }

    /// RFC 2369 puts it between angle brackets.
    static let unsubscribeAddress = hidden("an https:// or mailto: address") { text in
        if text.hasPrefix("mailto:") {
            let isFit = text.utf8.count <= 1000 && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
            return isFit && text.contains("@") && !text.contains("<") && !text.contains(">") && !text.contains(",") ? text : nil
        }
        return WebAddress(text)?.isEncrypted == true ? text : nil
    }

    /// Nothing is searched in `PATH`: a name without a slash is refused.
    static func program(in folder: String) -> ValueKind {
        hidden("the path of a program, such as /usr/local/bin/notify") { text in
            let isPath = text.contains("/") && !text.hasSuffix("/") && text.utf8.count < 4096
            return isPath && !text.unicodeScalars.contains { $0.value < 0x20 } ? FilePath.absolute(text, in: folder) : nil
        }
    }

    static let argument = hidden("a text of at most 4096 characters") { text in
        text.utf8.count <= 4096 && !text.utf8.contains(0) ? text : nil
    }
}
