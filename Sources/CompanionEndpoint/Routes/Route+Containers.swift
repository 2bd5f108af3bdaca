import DockStatModel
import Operations

extension Route {
    static let containers: [Route] = ContainerVerbs.all.map { of($0) }

    private static func of<Verb: ContainerVerb>(_ verb: Verb.Type) -> Route {
        Route("POST", "/api/v2/docker/containers/{host}/{name}/\(verb.action.rawValue)", ContainerDeed<Verb>.self)
    }
}
