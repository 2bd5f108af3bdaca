/// What publishing did.
package struct PublishReport: Hashable, Sendable {
    /// A page that could not be made; its last good file stands.
    package struct Failure: Hashable, Sendable {
        package var path: String
        package var reason: String
    }

    /// Paths relative to the output folder, `.gz` twins included.
    package var written: [String] = []
    /// Files made in this tick that were on disk already with the same content.
    package var unchanged = 0
    /// Charts that were drawn, whether they look different or not.
    package var chartsDrawn = 0
    package var removed: [String] = []
    package var failures: [Failure] = []
    /// One sentence each, with file and line where there is one.
    package var warnings: [String] = []

    package init() {}
}

/// Why the site could not be loaded or written at all.
package struct SiteError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        /// A template does not parse or names something that does not exist.
        case template
        /// A file of the site or templates folder cannot be read, or the time zone does not exist.
        case input
        /// The output folder cannot be written.
        case cannotWrite
        case diskFull
        /// The output folder holds a site that is not ours.
        case foreignFolder
    }

    package let kind: Kind
    /// What failed, for which file, why and what to do.
    package let message: String

    package init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    package var description: String { message }
}
