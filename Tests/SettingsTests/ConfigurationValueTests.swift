import DockStatModel
import Settings
import Testing

struct ConfigurationValueTests {
    @Test("every value arrives where it belongs")
    func everything() throws {
        let loaded = try load(
            """
            title: Example status
            base_url: https://status.example.org/sub/
            language: de
            time_zone: Europe/Berlin
            interval: 1m30s
            database: /d.sqlite
            output: /out
            templates: /t
            site: /s
            hosts:
              - name: web-1
                engine: tcp://[::1]:2376
                tls: { ca: /ca.pem, cert: /cert.pem, key: /key.pem }
                timeout: 20s
                connect_timeout: 500ms
                source: api
                labels: { region: eu, "a b": 42 }
                actions: true
            containers: { ignore: ["*-init-*", x?] }
            retention: { full: 24h, five_minutes: 14d, hourly: 800d, database_size: unlimited }
            backup: { every: 0, keep: 24, directory: /b }
            publishing: { gzip: true }
            logging: { level: debug, format: json }
            """)
        var expected = Configuration(database: "/d.sqlite", output: "/out", backupDirectory: "/b")
        expected.title = "Example status"
        expected.baseURL = "https://status.example.org/sub"
        expected.language = "de"
        expected.timeZone = "Europe/Berlin"
        expected.interval = .seconds(90)
        expected.templates = "/t"
        expected.site = "/s"
        let tls = TLSFiles(authority: "/ca.pem", certificate: "/cert.pem", key: "/key.pem")
        var host = HostConfiguration(name: "web-1", engine: .tcp(host: "::1", port: 2376, tls: tls))
        host.timeout = .seconds(20)
        host.connectTimeout = .milliseconds(500)
        host.source = .api
        host.labels = ["region": "eu", "a b": "42"]
        host.actions = true
        expected.hosts = [host]
        expected.containers.ignore = ["*-init-*", "x?"]
        expected.retention.full = .hours(24)
        expected.retention.fiveMinutes = .days(14)
        expected.retention.hourly = .days(800)
        expected.retention.databaseSize = nil
        expected.backup.every = .zero
        expected.backup.keep = 24
        expected.publishing.gzip = true
        expected.logging.level = .debug
        expected.logging.format = .json
        #expect(loaded.configuration == expected)
    }

