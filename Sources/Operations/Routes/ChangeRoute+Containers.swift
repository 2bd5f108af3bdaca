import DockStatModel

extension ChangeRoute {
    static let containers: [ChangeRoute] = ContainerVerbs.all.map { of($0) }

    private static func of<Verb: ContainerVerb>(_ verb: Verb.Type) -> ChangeRoute {
        ChangeRoute("POST", "/api/v2/docker/containers/{host}/{name}/\(verb.action.rawValue)", ContainerDeed<Verb>.self)
    }
}
