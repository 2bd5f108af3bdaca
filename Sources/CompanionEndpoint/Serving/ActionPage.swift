import DockStatModel
import Operations

/// The few pages that are not static: signing in, confirming, and why something was refused. They wear the site's style sheet.
struct ActionPage {
    enum Content {
        case signIn(back: String, mistake: String?)
        case confirm(action: String, fields: [(name: String, value: String)], token: String, back: String, caller: String)
        case refused(EndpointFault, back: String)
        /// A key that was made: shown this once.
        case key(String, back: String)
    }

    let title: String
    let content: Content

    var html: String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <title>\(Self.escaped(headline)) – \(Self.escaped(title))</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/style.css">
        <script src="/theme.js"></script>
        </head>
        <body class="action">
        <header class="top"><a class="brand" href="/"><img src="/icon.svg" alt="" width="22" height="22">\(Self.escaped(title))</a></header>
        <main id="main">
        <h1>\(Self.escaped(headline))</h1>
        \(body)
        </main>
        </body>
        </html>

        """
    }

    private var headline: String {
        switch content {
        case .signIn: "Sign in"
        case .confirm: "Is this what you want?"
        case .refused: "This was not done"
        case .key: "The new key"
        }
    }

    private var body: String {
        switch content {
        case .signIn(let back, let mistake):
            """
            \(mistake.map { "<p class=\"mistake\" role=\"alert\">\(Self.escaped($0))</p>" } ?? "")
            <form class="action" method="post" action="/actions/sign-in">
            <p><label for="key">Key</label> <input id="key" name="key" type="password" autocomplete="current-password" required autofocus></p>
            <input type="hidden" name="back" value="\(Self.escaped(back))">
            <p><button class="primary">Sign in</button> <a href="\(Self.escaped(back))">Back</a></p>
            </form>
            <p><small>A key is made on the machine itself: <code>dockstat key create NAME --admin</code></small></p>
            """
        case .confirm(let action, let fields, let token, let back, let caller):
            """
            <p>As <b>\(Self.escaped(caller))</b>: <code>\(Self.escaped(action))</code></p>
            <dl class="facts">\(fields.filter { !$0.value.isEmpty }.map {
                "<div><dt>\(Self.escaped($0.name))</dt><dd>\(Self.escaped($0.value))</dd></div>"
            }.joined())</dl>
            <form class="action" method="post" action="/actions/\(Self.escaped(action))">
            \(fields.map { "<input type=\"hidden\" name=\"\(Self.escaped($0.name))\" value=\"\(Self.escaped($0.value))\">" }.joined())
            <input type="hidden" name="token" value="\(Self.escaped(token))">
            <input type="hidden" name="back" value="\(Self.escaped(back))">
            <p><button class="primary" autofocus>Yes</button> <a href="\(Self.escaped(back))">No, back</a></p>
            </form>
            """
        case .refused(let fault, let back):
            """
            <p role="alert">\(Self.escaped(fault.message))</p>
            \(fault.details.isEmpty ? "" : "<ul>\(fault.details.map(Self.item).joined())</ul>")
            <p><a href="\(Self.escaped(back))">Back</a></p>
            """
        case .key(let key, let back):
            """
            <p>Keep it: it is not shown again.</p>
            <pre class="commands">\(Self.escaped(key))</pre>
            <p><a href="\(Self.escaped(back))">Back</a></p>
            """
        }
    }

    private static func item(_ mistake: FieldMistake) -> String {
        let expected = mistake.expected.map { " Expected: \(escaped($0))." } ?? ""
        return "<li><code>\(escaped(mistake.field))</code>: \(escaped(mistake.message))\(expected)</li>"
    }

    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.append(character)
            }
        }
    }
}
