package import DockStatModel
import Foundation

/// Writes the site: pages, JSON, metrics and text of one tick into the output folder.
package struct SiteGenerator: Sendable {
    /// Gives what the charts of some containers show; asked once a range and tick. A container that is missing in the answer has
    /// no history yet.
    package typealias HistorySource = (HistoryRange, Set<ContainerIdentity>) throws -> [ContainerIdentity: History]

    let settings: SiteSettings
    let zone: TimeZone
    let files: AuthoredFiles
    let words: Words
    let templates: TemplateLibrary
    let script: [UInt8]
    private let last = LastRendering()
    /// See `RenderContext`.
    let drawingPrint: UInt64

    /// Loads and checks templates and site files.
    ///
    /// - Parameter keepsLastGood: whether pages whose template has a mistake keep their last good file, and the report of
    ///   publishing tells of it, instead of no site at all.
    /// - Throws: `SiteError` naming every mistake with file, line and tag.
    package init(settings: SiteSettings, keepsLastGood: Bool = false) throws {
        guard let zone = TimeZone(identifier: settings.timeZone) else {
            throw SiteError(
                .input,
                "there is no time zone \(CleanText.line(settings.timeZone)); `time_zone` wants a name such as Europe/Berlin")
        }
        self.settings = settings
        self.zone = zone
        files = try AuthoredFiles(
            templatesFolder: settings.templates, siteFolder: settings.site, theme: settings.theme,
            chosenTheme: settings.chosenTheme, logo: settings.view.logo,
            keptThemes: settings.keptThemes)
        words = try Words(tag: settings.language, files: files.languages[settings.language] ?? [])
        templates = TemplateLibrary(files.templates, words: words)
        if !keepsLastGood, !templates.mistakes.isEmpty {
            throw SiteError(.template, "the templates have mistakes:\n" + templates.mistakes.joined(separator: "\n"))
        }
        script = SiteScript(parts: files.script, words: words).bytes
        var hash = ValueHash()
        hash.add(settings.version)
        hash.add(settings.timeZone)
        hash.add(settings.language)
        for file in files.languages[settings.language] ?? [] where !file.isBuiltIn {
            hash.add(Int64(bitPattern: ContentHash.of(file.bytes)))
        }
        drawingPrint = hash.value
    }

    /// Which pages of containers, hosts and stacks a call makes.
    package enum Extent: Sendable {
        /// Those that have something new to show, in a large fleet some ticks late.
        case due
        /// Every one, a part after the other.
        case all
    }

    /// Renders what is due or everything, writes what changed, removes what no longer exists.
    ///
    /// - Parameter changed: containers whose state, health or identity on the engine changed since the last call, and new ones.
    /// - Throws: `SiteError` where the folder cannot be written or belongs to somebody else. A page that cannot be made is in
    ///   the report instead, and keeps its last good file.
    package func publish(
        _ data: SiteData, changed: Set<ContainerIdentity>, extent: Extent = .due, history: HistorySource
    ) throws -> PublishReport {
        var report = PublishReport()
        var publisher = try Publisher(folder: OutputFolder(path: settings.output), gzip: settings.gzip)
        if publisher.lostManifest {
            report.warnings.append(
                "\(settings.output)/\(Manifest.fileName) could not be read: pages of things that are gone may stay in the folder")
        }
        let viewed = ViewedSite(data, in: settings.view)
        var notes = NoteLibrary(siteFolder: settings.site, onlyPublic: settings.view.isPartial)
        notes.rename(viewed.subject)
        let last = last.take().flatMap { $0.manifest == publisher.stored ? $0 : nil }
        let tick = SiteTick(
            generator: self, data: viewed.data, clock: ClockText(zone: zone, now: data.now, words: words),
            notes: notes, known: publisher.manifest, last: changed.isEmpty && extent == .due ? last : nil,
            isIntact: publisher.isIntact, read: publisher.intactBytes, extent: extent)
        let stamp = tick.clock.element(data.now, full: true)
        let rendered = try tick.render(
            changed: viewed.changed(changed), history: { try viewed.history($0, of: $1, from: history) },
            ahead: { try publisher.write($0, stamp: stamp, now: data.now, report: &$1) }, report: &report)
        try publisher.publish(
            rendered.files, keeping: rendered.kept, overdue: rendered.overdue, stamp: stamp, now: data.now, report: &report)
        if report.failures.isEmpty {
            self.last.keep(
                LastRendering.State(
                    data: viewed.data, notes: notes, existing: rendered.existing, frame: rendered.frame,
                    pieces: rendered.pieces, manifest: publisher.stored))
        }
        return report
    }
}

extension ClockText {
    /// With date and zone, for what stays on a page for a long time.
    func element(_ time: Timestamp, full isFull: Bool) -> Markup {
        isFull ? "<time datetime=\"\(ClockText.iso(time))\">\(full(time))</time>" : element(time)
    }
}
