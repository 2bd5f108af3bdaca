/// Sentences about parts that failed; the same failure of many containers becomes one sentence.
struct Warnings {
    private struct Topic: Hashable {
        var what: String
        var why: String
    }

    private var topics: [Topic] = []
    private var names: [Topic: [String]] = [:]
    private var plain: [String] = []

    mutating func add(_ sentence: String) { plain.append(sentence) }

    /// - Parameter name: of the container, as it came.
    mutating func add(_ what: String, of name: String, because why: String) {
        let topic = Topic(what: what, why: why)
        if names[topic] == nil { topics.append(topic) }
        names[topic, default: []].append(name.hasPrefix("/") ? String(name.dropFirst()) : name)
    }

    var sentences: [String] {
        plain + topics.map { "\($0.what) of \(Readable.list(names[$0] ?? [])): \($0.why)" }
    }
}
