internal import DockStatModel
internal import Foundation

extension ValueKind where Value == String {
    /// Without a point, since labels have the rule's name between points: `dockstat.alert.<rule>.threshold`.
    static let ruleName = ValueKind(
        allowed: "1 to 63 letters, digits, \"_\" and \"-\", not beginning with \"-\", such as container-memory"
    ) {
        text in
        !text.hasPrefix("-") && !text.contains(".") && text.utf8.count <= 63 && EngineAddressText.isHostName(text[...])
            ? text : nil
    }

    static let receiverName = ValueKind(
        allowed: "1 to 63 letters, digits, \".\", \"_\" and \"-\", not beginning with \".\" or \"-\", such as ops-mail",
        parse: hostName.parse)

    /// A pattern as `Glob` has it.
    static let pattern = ValueKind(allowed: "a pattern such as \"web-*\", or a list of them") { text in
        let isFit = !text.isEmpty && text.unicodeScalars.count <= 200
        return isFit && !text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } ? text : nil
    }

    /// Pages link to it: an address of the web, or a note below the site folder.
    static let runbook = ValueKind(allowed: "a path such as notes/runbooks/memory.md, or an http:// or https:// address") {
        text in
        if WebAddress(text) != nil { return text }
        let isPath =
            !text.isEmpty && text.utf8.count <= 400 && !text.hasPrefix("/") && !text.contains(":") && !text.contains("\\")
            && !text.split(separator: "/").contains("..") && !text.unicodeScalars.contains { $0.value < 0x20 }
        return isPath ? text : nil
    }

    static let groupWord = ValueKind(allowed: "host, stack, rule, container, severity, group or label:<name>, or a list of them")
    {
        text throws(Refusal) in
        let words = ["host", "stack", "rule", "container", "severity", "group"]
        if words.contains(text) || (text.hasPrefix("label:") && text.utf8.count > 6 && text.utf8.count <= 200) { return text }
        let question = NearestName.question(text, among: words)
        throw Refusal("found \(Shown.value(text))\(question); allowed: \(words.joined(separator: ", ")) or label:<name>")
    }
}

extension ValueKind where Value == RuleCondition {
    static let condition = ValueKind(allowed: "signal, comparison and value, such as memory_percent > 90 or restarts >= 3 in 10m")
    {
        text throws(Refusal) in
        let name = String(text.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        let known = RuleSignal.allCases.map(\.rawValue)
        guard known.contains(name) else {
            let question = NearestName.question(name, among: known)
            throw Refusal("unknown signal \(Shown.value(name))\(question); there are \(known.joined(separator: ", "))")
        }
        do throws(RuleTextMistake) {
            return try RuleCondition(text: text)
        } catch {
            throw Refusal(error.message)
        }
    }
}
