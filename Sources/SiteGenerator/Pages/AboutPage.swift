import DockStatModel

/// What the site is, how it is made, and what went wrong making it. What moves with every tick stands in `ticks.svg` and
/// `status.txt`, so that the page itself stays as it is.
struct AboutPage {
    static let path = "about/index.html"

    var context: RenderContext
    /// One sentence each.
    var problems: [String]

    private var words: Words { context.words }

    func values() -> PageValues {
        var values = PageFrame(context: context).values(
            path: AboutPage.path, kind: .about, title: words("About"), heading: words.markup("About this site"),
            crumbs: [PageFrame.overview(context)])
        let settings = context.settings
        let job = context.data.job
        var list = FactList(words)
        list.add("DockStat", text: job.version)
        list.add("Interval", words.markup("a tick every \(words.length(settings.interval))"))
        list.add("Time zone", text: settings.timeZone)
        let hosts = context.data.hosts.count
        let containers = context.data.containers.count
        list.add(
            "Watches",
            """
            \(words.markup(hosts, one: "1 host", other: "\(hosts) hosts")), \
            \(words.markup(containers, one: "1 container", other: "\(containers) containers"))
            """)
        if !settings.view.isPartial { list.add("Database", databaseSize) }
        list.add("Last backup", job.lastBackup.map(context.clock.element))
        values[markup: "facts"] = list.list()
        values[markup: "problems"] = .joined(problems.prefix(100).map { "<li>\($0, limit: 1000)</li>" })
        values[flag: "hasProblems"] = !problems.isEmpty
        values[markup: "legend"] = ServiceState.legend(words)
        values[markup: "licences"] = licences()
        return values
    }

    private func licences() -> Markup {
        var table = DataTable(words, words("Licences"), [.text("Part"), .text("Used for"), .text("Licence")])
        for part in LinkedPart.all {
            table.add(["<a href=\"\(part.home)\">\(part.name)</a>", "\(words(part.purpose))", "\(part.licence)"])
        }
        return table.table(nothing: "")
    }

    /// In steps coarse enough that the page does not change with every tick.
    private var databaseSize: Markup {
        let bytes = context.data.job.databaseSize
        return bytes < 1 << 20
            ? words.markup("less than 1 MiB")
            : words.markup("about \(NumberText.fixed(Double(bytes) / 1_048_576, digits: 0)) MiB")
    }
}
