/// A theme that people keep beside the files of the site.
package struct KeptTheme: Hashable, Sendable {
    /// What `theme:` and style sheets call it.
    package var slug: String
    /// As a theme's file: `{"name", "variables", "animations"}`.
    package var definition: String

    package init(slug: String, definition: String) {
        self.slug = slug
        self.definition = definition
    }

    package var revision: String { Revision.of(definition) }
}
