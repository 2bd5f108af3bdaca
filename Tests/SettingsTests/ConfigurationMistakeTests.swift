import Settings
import Testing

struct ConfigurationMistakeTests {
    @Test("all mistakes are told at once, in the order of the file, each with its place, key, what was found and what is allowed")
    func allAtOnce() throws {
        let told = try mistakes(
            """
            titel: Example
            language: french
            interval: 15
            hosts:
              - name: web 1
                engine: http://10.0.0.5
              - name: b
                engine: tcp://b:99999
                sorce: api
              - engine: unix:///run/docker.sock
            retention: [1h]
            backup: { every: 5x, keep: many }
            publishing: { gzip: "yes" }
            logging:
              level: inf
            """)
        #expect(
            told == [
                "dockstat.yaml:1:1: titel: unknown key (did you mean title?); allowed here: title, base_url, language, time_zone, interval, theme, pinned, database, output, templates, site, logo, footer, hosts, containers, retention, backup, rules, maintenance, receivers, routes, group_by, group_wait, repeat, heartbeat, views, publishing, logging, companion, hotkeys",
                #"dockstat.yaml:2:11: language: found "french"; allowed: the tag of a language, such as en, de or pt-BR"#,
                #"dockstat.yaml:3:11: interval: found "15"; allowed: a length of time such as 15s, 5m, 4h or 30d, 1s to 1h"#,
                #"dockstat.yaml:5:11: hosts[0].name: found "web 1"; allowed: 1 to 63 letters, digits, ".", "_" and "-", not beginning with "." or "-", such as web-1"#,
                #"dockstat.yaml:6:13: hosts[0].engine: found "http://10.0.0.5": an engine over the network is written tcp://host:port, with `tls` for encryption"#,
                #"dockstat.yaml:8:13: hosts[1].engine: found "tcp://b:99999": a port is a number from 1 to 65535"#,
                "dockstat.yaml:9:5: hosts[1].sorce: unknown key (did you mean source?); allowed here: name, engine, tls, timeout, connect_timeout, source, labels, actions",
                #"dockstat.yaml:10:5: hosts[2].name: is missing; it is 1 to 63 letters, digits, ".", "_" and "-", not beginning with "." or "-", such as web-1"#,
                "dockstat.yaml:11:12: retention: found a list; allowed: a map (keys with values)",
                #"dockstat.yaml:12:18: backup.every: found "5x"; allowed: a length of time such as 15s, 5m, 4h or 30d, 0 or from 1m"#,
                #"dockstat.yaml:12:28: backup.keep: found "many"; allowed: a whole number from 1 to 1000"#,
                #"dockstat.yaml:13:21: publishing.gzip: found "yes"; allowed: true or false"#,
                #"dockstat.yaml:15:10: logging.level: found "inf" (did you mean info?); allowed: trace, debug, info, notice, warning, error, critical"#,
            ])
    }

    @Test(
        "what later versions have is refused, not ignored",
        arguments: [
            ("store: { history: sqlite }", "dockstat.yaml:1:1: store"),
            (
                "hosts: [{ name: a, engine: \"unix:///a\", fingerprint: \"sha256:0\" }]",
                "dockstat.yaml:1:41: hosts[0].fingerprint"
            ),
        ])
    func later(yaml: String, place: String) throws {
        #expect(try mistakes(yaml) == [place + ": this version does not have it yet; take it out"])
    }

    @Test("engines that later versions reach are refused", arguments: ["ssh", "node"])
    func laterEngines(scheme: String) throws {
        #expect(
            try mistakes("hosts: [{ name: a, engine: \"\(scheme)://a\" }]") == [
                "dockstat.yaml:1:28: hosts[0].engine: found \"\(scheme)://a\": this version does not have \(scheme):// engines yet; allowed: unix:///path/to/docker.sock or tcp://host:port"
            ])
    }

    @Test(
        "what is no YAML is told with its place",
        arguments: [
            ("title: [a\nhosts: b", "dockstat.yaml:2:6: is no YAML: "),
            ("title: \"open", "dockstat.yaml:1:13: is no YAML: "),
            (
                "retention:\n\tfull: 1h",
                "dockstat.yaml:2:1: is no YAML: found character that cannot start any token; indent with spaces, not tabs"
            ),
            ("a: 1\n---\nb: 2", "dockstat.yaml:2:1: is more than one YAML document"),
            ("title: a\u{7}", "dockstat.yaml:1:9: holds a character that YAML does not allow"),
            (
                "title: a\nlanguage: en\ntitle: b",
                "dockstat.yaml:1:1: \"title\" is given more than once in the same map; keep one (this is the first)"
            ),
            ("- a", "dockstat.yaml:1:1: found a list; allowed: a map (keys with values)"),
            ("just text", "dockstat.yaml:1:1: found \"just text\"; allowed: a map (keys with values)"),
            ("? [a, b]\n: c", "dockstat.yaml:1:3: found a list as a key; allowed: title"),
        ])
    func syntax(yaml: String, beginning: String) throws {
        let told = try mistakes(yaml)
        #expect(told.count == 1)
        #expect(told.first?.hasPrefix(beginning) == true, "\(told)")
    }

    @Test("an alias is told before anything is unfolded, whatever it would come to")
    func aliases() throws {
        let bomb = "a: &a [x,x]\n" + (1...40).map { "a\($0): &a\($0) [*a,*a]\n" }.joined() + "? [*a40]\n: x"
        #expect(
            try mistakes(bomb) == [
                "dockstat.yaml:2:10: \"*\" begins an alias, which is not allowed here; quote a text that begins with a star: \"*-init-*\""
            ])
        #expect(
            try mistakes("containers:\n  ignore: [*-init-*]").first?.hasPrefix("dockstat.yaml:2:12: \"*\" begins an alias")
                == true)
    }

    @Test(
        "a star that begins no alias is a star",
        arguments: [
            "title: a * b", "title: \"*a\"", "title: '*a ''*b'' '", "title: a # *b", "# *a", "title: |-\n  * a",
            "containers: { ignore: [\"*\", a*b, 'x''*'] }", "title: a:*b",
        ])
    func stars(yaml: String) throws { #expect(try mistakes(yaml) == []) }

    @Test(
        "a thousand brackets and other heaps do not bring the reader down",
        arguments: ["[", "{a: ", "- ", "? ", "\n  a:", "!!x ", "&a "])
    func heaps(piece: String) throws {
        #expect(try !mistakes(String(repeating: piece, count: 50_000)).isEmpty)
    }

    @Test("of a heap of mistakes a hundred are told")
    func many() throws {
        let yaml = (1...1000).map { "key\($0): 1\n" }.joined()
        #expect(try mistakes(yaml).count == 100)
    }

    @Test("names are unique, connecting ends before the time limit, a certificate has a key, and cgroups are local")
    func together() throws {
        let told = try mistakes(
            """
            hosts:
              - { name: a, engine: "unix:///a", timeout: 2s, connect_timeout: 5s }
              - { name: a, engine: "tcp://127.0.0.1", source: cgroup }
              - { name: b, engine: "tcp://b", tls: { cert: c.pem } }
              - { name: c, engine: "unix:///c", tls: {} }
            retention: { full: 40d, hourly: 1d }
            """)
        #expect(
            told == [
                "dockstat.yaml:2:67: hosts[0].connect_timeout: found 5s, longer than the timeout of 2s; allowed: at most that",
                "dockstat.yaml:3:13: hosts[1].name: \"a\" is the name of hosts[0] already; names are unique",
                "dockstat.yaml:3:51: hosts[1].source: found \"cgroup\", but the engine is on another machine; allowed: auto, api",
                "dockstat.yaml:4:48: hosts[2].tls.cert: is given without key; a certificate and its key belong together",
                "dockstat.yaml:5:24: hosts[3].engine: a socket of this machine takes no `tls`; leave it out, or use tcp://",
                "dockstat.yaml:6:20: retention.full: five_minutes (30d) is shorter than full (40d); allowed: at least as long",
                "dockstat.yaml:6:33: retention.hourly: hourly (1d) is shorter than five_minutes (30d); allowed: at least as long",
            ])
    }

    @Test("a hostile value is shown short, on one line and without control characters")
    func hostile() throws {
        let told = try mistakes("language: \"\\e[31m\\n\\u202e" + String(repeating: "x", count: 500) + "\"")
        #expect(
            told == [
                "dockstat.yaml:1:11: language: found \"\\u{1b}[31m\\u{a}\\u{202e}" + String(repeating: "x", count: 53)
                    + "…\"; allowed: the tag of a language, such as en, de or pt-BR"
            ])
    }

    @Test("an engine on the network without encryption is worth a warning, one of this machine is not")
    func openEngine() throws {
        let loaded = try load(
            "hosts:\n  - { name: a, engine: \"tcp://10.0.0.5\" }\n  - { name: b, engine: \"tcp://127.0.0.1:1\" }")
        #expect(
            loaded.warnings.map(\.text) == [
                "dockstat.yaml:2:24: hosts[0].engine: tcp://10.0.0.5:2375 is reached without encryption, and whoever else reaches it controls that machine; give `tls`"
            ])
    }
}
