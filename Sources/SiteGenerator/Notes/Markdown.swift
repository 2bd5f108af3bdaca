import CCMarkGFM

/// Markdown of GitHub's flavour to HTML. Raw HTML and links that run something are dropped: the safe mode of the library,
/// which nothing here turns off.
enum Markdown {
    private static let options = CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8

    /// - Parameter link: gets the target of every link and image and returns what the page shall name instead.
    static func html(_ text: String, link: (String) -> String) -> Markup {
        parsed(text) { document, parser in
            for node in nodes(of: document) { rewrite(node, link) }
            return Markup(raw: withTasks(withoutControls(rendered(document, parser))))
        } ?? .empty
    }

    /// A note: its headings get names, and its placeholders values.
    ///
    /// - Parameters:
    ///   - link: as above.
    ///   - title: what stands above it already: a heading of the first order that says the same is left out, save for its name.
    ///   - value: `nil`: the placeholder stays as it was written.
    static func html(
        _ source: NoteSource, link: (String) -> String, title: String? = nil, value: (Placeholder) -> Markup?
    ) -> Markup {
        let html = parsed(source.text) { document, parser in
            var names = AnchorNames()
            let first = cmark_node_first_child(document)
            // What stands in it is looked at after it: it goes last.
            var hidden: OpaquePointer?
            defer { if let hidden { cmark_node_free(hidden) } }
            var figures: [(paragraph: OpaquePointer, Placeholder)] = []
            for node in nodes(of: document) {
                rewrite(node) { link(source.unmasked($0)) }
                switch cmark_node_get_type(node) {
                case CMARK_NODE_HEADING:
                    let text = source.unmasked(plain(node))
                    let isTitle =
                        node == first && cmark_node_get_heading_level(node) == 1
                        && CleanText.line(text, limit: NoteFile.titleLimit) == title
                    let taken = name(node, names.next(text), isShown: !isTitle)
                    if let taken { hidden = taken }
                case CMARK_NODE_PARAGRAPH: if let found = block(node, source) { figures.append((node, found)) }
                case CMARK_NODE_TEXT where !isInImage(node):
                    let text = source.filled(literal(node)) {
                        NoteSource.mark($0.isBlock ? NoteSource.open : NoteSource.live, $0.index)
                    }
                    cmark_node_set_literal(node, text)
                default: continue
                }
            }
            for (paragraph, placeholder) in figures { put(placeholder, inPlaceOf: paragraph) }
            return withTasks(withoutControls(rendered(document, parser)))
        }
        // What stands in code and in attributes stays as it was written; then what values hold is not looked at again.
        func written(_ placeholder: Placeholder) -> String { ("\(placeholder.text)" as Markup).string }
        let quoted = source.filled(html ?? "", written)
        return Markup(raw: source.filled(quoted, at: NoteSource.live) { value($0)?.string ?? written($0) })
    }

    static func outline(_ source: NoteSource) -> NoteOutline {
        parsed(source.text) { document, _ in
            var outline = NoteOutline()
            var names = AnchorNames()
            var lifted: Set<Placeholder> = []
            let first = cmark_node_first_child(document)
            for node in nodes(of: document) {
                switch cmark_node_get_type(node) {
                case CMARK_NODE_HEADING:
                    let text = source.unmasked(plain(node))
                    if node == first, cmark_node_get_heading_level(node) == 1, !text.isEmpty { outline.title = text }
                    outline.anchors.append(names.next(text))
                case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
                    let target = source.unmasked(cmark_node_get_url(node).map { String(cString: $0) } ?? "")
                    outline.links.append(
                        NoteOutline.Link(
                            target: target, isImage: cmark_node_get_type(node) == CMARK_NODE_IMAGE,
                            line: line(of: node) + source.firstLine - 1))
                case CMARK_NODE_PARAGRAPH:
                    if let placeholder = block(node, source) { lifted.insert(placeholder) }
                case CMARK_NODE_TEXT where !isInImage(node):
                    _ = source.filled(literal(node)) { placeholder in
                        outline.placeholders.append(placeholder)
                        if placeholder.isBlock, !lifted.contains(placeholder) { outline.misplaced.append(placeholder) }
                        return ""
                    }
                default: continue
                }
            }
            return outline
        } ?? NoteOutline()
    }

    // MARK: The library

