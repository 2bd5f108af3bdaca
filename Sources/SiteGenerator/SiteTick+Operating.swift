import DockStatModel

/// Who may change things, who did, and how: of sites that show everything.
extension SiteTick {
    func addOperating(_ context: RenderContext, to rendered: inout Rendered) {
        guard !settings.view.isPartial else { return }
        let routes = context.data.operating.routes
        rendered.add(SitePaths.apiPage, from: []) {
            page(.api, SitePaths.apiPage, APIPage(context: context, routes: routes).values())
        }
        rendered.add(SitePaths.openAPI, from: []) {
            let document = OpenAPIDocument(
                title: settings.title, version: settings.version, baseURL: settings.baseURL, routes: routes)
            return RenderedFile(SitePaths.openAPI, document.bytes())
        }
        guard context.settings.hasActions else { return }
        addAudit(context, to: &rendered)
        rendered.add(SitePaths.keys, from: .people) { page(.keys, SitePaths.keys, KeysPage(context: context).values()) }
        rendered.add("api/v2/audit.json", from: .people) {
            RenderedFile("api/v2/audit.json", AuditJSON(context: context).document())
        }
        rendered.add("api/v2/auth/api-keys.json", from: .people) {
            RenderedFile("api/v2/auth/api-keys.json", KeysJSON(context: context).document())
        }
        if let baseURL = settings.baseURL {
            rendered.add(AuditFeed.path, from: .people) {
                RenderedFile(AuditFeed.path, AuditFeed(context: context, baseURL: baseURL).text())
            }
        }
    }

    private func addAudit(_ context: RenderContext, to rendered: inout Rendered) {
        let audit = AuditPage.pieces(context.data.operating.audit)
        let before = last.map { AuditPage.pieces($0.data.operating.audit) }
        for number in audit.numbers.reversed() {
            let piece = Piece(first: SitePaths.audit, number: number, count: audit.pieces.count)
            let isSame = before.map { $0.pieces.count == audit.pieces.count && $0[number] == audit[number] } ?? false
            rendered.add(piece.path, from: isSame ? [] : .people) {
                page(
                    .audit, piece.path, AuditPage(context: context, entries: audit[number], piece: piece).values())
            }
        }
    }
}
