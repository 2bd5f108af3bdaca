import DockStatModel

/// Who may change things, who did, and how: of sites that show everything.
extension SiteTick {
    func addOperating(_ context: RenderContext, to rendered: inout Rendered) {
        guard !settings.view.isPartial else { return }
        let routes = context.data.operating.routes
        rendered.files.append(page(.api, SitePaths.apiPage, APIPage(context: context, routes: routes).values()))
        rendered.files.append(
            RenderedFile(
                SitePaths.openAPI,
                OpenAPIDocument(
                    title: settings.title, version: settings.version, baseURL: settings.baseURL, routes: routes
                ).bytes()))
        guard context.settings.hasActions else { return }
        add(.audit, SitePaths.audit, Pieces(context.data.operating.audit, limit: AuditPage.limit), to: &rendered) {
            AuditPage(context: context, entries: $0, piece: $1).values()
        }
        rendered.files.append(page(.keys, SitePaths.keys, KeysPage(context: context).values()))
        rendered.files.append(RenderedFile("api/v2/audit.json", AuditJSON(context: context).document()))
        rendered.files.append(RenderedFile("api/v2/auth/api-keys.json", KeysJSON(context: context).document()))
        if let baseURL = settings.baseURL {
            rendered.files.append(RenderedFile(AuditFeed.path, AuditFeed(context: context, baseURL: baseURL).text()))
        }
    }
}
