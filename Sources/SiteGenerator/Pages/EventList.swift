import DockStatModel

/// Events as a list, newest first.
struct EventList {
    var context: RenderContext
    var limit = 50

    /// - Parameters:
    ///   - events: newest first.
    ///   - containers: of several containers each event names its own, with a link to its page.
    ///   - path: the page it stands on.
    func list(_ events: [EngineEvent], of containers: [ContainerStatus]? = nil, onPage path: String = "") -> Markup {
        guard !events.isEmpty else { return "<p class=\"nothing\">\(context.words("No events."))</p>" }
        let table = ContainerTable(context: context, path: path)
        let links = containers.map { Dictionary($0.map { ($0.name, table.link($0)) }) { first, _ in first } }
        let peaceful = EventMark.peacefulEnds(events)
        var result: Markup = "<ol class=\"events\">"
        for event in events.prefix(limit) {
            let name: Markup = links.map { "\($0[event.containerName] ?? .name(event.containerName)) " } ?? .empty
            let mark = mark(EventMark.Kind(event, isPeaceful: peaceful.contains(event)))
            result += "<li>\(context.clock.element(event.time)) <span>\(mark)\(name)\(context.words.sentence(event))</span></li>"
        }
        result += "</ol>"
        return result
    }

    private func mark(_ kind: EventMark.Kind?) -> Markup {
        guard let kind else { return "<svg class=\"e\" aria-hidden=\"true\"></svg>" }
        return "<svg class=\"e\" viewBox=\"-6 -6 12 12\" aria-hidden=\"true\"><use href=\"#e-\(kind.rawValue)\"/></svg>"
    }
}

/// Name and value pairs as a description list.
struct FactList {
    private let words: Words
    private var items: [Markup] = []

    init(_ words: Words) { self.words = words }

    mutating func add(_ name: Phrase, _ value: Markup?) {
        guard let value, !value.isEmpty else { return }
        items.append("<div><dt>\(words(name))</dt><dd>\(value)</dd></div>")
    }

    mutating func add(_ name: Phrase, text: String?, limit: Int = 300) {
        guard let text, !text.isEmpty else { return }
        add(name, .name(text, limit: limit))
    }

    /// Where the name is data, such as a label's.
    mutating func add(named name: String, text: String) {
        guard !text.isEmpty else { return }
        items.append("<div><dt>\(name)</dt><dd>\(Markup.name(text, limit: 300))</dd></div>")
    }

    func list() -> Markup { items.isEmpty ? .empty : "<dl class=\"factlist\">\(Markup.joined(items))</dl>" }
}
