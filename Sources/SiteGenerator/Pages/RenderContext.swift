import DockStatModel

/// What all pages of one tick share.
struct RenderContext: Sendable {
    var settings: SiteSettings
    var data: SiteData
    var clock: ClockText
    /// Every sentence on a page goes through these.
    var words: Words
    var notes: NoteLibrary
    var notesBySubject: [NoteSubject: NoteFile]
    /// Pages of containers, alerts and incidents that exist or are about to: nothing links to a page that is not there yet.
    var existing: Set<String>
    let alerts: AlertIndex
    /// What all bars of days have in common.
    let calendar: DayCalendar
    /// By name.
    let stacks: [Stack]
    let containersByHost: [String: [ContainerStatus]]
    /// Of each project, newest first.
    let deploysByProject: [String: [Deploy]]
    /// The processor time of the last hour, where the fleet is small enough to read it of all.
    var sparklines: [ContainerIdentity: Sparkline] = [:]

    /// Of what all charts depend on: the program, the language, the time zone.
    var drawingPrint: UInt64 = 0
    /// What a browser colours around the page.
    var themeColors: Markup = .empty
    /// What charts and uptimes in notes are made from.
    var noteHistories: [HistoryRange: [ContainerIdentity: History]] = [:]

    /// What the last rendering drew and still holds.
    var pieces = KeptPieces.none

    private var hosts: [String: HostStatus]
    private var cores: [String: Int]

    init(
        settings: SiteSettings, data: SiteData, clock: ClockText, words: Words, notes: NoteLibrary, existing: Set<String>
    ) {
        self.settings = settings
        self.data = data
        self.clock = clock
        self.words = words
        self.notes = notes
        self.existing = existing
        alerts = AlertIndex(data)
        calendar = DayCalendar(today: clock.today, clock: clock, words: words)
        stacks = Stack.all(data.containers)
        containersByHost = Dictionary(grouping: data.containers, by: \.identity.host)
        let projects = Dictionary(data.containers.map { ($0.identity, $0.composeProject) }) { first, _ in first }
        deploysByProject = Dictionary(grouping: data.deploys.filter { projects[$0.container].flatMap { $0 } != nil }) {
            projects[$0.container].flatMap { $0 } ?? ""
        }
        notesBySubject = Dictionary(notes.notes.map { ($0.subject, $0) }) { first, _ in first }
        hosts = Dictionary(data.hosts.map { ($0.name, $0) }) { first, _ in first }
        cores = hosts.compactMapValues { $0.facts?.totalCPU }
    }

    /// Whether the stacked charts of the last hour stand on the pages of hosts and stacks: where the hour is read of all
    /// containers in every tick anyway.
    var hourIsInline: Bool { data.containers.count <= Pace.limit }

    /// Numbers for people.
    var numbers: NumberText { words.numbers }

    /// For JSON: machines read English, whatever the language of the pages.
    var inEnglish: RenderContext {
        var context = self
        context.words = .english
        context.clock = clock.inEnglish
        return context
    }

    func host(named name: String) -> HostStatus? { hosts[name] }

    /// Of the host, by its configured name; the hash form where it is no longer configured.
    func slug(ofHost name: String) -> String { hosts[name]?.slug ?? PathName.safe(name) }

    /// What a container may use at most, in percent of one core; `nil` where nothing tells.
    func cpuCeiling(of container: ContainerStatus) -> Double? {
        if let limit = container.details?.cpuLimit, limit > 0 { return limit * 100 }
        guard let cores = cores[container.identity.host], cores > 0 else { return nil }
        return Double(cores) * 100
    }

    func page(of container: ContainerStatus, range: HistoryRange = .hour) -> String {
        SitePaths.containerPage(host: slug(ofHost: container.identity.host), container: container.slug, range: range)
    }

    /// The rendered note of a subject; empty where there is none.
    func note(for subject: NoteSubject, onPage page: String) -> Markup {
        notesBySubject[subject].map { html($0, onPage: page) } ?? .empty
    }

    /// A note as HTML, its placeholders with values.
    ///
    /// - Parameters:
    ///   - subject: what it is read for, where its path does not say that.
    ///   - isTitled: whether its title stands above it.
    func html(
        _ note: NoteFile, onPage page: String, about subject: NoteSubject? = nil, isTitled: Bool = false
    ) -> Markup {
        let values = NoteValues(context: self, page: page, subject: subject ?? note.subject)
        return Markdown.html(
            note.source, link: { notes.address($0, in: note, onPage: page) }, title: isTitled ? note.title : nil,
            value: values.markup)
    }
}
