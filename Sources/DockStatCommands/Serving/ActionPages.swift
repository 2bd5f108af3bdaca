internal import DockStatModel
internal import SiteGenerator

/// The pages that are not static, in the looks of the site that shows everything.
struct ActionPages: Sendable {
    private let generator: SiteGenerator
    /// Where the templates of the site have a mistake: nobody is kept from signing in by that.
    private let builtIn: SiteGenerator

    init(_ configuration: Configuration) throws {
        let sites = configuration.sites
        let view = sites.first { !$0.isPartial } ?? sites[0]
        var settings = SiteSettings(view, of: configuration, isDemo: false, version: Version.current)
        generator = try SiteGenerator(settings: settings, keepsLastGood: true)
        settings.templates = nil
        builtIn = try SiteGenerator(settings: settings, keepsLastGood: true)
    }

    func html(_ page: ActionPage, now: Timestamp) throws -> String {
        do {
            return try generator.html(page, now: now)
        } catch {
            return try builtIn.html(page, now: now)
        }
    }
}
