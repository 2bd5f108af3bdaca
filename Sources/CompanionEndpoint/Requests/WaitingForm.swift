import DockStatModel
import Operations

/// A form that somebody sent who has to sign in first: the form for that carries it, and no address does.
struct WaitingForm {
    /// What it asks for.
    var route: ChangeRoute
    /// Without token and way back.
    var form: [(name: String, value: String)]

    private static let action = "then"
    private static let prefix = "then."

    init(route: ChangeRoute, form: [(name: String, value: String)]) {
        self.route = route
        self.form = form
    }

    /// - Parameter form: the one for signing in.
    /// - Returns: `nil`: it carries none.
    init?(carriedIn form: [(name: String, value: String)]) {
        guard let route = form.first(where: { $0.name == Self.action }).flatMap({ ChangeRoute.action($0.value) }) else {
            return nil
        }
        self.route = route
        self.form = form.filter { $0.name.hasPrefix(Self.prefix) }.map {
            (String($0.name.dropFirst(Self.prefix.count)), $0.value)
        }
    }

    /// Hidden fields of the form for signing in.
    var carried: [ActionPage.Field] {
        [ActionPage.Field(Self.action, route.action)] + form.map { ActionPage.Field(Self.prefix + $0.name, $0.value) }
    }
}
