import DockStatModel

/// All Compose projects in a table.
struct StacksPage {
    static let limit = 250

    var context: RenderContext
    var stacks: [Stack]
    var piece: Piece

    func values() -> PageValues {
        let words = context.words
        var values = PageFrame(context: context).values(
            path: piece.path, kind: .stacks, title: words("Stacks"), heading: words.markup("Stacks"),
            crumbs: [PageFrame.overview(context)])
        var table = DataTable(
            words, words("Compose projects"),
            [
                .text("Stack"), .text("State"), .number("Services"), .number("Running"),
                .text("Hosts"), .number("CPU"), .number("Memory"), .number("Uptime, 24 h"),
            ])
        for stack in stacks {
            let uptime = UptimeText(durations: stack.lastDay, words: words)
            table.add([
                "<a href=\"\(NotePath.relative(stack.path, from: piece.path))\">\(Markup.name(stack.project))</a>",
                stack.tally.badges(words), "\(stack.services.count)",
                words.markup("\(stack.running) of \(stack.containers.count)"), hosts(stack),
                stack.sum(\.cpuPercent).map { "\(context.words.numbers.percent($0))" } ?? "–",
                stack.sum(\.memoryBytes).map { "\(context.words.numbers.bytes($0))" } ?? "–",
                "<span title=\"\(uptime.explanation)\">\(uptime.percent)</span>",
            ])
        }
        values[markup: "stacks"] = table.table(
            nothing: words("No container belongs to a Compose project."), limit: StacksPage.limit)
        values[markup: "pieces"] = piece.navigation(words)
        return values
    }

    private func hosts(_ stack: Stack) -> Markup {
        let names = stack.hosts.prefix(3).map { host -> Markup in
            "<a href=\"\(NotePath.relative(SitePaths.host(context.slug(ofHost: host)), from: piece.path))\">\(Markup.name(host))</a>"
        }
        let more = stack.hosts.count - names.count
        return Markup.joined(names + (more > 0 ? [context.words.markup("\(more) more")] : []), by: ", ")
    }
}
