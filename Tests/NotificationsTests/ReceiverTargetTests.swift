import DockStatModel
import Testing

@testable import Notifications

struct ReceiverTargetTests {
    @Test(
        "of an address only scheme and host are shown",
        arguments: [
            ("https://discord.com/api/webhooks/1/secret", "https://discord.com"),
            ("https://user:secret@hooks.example.org:8443/a?b=secret#secret", "https://hooks.example.org"),
            ("https://hooks.example.org?secret", "https://hooks.example.org"), ("http://[fd00::1]:80/secret", "http://[fd00::1]"),
            ("HTTPS://secret@host", "https://host"), ("secret", "(no address)"), ("", "(no address)"),
            ("https://user:p@secret@host/", "https://host"), ("https://host\\@secret/", "https://host"),
        ])
    func addresses(url: String, expected: String) {
        #expect(Delivery.target(of: .discord(url)) == expected)
        #expect(Delivery.target(of: .slack(url)) == expected)
        #expect(Delivery.target(of: .webhook(url)) == expected)
    }

    @Test("of a program its name, of a server its host")
    func others() {
        #expect(Delivery.target(of: .command(["/usr/local/bin/notify", "--token", "secret"])) == "notify")
        let mail = ReceiverConfiguration.Email(server: "smtp://mail.example.org:587", from: "a@b", to: ["c@d"])
        #expect(Delivery.target(of: ReceiverConfiguration(name: "m", kind: .email(mail))) == "smtp://mail.example.org")
        #expect(Delivery.target(of: .bot("https://slack.com/api")) == "https://slack.com")
    }
}
