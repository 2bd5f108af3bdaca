import CCMarkGFM

/// Markdown of GitHub's flavour to HTML. Raw HTML and links that run something are dropped: the safe mode of the library,
/// which nothing here turns off.
enum Markdown {
    /// - Parameter link: gets the target of every link and image and returns what the page shall name instead.
    static func html(_ text: String, link: (String) -> String) -> Markup {
        cmark_gfm_core_extensions_ensure_registered()
        let options = CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8
        guard let parser = cmark_parser_new(options) else { return .empty }
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough", "autolink", "tasklist"] {
            if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
        }
        let source = Array(text.utf8)
        source.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let document = cmark_parser_finish(parser) else { return .empty }
        defer { cmark_node_free(document) }
        rewriteLinks(of: document, link)
        guard let rendered = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser)) else {
            return .empty
        }
        defer { cmark_get_default_mem_allocator().pointee.free(rendered) }
        return Markup(raw: withoutControls(String(cString: rendered)))
    }

    private static func rewriteLinks(of document: OpaquePointer, _ link: (String) -> String) {
        guard let iterator = cmark_iter_new(document) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return }
            guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
            let type = cmark_node_get_type(node)
            guard type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE, let url = cmark_node_get_url(node) else { continue }
            cmark_node_set_url(node, link(String(cString: url)))
        }
    }

    /// Markdown leaves control and bidirectional characters as they are; a page must not have them.
    private static func withoutControls(_ html: String) -> String {
        let needsNothing = html.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A }
        if needsNothing { return html }
        var result = String.UnicodeScalarView()
        for scalar in html.unicodeScalars {
            if scalar == "\n" { result.append(scalar) } else { CleanText.append(CollectionOfOne(scalar), to: &result) }
        }
        return String(result)
    }
}
