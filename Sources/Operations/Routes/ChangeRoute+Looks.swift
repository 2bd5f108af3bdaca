extension ChangeRoute {
    static let looks: [ChangeRoute] = [
        ChangeRoute("POST", "/api/v2/themes", AddTheme.self),
        ChangeRoute("PUT", "/api/v2/themes/{theme}", ReplaceTheme.self, hasRevision: true),
        ChangeRoute("DELETE", "/api/v2/themes/{theme}", DeleteTheme.self, hasRevision: true),
        ChangeRoute("POST", "/api/v2/theme-preview", PreviewTheme.self),
        ChangeRoute("POST", "/api/v2/db/config", ChangeSettings.self, hasRevision: true),
        ChangeRoute("POST", "/api/v2/db/config/theme", SetTheme.self),
        ChangeRoute("POST", "/api/v2/db/config/pinItem", PinItem.self),
        ChangeRoute("POST", "/api/v2/db/config/unpinItem", UnpinItem.self),
        ChangeRoute("POST", "/api/v2/db/config/hotkey", SetHotkeys.self),
        ChangeRoute("POST", "/api/v2/db/backup", MakeBackup.self),
    ]
}