    private static func parsed<Value>(_ text: String, _ work: (OpaquePointer, OpaquePointer) -> Value) -> Value? {
        cmark_gfm_core_extensions_ensure_registered()
        guard let parser = cmark_parser_new(options) else { return nil }
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough", "autolink", "tasklist"] {
            if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
        }
        let source = Array(text.utf8)
        source.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let document = cmark_parser_finish(parser) else { return nil }
        defer { cmark_node_free(document) }
        cmark_consolidate_text_nodes(document)
        return work(document, parser)
    }

    private static func rendered(_ document: OpaquePointer, _ parser: OpaquePointer) -> String {
        guard let html = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser)) else { return "" }
        defer { cmark_get_default_mem_allocator().pointee.free(html) }
        return String(cString: html)
    }

    /// From the outside in and from first to last, as they were before any is changed.
    private static func nodes(of document: OpaquePointer) -> [OpaquePointer] {
        guard let iterator = cmark_iter_new(document) else { return [] }
        defer { cmark_iter_free(iterator) }
        var nodes: [OpaquePointer] = []
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return nodes }
            if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) { nodes.append(node) }
        }
    }

    private static func rewrite(_ node: OpaquePointer, _ link: (String) -> String) {
        let type = cmark_node_get_type(node)
        guard type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE, let url = cmark_node_get_url(node) else { return }
        cmark_node_set_url(node, link(String(cString: url)))
    }

    private static func literal(_ node: OpaquePointer) -> String {
        cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    }

    /// The text within a node, without marks.
    private static func plain(_ node: OpaquePointer) -> String {
        nodes(of: node).filter { [CMARK_NODE_TEXT, CMARK_NODE_CODE].contains(cmark_node_get_type($0)) }.map(literal).joined()
    }

    /// What stands in a line has no line of its own everywhere: its block has.
    private static func line(of node: OpaquePointer) -> Int {
        var current: OpaquePointer? = node
        while let some = current {
            let line = Int(cmark_node_get_start_line(some))
            if line > 0 { return line }
            current = cmark_node_parent(some)
        }
        return 1
    }

    // MARK: Headings and placeholders

    /// Puts a name on a heading, for which the library has no room: a block of our own takes its place.
    ///
    /// - Returns: a heading that is not shown, which the caller frees.
    private static func name(_ heading: OpaquePointer, _ name: String, isShown: Bool) -> OpaquePointer? {
        let level = cmark_node_get_heading_level(heading)
        let tag: Markup = isShown ? "<h\(Int(level)) id=\"" : "<span id=\""
        let named: Markup = "\(tag)\(AnchorNames.prefix + name)\">"
        guard let block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK) else { return nil }
        cmark_node_set_on_enter(block, named.string)
        cmark_node_set_on_exit(block, isShown ? "</h\(level)>" : "</span>")
        cmark_node_insert_before(heading, block)
        while isShown, let child = cmark_node_first_child(heading) {
            guard cmark_node_append_child(block, child) == 1 else { break }
        }
        cmark_node_unlink(heading)
        guard isShown else { return heading }
        cmark_node_free(heading)
        return nil
    }

    /// The placeholder of a block's kind that a paragraph consists of.
    private static func block(_ paragraph: OpaquePointer, _ source: NoteSource) -> Placeholder? {
        guard let child = cmark_node_first_child(paragraph), cmark_node_next(child) == nil,
            cmark_node_get_type(child) == CMARK_NODE_TEXT
        else { return nil }
        return source.only(in: literal(child)).flatMap { $0.isBlock ? $0 : nil }
    }

    /// A figure cannot stand in a paragraph: it takes its place.
    private static func put(_ placeholder: Placeholder, inPlaceOf paragraph: OpaquePointer) {
        guard let block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK) else { return }
        cmark_node_set_on_enter(block, NoteSource.mark(NoteSource.live, placeholder.index))
        cmark_node_insert_before(paragraph, block)
        cmark_node_unlink(paragraph)
        cmark_node_free(paragraph)
    }

    /// An image's text is read out, and holds no markup.
    private static func isInImage(_ node: OpaquePointer) -> Bool {
        var parent = cmark_node_parent(node)
        while let some = parent {
            if cmark_node_get_type(some) == CMARK_NODE_IMAGE { return true }
            parent = cmark_node_parent(some)
        }
        return false
    }

    /// A box that nobody can tick is a sign, not a field: the library makes fields, which nothing would name.
    private static func withTasks(_ html: String) -> String {
        html.replacing("<input type=\"checkbox\" checked=\"\" disabled=\"\" />", with: "<span class=\"task\">☑\u{FE0E}</span>")
            .replacing("<input type=\"checkbox\" disabled=\"\" />", with: "<span class=\"task\">☐\u{FE0E}</span>")
    }

    /// Markdown leaves control and bidirectional characters as they are; a page must not have them.
    private static func withoutControls(_ html: String) -> String {
        let needsNothing = html.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A }
        if needsNothing { return html }
        var result: [UInt8] = []
        for line in html.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if !result.isEmpty || line.startIndex != html.startIndex { result.append(UInt8(ascii: "\n")) }
            CleanText.append(String(Substring(line)), to: &result) { $1.append($0) }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
