import DockStatModel
import Settings
import Testing

struct MailSettingsTests {
    @Test(
        "mail needs a server, a sender, a recipient, and a name where there is a password",
        arguments: [
            ("server: \"smtp://u:secret1@h\"", "server: holds something else than is allowed: smtp://host:port"),
            ("server: \"http://h\"", "server: holds something else than is allowed: smtp://host:port"),
            ("server: \"smtp://h/secret1\"", "server: holds something else than is allowed: smtp://host:port"),
            ("server: \"smtp://h:0\"", "server: holds something else than is allowed: smtp://host:port"),
            (
                "from: \"a@b.example\\nBcc: x@y.example\"",
                "from: found \"a@b.example\\u{a}Bcc: x@y.example\"; allowed: an address"
            ),
            ("from: nobody", "from: found \"nobody\"; allowed: an address such as"),
            ("to: []", "to: names nobody; it is an address"),
            ("to: \"a@b.example, c@d.example\"", "to: found \"a@b.example, c@d"),
            ("to: \"Ops <a@b.example> x\"", "to: found \"Ops <a@b.example> x\"; allowed:"),
            ("to: \"a@-b\"", "to: found \"a@-b\"; allowed:"),
            ("password: secret1", "password: is given without username; they belong together"),
            ("username: u", "username: is given without password; they belong together"),
            ("server: \"smtps://h\", tls: none", "tls: found \"none\", but smtps:// is always encrypted; allowed: required"),
            ("list_unsubscribe: \"http://a\"", "list_unsubscribe: holds something else than is allowed: an https:// or mailto:"),
        ])
    func wrongMail(keys: String, beginning: String) throws {
        var all = ["server": "\"smtp://h\"", "from": "a@b.example", "to": "c@d.example"]
        let given = keys.split(separator: ":").first.map(String.init) ?? ""
        all[given] = nil
        let rest = all.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
        let told = try mistakes("receivers: [{ name: a, type: email, \(keys), \(rest) }]")
        #expect(told.count == 1, "\(told)")
        #expect(told.first?.contains(": receivers[0].\(beginning)") == true, "\(told)")
        #expect(told.allSatisfy { !$0.contains("secret1") })
    }

    @Test(
        "mailboxes are a name with an address in angle brackets, or an address",
        arguments: [
            ("a@b.example", true), ("a.b+c@localhost", true), ("Ops <a@b.example>", true), (#"\"Doe, J\" <a@b.example>"#, true),
            ("<a@b.example>", true), ("Ärzte <a@b.example>", true), ("a@b@c.example", false), (".a@b.example", false),
            ("a..b@c.example", false), ("a@.example", false), ("a b@c.example", false), ("A <b@c.example> <d@e.example>", false),
            ("A > <b@c.example>", false), (#"\"A <b@c.example>"#, false), ("A <b@c.example", false), ("ä@b.example", false),
            ("A\\r\\nBcc: x@y.example <b@c.example>", false), ("A\\u2028B <b@c.example>", false), ("a@b.example\\0", false),
        ])
    func mailboxes(text: String, isAllowed: Bool) throws {
        let told = try mistakes(
            "receivers: [{ name: a, type: email, server: \"smtp://h\", from: a@b.example, to: c@d.example, reply_to: \"\(text)\" }]"
        )
        #expect(told.isEmpty == isAllowed, "\(told)")
    }
}
