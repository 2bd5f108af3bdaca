package import DockStatModel

extension ContainerDeed {
    package static var summary: String {
        switch Verb.action {
        case .start: "Starts a container that is stopped. \(allowed)"
        case .stop: "Stops a container. \(allowed)"
        case .restart: "Stops a container and starts it again. \(allowed)"
        case .pause: "Freezes the processes of a container. \(allowed)"
        case .unpause: "Lets the processes of a paused container go on. \(allowed)"
        case .kill: "Ends a container at once. \(allowed)"
        case .remove: "Removes a container for good; its volumes stay. \(allowed)"
        }
    }

    private static var allowed: String { "Only where the configuration file says `actions: true` of its host." }

    package static var fields: [RequestField] {
        let target = [
            RequestField("host", .text(longest: 200), "The name of the host.", isRequired: true, example: "\"web-1\""),
            RequestField("name", .text(longest: 300), "The name of the container.", isRequired: true, example: "\"shop\""),
        ]
        switch Verb.action {
        case .stop, .restart:
            return target + [
                RequestField(
                    "timeout", .duration,
                    "How long its process has to end by itself, at most 10m; without it, as the container says.",
                    example: "\"30s\"")
            ]
        case .remove: return target + [RequestField("force", .flag, "Whether it is removed even while it runs.")]
        case .start, .pause, .unpause, .kill: return target
        }
    }

    package static var answer: [RequestField] {
        [
            RequestField("host", .text(longest: 200), "As sent."), RequestField("name", .text(longest: 300), "As sent."),
            RequestField("id", .text(longest: 200), "What the engine calls the container."),
            RequestField("already", .flag, "Whether it was so before, and nothing was done."),
            RequestField("state", .text(longest: 20), "What the pages say of it now; null: they show it with the next tick."),
        ]
    }
}
