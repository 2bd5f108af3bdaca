package import DockStatModel

// MARK: Themes

extension RequestField {
    /// What `ThemeDefinition` reads.
    fileprivate static let theme: [RequestField] = [
        RequestField("name", .text(longest: 60), "How the theme is called.", isRequired: true, example: "\"Rose\""),
        RequestField(
            "variables", .object, "Colours by the names of their variables, at most 300; what is left out is as in the default.",
            example: "{\"--color-main-bg\": \"#fff0f5\"}"),
        RequestField("animations", .object, "Name and duration of animations, by the names of their variables."),
        .ofForms("--color-", "Fields that begin so are `variables` one by one."),
    ]

    fileprivate static let themeID = RequestField(
        "theme", .text(longest: 63), "The id of the theme.", isRequired: true, example: "\"rose\"")

    fileprivate static let themeRevision = RequestField(
        "revision", .text(longest: 100), "The revision that is changed; * where it does not matter.")

    /// What `ThemeDefinition.answer` holds.
    fileprivate static let keptTheme: [RequestField] = [
        RequestField("id", .text(longest: 63), "What files and settings call it."),
        RequestField("revision", .text(longest: 16), "What If-Match has to name to change it."),
        RequestField("contrast", .texts, "What is hard to read in it, one sentence each."),
    ]
}

extension AddTheme {
    package static let summary = "Keeps a new theme. Its id comes of its name."
    package static let fields =
        RequestField.theme + [
            .ofForms("theme", "The theme that this is a copy of; it is not read."),
            .ofForms("revision", "That of the theme that this is a copy of; it is not read."),
        ]
    package static let answer = RequestField.keptTheme
}

extension ReplaceTheme {
    package static let summary = "Puts a theme in the place of one that people keep, whose revision If-Match names."
    package static let fields = [.themeID, .themeRevision] + RequestField.theme
    package static let answer = RequestField.keptTheme
}

extension DeleteTheme {
    package static let summary = "Removes a theme that people keep, whose revision If-Match names."
    package static let fields: [RequestField] = [
        .themeID, .themeRevision, .ofForms("name", "What the form around the button holds; it is not read."),
        .ofForms("animations", "What the form around the button holds; it is not read."),
        .ofForms("--color-", "What the form around the button holds; it is not read."),
    ]
    package static let answer = [RequestField("id", .text(longest: 63), "What files and settings called it.")]
}

extension PreviewTheme {
    package static let summary = "What no theme may say, and what is hard to read in this one. Changes nothing."
    package static let fields =
        RequestField.theme + [
            .ofForms("theme", "The id of the theme that is changed; none of a new one."),
            .ofForms("revision", "What the form is based on; it is not compared."),
        ]
    package static let answer = [
        RequestField("contrast", .texts, "What is hard to read in it, one sentence each."),
        RequestField("mistakes", .texts, "What no theme may say: the field, and a sentence."),
    ]
}

// MARK: Pins

extension PinTarget {
    fileprivate static let fields = [
        RequestField("host", .text(longest: 200), "The name of the host; goes with `container`.", example: "\"web-1\""),
        RequestField("container", .text(longest: 300), "The name of the container; goes with `host`.", example: "\"shop\""),
        RequestField(
            "path", .text(longest: 1000), "Instead of both, the path of its page: hosts/HOST/containers/NAME/."),
        RequestField("slug", .text(longest: 300), "What upstream's programs call a link; it is not used."),
    ]
}

extension PinItem {
    package static let summary =
        "Has a container stand first on everybody's overview, after those that the configuration names. Doing it again changes nothing."
    package static let fields = PinTarget.fields
    package static let answer = [RequestField("pinned", .flag, "That it is.")]
}

extension UnpinItem {
    package static let summary = "Unpins a container that people pinned; what the configuration pins is unpinned there."
    package static let fields = PinTarget.fields
}

// MARK: Hotkeys and settings

extension RequestField {
    private static func meaning(_ hotkey: Hotkey) -> String {
        switch hotkey {
        case .links: "The key that opens the list of links"
        case .bar: "The key that shows and hides the bar"
        case .theme: "The key that changes the theme"
        case .help: "The key that shows what keys there are"
        }
    }

    fileprivate static let hotkeys = Hotkey.allCases.map { hotkey in
        RequestField(
            hotkey.rawValue, .text(longest: 20), "\(meaning(hotkey)): \(Hotkey.allowed).",
            example: hotkey == .help ? "\"h\"" : nil)
    }

    fileprivate static let keptHotkeys = Hotkey.allCases.map { hotkey in
        RequestField(
            hotkey.rawValue, .text(longest: 20), "\(meaning(hotkey)); not there where nobody chose one.", mayBeMissing: true)
    }
}

extension SetHotkeys {
    package static let summary = "Chooses other keys for what the pages' keys do. At least one of the fields has to be there."
    package static let fields =
        RequestField.hotkeys + [
            RequestField("reset", .flag, "Whether all of them are first as the configuration says again.")
        ]
    package static let answer = RequestField.keptHotkeys
}

extension SetTheme {
    package static let summary =
        "Chooses the theme of whoever chose none, for everybody; sites that the configuration gives one of their own keep it."
    package static let fields = [
        RequestField("theme", .text(longest: SetTheme.longest), "Its id, or automatic.", example: "\"dark\""),
        RequestField("reset", .flag, "Instead: whether it is as the configuration says again."),
    ]
    package static let answer = [
        RequestField("theme", .text(longest: SetTheme.longest), "As kept; null where the configuration says it.")
    ]
}

extension ChangeSettings {
    package static let summary =
        "Changes part of what people keep, at once: the pins as a whole, keys of the pages, and the theme of whoever chose none."
    package static let fields = [
        RequestField(
            "pinned", .list, "All pinned containers in their order, each as host/name; without it they stay.",
            example: "[\"web-1/shop\"]"),
        RequestField(
            "revision", .text(longest: 100), "That of the pins, as db/config tells; * or none where it does not matter."),
        RequestField(
            "hotkeys", .parts(RequestField.hotkeys),
            "Keys by what they do. Empty: all are as the configuration says again. Without it they stay."),
        RequestField(
            "theme", .text(longest: SetTheme.longest),
            "The theme of whoever chose none: its id, or automatic. Empty: as the configuration says again. Without it it stays."),
    ]
    package static let answer = [
        RequestField("pinned", .texts, "As sent; not there where they stay.", mayBeMissing: true),
        RequestField(
            "pinnedRevision", .text(longest: 16), "What If-Match has to name to replace them again.", mayBeMissing: true),
        RequestField("hotkeys", .object, "All keys that people chose; not there where they stay.", mayBeMissing: true),
        RequestField("theme", .text(longest: SetTheme.longest), "As kept; not there where it stays.", mayBeMissing: true),
    ]
}

// MARK: The database

extension MakeBackup {
    package static let summary = "Copies the database into the folder of backups, while it is in use."
    package static let answer = [
        RequestField("file", .text(longest: 255), "The name of the copy in the folder of backups."),
        RequestField("bytes", .number, "How large it is."),
    ]
}
