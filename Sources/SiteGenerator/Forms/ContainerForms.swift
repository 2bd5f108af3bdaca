import DockStatModel

/// What can be done to a container from its page, where its host allows that.
struct ContainerForms {
    var context: RenderContext
    var container: ContainerStatus
    /// The page they stand on.
    var path: String

    private var words: Words { context.words }

    func section() -> Markup {
        guard context.settings.hasActions, container.state != .missing, let host = context.host(named: container.identity.host),
            host.actions, host.isMonitored
        else { return .empty }
        return """
            <details class="deeds"><summary>\(words("Start, stop, remove"))</summary>
            <div>
            \(.joined(Self.possible(in: container.state).map(form)))</div>
            </details>
            """
    }

    /// What an engine does to a container that is in this state.
    static func possible(in state: ContainerState) -> [ContainerAction] {
        switch state {
        case .running: [.restart, .stop, .pause, .kill, .remove]
        case .restarting: [.restart, .stop, .kill, .remove]
        case .paused: [.unpause, .stop, .kill, .remove]
        case .created, .exited, .dead: [.start, .remove]
        case .removing, .missing: []
        }
    }

    private var runs: Bool { [.running, .restarting, .paused].contains(container.state) }

    private func form(_ action: ContainerAction) -> Markup {
        var hidden = [("host", container.identity.host), ("name", container.name)]
        if action == .remove, runs { hidden.append(("force", "true")) }
        var form = ActionForm(action: "container.\(action.rawValue)", hidden: hidden, button: words(action.label))
        form.question = question(action)
        if action == .stop || action == .restart {
            form.fields =
                "<label>\(words("Time to end by itself")) <input name=\"timeout\" size=\"6\" maxlength=\"10\" placeholder=\"10s\"></label>"
        }
        return form.markup(onPage: path)
    }

    private func question(_ action: ContainerAction) -> String {
        let name = CleanText.line(container.name, limit: 120)
        return switch action {
        case .start: words("Start \(name)?")
        case .stop: words("Stop \(name)?")
        case .restart: words("Restart \(name)?")
        case .pause: words("Freeze \(name)?")
        case .unpause: words("Let \(name) go on?")
        case .kill: words("Kill \(name) at once? It has no time to save anything.")
        case .remove where runs: words("Kill \(name) and remove it? What it wrote outside of volumes is lost.")
        case .remove: words("Remove \(name)? What it wrote outside of volumes is lost.")
        }
    }
}

extension ContainerAction {
    fileprivate var label: Phrase {
        switch self {
        case .start: "Start"
        case .stop: "Stop"
        case .restart: "Restart"
        case .pause: "Pause"
        case .unpause: "Go on"
        case .kill: "Kill"
        case .remove: "Remove"
        }
    }
}
