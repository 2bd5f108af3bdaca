import DockStatModel

/// What the site is, how it is made, and what went wrong making it. What moves with every tick stands in `ticks.svg` and
/// `status.txt`, so that the page itself stays as it is.
struct AboutPage {
    static let path = "about/index.html"

    var context: RenderContext
    /// One sentence each.
    var problems: [String]

    func values() -> PageValues {
        var values = PageFrame(context: context).values(
            path: AboutPage.path, kind: .about, title: "About", heading: "About this site",
            crumbs: [PageFrame.Crumb(label: "Overview", path: OverviewPage.path)])
        let settings = context.settings
        let job = context.data.job
        var list = FactList()
        list.add("DockStat", text: job.version)
        list.add("Interval", "a tick every \(settings.interval.text)")
        list.add("Time zone", text: settings.timeZone)
        list.add("Watches", "\(count(context.data.hosts.count, "host")), \(count(context.data.containers.count, "container"))")
        list.add("Database", "\(AboutPage.rounded(job.databaseSize))")
        list.add("Last backup", job.lastBackup.map(context.clock.element))
        values[markup: "facts"] = list.list()
        values[markup: "problems"] = .joined(problems.prefix(100).map { "<li>\($0, limit: 1000)</li>" })
        values[flag: "hasProblems"] = !problems.isEmpty
        values[markup: "licences"] = licences()
        return values
    }

    private func licences() -> Markup {
        let words = context.words
        var table = DataTable(
            words("Licences"), [.text(words("Part")), .text(words("For")), .text(words("Licence"))])
        for part in LinkedPart.all {
            table.add(["<a href=\"\(part.home)\">\(part.name)</a>", "\(words(part.purpose))", "\(part.licence)"])
        }
        return table.table(nothing: "")
    }

    private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    /// In steps coarse enough that the page does not change with every tick.
    private static func rounded(_ bytes: Int64) -> String {
        bytes < 1 << 20 ? "less than 1 MiB" : "about \(NumberText.fixed(Double(bytes) / 1_048_576, digits: 0)) MiB"
    }
}
