package import DockStatModel

/// What deeds ask of the room that makes the pages. Where nobody is asked, nothing is known.
package struct SiteDesk: Sendable {
    /// A note as its page would show it, as HTML.
    ///
    /// - Parameters: its path below `notes/`, and its text.
    package var preview: @Sendable (_ path: String, _ text: String) throws -> String = { _, _ in "" }
    /// What a theme says that somebody wants to keep.
    ///
    /// - Parameter definition: as a theme's file.
    package var judge: @Sendable (_ definition: String) throws -> ThemeVerdict = { _ in ThemeVerdict() }
    /// Names of the themes that come with the program or lie in the site's folder.
    package var fixedThemes: @Sendable () throws -> Set<String> = { [] }
    /// A theme as the editor shows it: what is there under that name, or a new one.
    package var theme: @Sendable (_ slug: String) throws -> ActionPage.ThemeEditing? = { _ in nil }
    /// The same of a theme that is being made.
    package var draft: @Sendable (_ definition: String) throws -> ActionPage.ThemeEditing? = { _ in nil }

    package init() {}
}

/// What is to be said of a theme.
package struct ThemeVerdict: Hashable, Sendable {
    /// What it is called in files and settings; `nil`: its name gives none.
    package var slug: String?
    /// What no theme may say.
    package var mistakes: [FieldMistake] = []
    /// What is hard to read, one sentence each.
    package var contrast: [String] = []

    package init() {}
}