    @Test(
        "sizes are read in decimal and binary units",
        arguments: [
            ("512KiB", nil), ("1MiB", 1 << 20), ("2GiB", 2 << 30), ("50MB", 50_000_000), ("3TiB", 3 << 40), ("2000kB", 2_000_000),
            ("9000000000000000000TB", nil), ("1.5GiB", nil), ("-1GiB", nil), ("2 GiB", nil), ("2147483648", nil), ("", nil),
            ("٣MB", nil),
        ] as [(String, Int64?)])
    func sizes(text: String, bytes: Int64?) throws {
        let yaml = "retention: { database_size: \"\(text)\" }"
        if let bytes {
            #expect(try load(yaml).configuration.retention.databaseSize == bytes)
        } else {
            #expect(
                try mistakes(yaml) == [
                    "dockstat.yaml:1:29: retention.database_size: found \"\(text)\"; allowed: a size such as 512MiB, 2GiB or 50MB, from 1MiB, or unlimited"
                ])
        }
    }

    @Test(
        "time zones are IANA names",
        arguments: [
            ("Europe/Berlin", true), ("UTC", true), ("America/Argentina/Buenos_Aires", true), ("Asia/Calcutta", true),
            ("CEST", false), ("GMT+2", false), ("../../etc/passwd", false), ("", false),
        ])
    func timeZones(name: String, isAllowed: Bool) throws {
        #expect(try mistakes("time_zone: \"\(name)\"").isEmpty == isAllowed)
    }

    @Test("a time zone written nearly right is recognised")
    func nearTimeZone() throws {
        #expect(
            try mistakes("time_zone: europe/berlin") == [
                "dockstat.yaml:1:12: time_zone: found \"europe/berlin\", which is no time zone (did you mean Europe/Berlin?); allowed: an IANA name, such as Europe/Berlin or UTC"
            ])
    }

    @Test(
        "addresses of the web are absolute and hold nothing secret",
        arguments: [
            ("https://a.example", true), ("http://localhost:8080/x", true), ("ftp://a", false), ("//a", false),
            ("https://", false), ("https://u:p@a", false), ("https://a/?q", false), ("https://a/#f", false),
            ("https://a/<b>", false), ("javascript:alert(1)", false),
        ])
    func webAddresses(text: String, isAllowed: Bool) throws {
        #expect(try mistakes("base_url: \"\(text)\"").isEmpty == isAllowed)
    }

    @Test(
        "engines are sockets and TCP addresses",
        arguments: [
            ("unix:///var/run/docker.sock", .unix(path: "/var/run/docker.sock")),
            ("tcp://h", .tcp(host: "h", port: 2375, tls: nil)),
            ("tcp://10.0.0.5:2376/", .tcp(host: "10.0.0.5", port: 2376, tls: nil)),
            ("tcp://[fe80::1]", .tcp(host: "fe80::1", port: 2375, tls: nil)),
            ("unix://relative", nil), ("unix:///" + String(repeating: "x", count: 107), nil), ("tcp://", nil), ("tcp://a b", nil),
            ("tcp://a:b:c", nil),
            ("tcp://a:0", nil), ("tcp://a:+1", nil), ("tcp://[::1", nil), ("tcp://[::1]x", nil), ("tcp://u@h", nil),
            ("npipe://x", nil), ("localhost:2375", nil), ("", nil),
        ] as [(String, EngineAddress?)])
    func engines(text: String, address: EngineAddress?) throws {
        let yaml = "hosts: [{ name: a, engine: \"\(text)\" }]"
        if let address {
            #expect(try load(yaml).configuration.hosts.map(\.engine) == [address])
        } else {
            #expect(try mistakes(yaml).count == 1)
        }
    }

    @Test("with certificates the port is 2376")
    func tlsPort() throws {
        let hosts = try load("hosts: [{ name: a, engine: \"tcp://h\", tls: {} }]").configuration.hosts
        #expect(hosts.map(\.engine) == [.tcp(host: "h", port: 2376, tls: TLSFiles(authority: nil, certificate: nil, key: nil))])
    }

    @Test(
        "variables stand for their values, defaults for those that are missing or empty",
        arguments: [
            ("${A}", "one"), ("x${A}y${A}z", "xoneyonez"), ("${NONE:-two}", "two"), ("${EMPTY:-two}", "two"),
            ("${A:-two}", "one"),
            ("$$", "$"), ("$${A}", "${A}"), ("$A costs 5$", "$A costs 5$"), ("${NONE:-}x", "x"), ("${YAML}", "a: [b, # c"),
        ])
    func variables(text: String, value: String) throws {
        let environment = ["A": "one", "EMPTY": "", "YAML": "a: [b, # c"]
        #expect(try load("title: '\(text)'", environment: environment).configuration.title == value)
    }

    @Test(
        "a variable that is not there, or written wrong, is a mistake",
        arguments: [
            ("${NONE}", "the environment has no variable NONE; set it, or give a default: ${NONE:-default}"),
            ("${open", "\"${\" is never closed by \"}\"; a dollar sign that is meant as such is written \"$$\""),
            ("${1A}", "\"1A\" is no name of a variable: letters, digits and _ are, not beginning with a digit"),
            ("${}", "\"\" is no name of a variable: letters, digits and _ are, not beginning with a digit"),
            ("${A:?x}", "\"${A:?x}\" is neither ${VARIABLE} nor ${VARIABLE:-default}"),
        ])
    func wrongVariables(text: String, message: String) throws {
        #expect(try mistakes("title: '\(text)'") == ["dockstat.yaml:1:8: title: " + message])
    }

    @Test("what a variable holds is not told")
    func secretVariable() throws {
        #expect(
            try mistakes("language: ${SECRET}", environment: ["SECRET": "hunter2"]) == [
                "dockstat.yaml:1:11: language: \"${SECRET}\" stands for something else than is allowed: the tag of a language, such as en, de or pt-BR"
            ])
    }
}
