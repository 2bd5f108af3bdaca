import DockStatModel
import Testing

@testable import Notifications

struct MessageTemplateTests {
    private func render(_ template: String, _ message: AlertMessage, escape: (String) -> String = { $0 }) throws -> String {
        let clock = MessageClock(timeZone: "UTC")
        return try #require(MessageTemplate(template))
            .render(message, MessageText(message, language: .en, clock: clock), language: .en, clock: clock, escape: escape)
    }

    @Test("the template that DockStatAPI comes with works as it is")
    func upstream() throws {
        let id = "a6b6c34350b40f310fa24b0a3564b0e8897ca604acd483713cad8a27b7284cef"
        #expect(
            try render("{{name}} ({{id}}) on {{hostName}} is {{state}}", Samples.message())
                == "web-api-1 (\(id)) on local is exited")
    }

    @Test("nothing is escaped for HTML, in two braces, three and sections alike")
    func unescaped() throws {
        var alert = Samples.alert()
        alert.summary = ["en": #"a <b> & "c""#]
        let template = "{{summary}}|{{{summary}}}|{{&summary}}|{{#alerts}}{{summary}}{{/alerts}}"
        let expected = Array(repeating: #"a <b> & "c""#, count: 4).joined(separator: "|")
        #expect(try render(template, Samples.message(alerts: [alert])) == expected)
    }

    @Test("sections go over alerts and evidence")
    func sections() throws {
        let template = """
            {{#alerts}}
            - {{name}}: {{rule}}
            {{#evidence}}
              {{.}}
            {{/evidence}}
            {{/alerts}}
            {{#isFiring}}still{{/isFiring}}{{^isFiring}}over{{/isFiring}}
            """
        let message = Samples.message(alerts: [Samples.alert(1), Samples.alert(2)])
        let block =
            "- web-api-1: container-down\n  exit code 137\n  11:56:00 out of memory: the kernel killed a process\n"
            + "  log: panic: runtime error\n"
        #expect(try render(template, message) == block + block + "still")
        #expect(try render(template, Samples.message(.resolved)).hasSuffix("over"))
    }

    @Test("every variable has a text for every kind, and no other is known", arguments: AlertMessage.Kind.allCases)
    func vocabulary(kind: AlertMessage.Kind) throws {
        for variable in MessageTemplate.variables {
            let template =
                switch variable.shape {
                case .text: "{{\(variable.name)}}"
                case .flag, .alerts: "{{#\(variable.name)}}x{{/\(variable.name)}}"
                case .texts: "{{#\(variable.name)}}{{.}}{{/\(variable.name)}}"
                }
            #expect(MessageTemplate.mistake(in: template) == nil, "\(variable.name)")
            let text = try render(template, Samples.message(kind))
            #expect(!text.contains("Optional") && !text.contains("[\""), "\(variable.name): \(text)")
        }
    }

    @Test("a variable without value renders as nothing within a section too")
    func emptyValues() throws {
        var second = Samples.alert(2)
        second.stack = nil
        let message = Samples.message(alerts: [Samples.alert(1), second])
        #expect(try render("{{#alerts}}<{{stack}}>{{/alerts}}", message) == "<web><>")
    }

    @Test(
        "mistakes are told with their line and what is allowed",
        arguments: [
            ("ok\n{{containr}}", "line 2: there is no variable \"containr\"; there are "),
            ("{{#alerts}}x", "the section {{#alerts}} is not closed with {{/alerts}}"),
            ("{{#alerts}}x{{/digest}}", "line 1: {{/digest}} closes the section {{#alerts}}"),
            ("x{{/alerts}}", "line 1: {{/alerts}} closes a section that is not open"),
            ("\n\n{{name", "line 3: a tag is not closed with }}"), ("{{{name}}", "line 1: a tag is not closed with }}"),
            ("{{>file}}", "line 1: {{>file}} is not supported here"),
            ("{{=<% %>=}}", "line 1: {{=<% %>=}} is not supported here"),
            ("{{% CONTENT_TYPE: HTML}}", "line 1: {{% CONTENT_TYPE: HTML}} is not supported here"),
            ("{{alerts}}", "line 1: {{alerts}} is no text; write {{#alerts}}"), ("{{isTest}}", "line 1: {{isTest}} is no text"),
            ("{{.}}", "line 1: {{.}} stands for an entry of a list"), ("{{}}", "line 1: {{}} is not supported here"),
            ("{{uppercased(name)}}", "line 1: there is no variable \"uppercased(name)\""),
            (String(repeating: "{{#alerts}}", count: 5000), "the template is longer"),
            (String(repeating: "{{#alerts}}", count: 50), "line 1: sections lie too deep"),
        ])
    func mistakes(template: String, expected: String) throws {
        let mistake = try #require(MessageTemplate.mistake(in: template))
        #expect(mistake.hasPrefix(expected), "\(mistake)")
        #expect(MessageTemplate(template) == nil)
    }

    @Test("what stands in a value is no template")
    func values() throws {
        var alert = Samples.alert()
        alert.container = "{{title}}{{#alerts}}"
        #expect(try render("{{name}}", Samples.message(alerts: [alert])) == "{{title}}{{#alerts}}")
    }

    @Test("values are escaped for where the text goes, the template's own text is not")
    func escaping() throws {
        #expect(try render("{\"a\": \"{{name}}\"}", Samples.message(), escape: { _ in "X" }) == "{\"a\": \"X\"}")
    }

    @Test("a receiver's language and templates win over the site's")
    func writer() {
        var receiver = ReceiverConfiguration.slack("http://x")
        receiver.language = "de-AT"
        receiver.title = "{{severity}}:\n{{name}}"
        let writer = MessageWriter(receiver: receiver, language: "en", timeZone: "UTC")
        #expect(writer.customTitle(Samples.message()) == "critical: web-api-1")
        #expect(writer.customBody(Samples.message()) == nil)
        #expect(writer.text(Samples.message()).title.hasPrefix("[KRITISCH]"))
    }
}
