import DockStatModel

/// The fields of forms in words.
struct FieldWords {
    var words: Words

    /// - Parameter name: `connect_timeout`, and of a list `hotkeys.help`. What has no words is its own name.
    func label(_ name: String) -> Markup {
        guard let phrase = Self.phrase(name) else { return "<code>\(name, limit: 200)</code>" }
        return "\(words(phrase))"
    }

    static func phrase(_ name: String) -> Phrase? {
        switch name {
        case "alert": "Alert"
        case "animations": "Animations, as JSON"
        case "bar": "Side bar"
        case "connect_timeout": "Time to connect"
        case "container": "Container"
        case "containers": "Containers"
        case "engine": "Engine"
        case "everything": "Everything"
        case "for": "For"
        case "file": "File"
        case "force": "Even if it runs"
        case "from": "From"
        case "groups": "Groups"
        case "help": "List of the hotkeys"
        case "host": "Host"
        case "hosts": "Hosts"
        case "hotkeys": "Hotkeys"
        case "id": "Number"
        case "incident": "Incident"
        case "labels": "Labels"
        case "links": "Quick links"
        case "name": "Name"
        case "notify": "Receivers hear of it"
        case "path": "Path"
        case "pinned": "Pinned"
        case "public": "Public"
        case "reason": "Reason"
        case "receiver": "Receiver"
        case "replace": "Replace the rest"
        case "reset": "Reset"
        case "revision": "Based on"
        case "rules": "Rules"
        case "scopes": "Scopes"
        case "severity": "Severity"
        case "since": "Since"
        case "slug": "Link"
        case "source": "Readings from"
        case "stacks": "Stacks"
        case "text": "Text"
        case "theme": "Theme"
        case "timeout": "Timeout"
        case "title": "Title"
        case "tls": "With TLS"
        case "tls.ca": "Authority (PEM file)"
        case "tls.cert": "Our certificate (PEM file)"
        case "tls.key": "Its key (PEM file)"
        case "to": "To"
        case "until": "Until"
        case "variables": "Colours"
        default: nil
        }
    }
}
