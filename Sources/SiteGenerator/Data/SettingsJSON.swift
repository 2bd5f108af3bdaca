import DockStatModel

/// `api/v2/db/config.json` and `api/v2/db/details.json`: what people keep beside the configuration, and the database it lies in.
struct SettingsJSON {
    static let configPath = "api/v2/db/config.json"
    static let detailsPath = "api/v2/db/details.json"

    var context: RenderContext
    var themes: ThemeLibrary

    func config() -> [UInt8] {
        let settings = context.settings
        return JSONWriter.document { json in
            json.field("demo", settings.isDemo)
            json.object("hotkeys") { json in
                for hotkey in Hotkey.allCases { json.field(hotkey.rawValue, settings.hotkeys[hotkey] ?? hotkey.standard) }
            }
            json.array("configured") { json in
                let kept = Set(settings.keptPins)
                for pattern in settings.pinned where !kept.contains(pattern) { json.value(CleanText.line(pattern)) }
            }
            json.array("pinned") { json in for pin in settings.keptPins { json.value(CleanText.line(pin)) } }
            json.field("pinnedRevision", Revision.of(pins: settings.keptPins))
            json.field("theme", themes.standard)
            json.array("themes") { json in
                for theme in themes.themes {
                    json.object { json in
                        json.field("id", theme.slug)
                        json.field("name", theme.name)
                        json.field("kept", themes.kept[theme.slug] != nil)
                        json.field("revision", themes.kept[theme.slug]?.revision)
                    }
                }
            }
        }
    }

    func details() -> [UInt8] {
        let job = context.data.job
        return JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            // In steps, as on the pages: the file changes when something did.
            json.field("megabytes", Int(job.databaseSize >> 20))
            json.field("lastBackup", job.lastBackup)
            json.field("countedAt", context.data.details?.countedAt)
            json.array("tables") { json in
                for table in context.data.details?.tables ?? [] {
                    json.object { json in
                        json.field("name", table.name)
                        json.field("rows", table.rows)
                    }
                }
            }
        }
    }

    func theme(_ theme: Theme) -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.field("id", theme.slug)
            json.field("name", theme.name)
            json.field("kept", themes.kept[theme.slug] != nil)
            json.field("revision", themes.kept[theme.slug]?.revision)
            json.object("variables") { json in
                for (name, value) in theme.colors.sorted(by: { $0.key < $1.key }) {
                    json.field(ThemeVocabulary.prefix + name, value)
                }
            }
            json.object("effective") { json in
                for (name, value) in themes.colors(of: theme) { json.field(ThemeVocabulary.prefix + name, value) }
            }
        }
    }
}
