/// Paths of pages relative to the site's root, for links from elsewhere: with a slash at the end, as web servers show folders.
package enum SiteAddress {
    /// - Parameter slug: `HostStatus.slug`.
    package static func host(_ slug: String) -> String { SitePaths.hostFolder(slug) }

    /// - Parameters: `HostStatus.slug` and `ContainerStatus.slug`.
    package static func container(host: String, container: String) -> String {
        SitePaths.containerFolder(host: host, container: container)
    }

    /// - Parameter note: as a rule names its runbook: `notes/runbooks/disk.md`, or the same without `notes/`.
    @Sendable package static func note(_ note: String) -> String {
        let path = NotePath.own(note)
        return NotePath.folder(of: NoteSubject(path: path).page(path: path))
    }
}
