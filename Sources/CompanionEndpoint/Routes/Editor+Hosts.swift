import DockStatModel
import Operations
import Settings
import Storage

extension Editor {
    static let hosts = [
        Editor(name: AddHost.action, scope: .hosts) { query, _ in
            .host(form(AddHost.action, query, values: query.sent ?? ["source": HostConfiguration.Source.auto.rawValue]))
        },
        Editor(name: EditHost.action, scope: .hosts) { query, workplace in
            let name = query.fields["name"] ?? ""
            guard !workplace.hostsOfFile.contains(name) else {
                throw ChangeRefusal(.conflict, "The host \(name) stands in the configuration file: it is edited there.")
            }
            guard let kept = try workplace.store.kept().first(where: { $0.kind == .host && $0.name == name }) else {
                throw ChangeRefusal(.notFound, "There is no host \(name).")
            }
            let fields = try HostText(name: name, definition: kept.definition).formFields
            var form = form(EditHost.action, query, values: query.sent ?? fields)
            // What was only tried, or was wrong, is still based on what it was based on.
            form.revision = query.isStale ? kept.revision : query.sent?["revision"] ?? kept.revision
            if query.isStale {
                form.theirs = fields.sorted { $0.key < $1.key }.filter { $0.key != "name" }.map {
                    ActionPage.Field($0.key, $0.value)
                }
            }
            return .host(form)
        },
    ]

    private static func form(_ action: String, _ query: Query, values: [String: String]) -> ActionPage.HostForm {
        var form = ActionPage.HostForm(action: action, values: values)
        form.mistakes = query.fault?.details ?? []
        form.refusal = query.fault?.message
        form.outcome = query.outcome
        return form
    }
}
