import DockStatModel
import Foundation
import Settings
import Testing

struct ConfigurationLoaderTests {
    @Test("without any file, the local engine is read and everything lies in the working folder")
    func noFile() throws {
        try withFolder { folder in
            let loaded = try ConfigurationLoader(environment: [:], workingDirectory: folder, systemFile: folder + "/none").load()
            #expect(loaded.file == nil)
            #expect(loaded.warnings.isEmpty)
            #expect(
                loaded.configuration
                    == Configuration(
                        database: folder + "/dockstat.sqlite", output: folder + "/public", backupDirectory: folder + "/backups"))
        }
    }

    @Test(
        "an empty file, one of comments and one that says nothing mean the same as none",
        arguments: ["", "# nothing\n", "---\n", "{}", "hosts:\ntitle: ~\n", "\u{FEFF}# mark\n"])
    func emptyFile(yaml: String) throws {
        let loaded = try load(yaml)
        let folder = try #require(loaded.file.map { ($0 as NSString).deletingLastPathComponent })
        #expect(
            loaded.configuration
                == Configuration(
                    database: folder + "/dockstat.sqlite", output: folder + "/public", backupDirectory: folder + "/backups"))
    }

    @Test("the first of DOCKSTAT_CONFIG, the working folder and the system's file is read; a file on the command line wins")
    func order() throws {
        try withFolder { folder in
            for name in ["named", "variable", "dockstat", "system"] { try write("title: \(name)", to: folder + "/\(name).yaml") }
            func title(file: String? = nil, variable: String? = nil) throws -> String {
                try ConfigurationLoader(
                    environment: ["DOCKSTAT_CONFIG": variable ?? ""], workingDirectory: folder,
                    systemFile: folder + "/system.yaml"
                ).load(file: file).configuration.title
            }
            #expect(try title(file: "named.yaml", variable: "variable.yaml") == "named")
            #expect(try title(variable: folder + "/variable.yaml") == "variable")
            #expect(try title() == "dockstat")
            try FileManager.default.removeItem(atPath: folder + "/dockstat.yaml")
            #expect(try title() == "system")
        }
    }

    @Test("a file that was named must be there")
    func missing() throws {
        try withFolder { folder in
            let byVariable = ConfigurationLoader(environment: ["DOCKSTAT_CONFIG": "gone.yaml"], workingDirectory: folder)
            #expect(
                throws: ConfigurationErrors([
                    ConfigurationMistake(
                        source: "gone.yaml",
                        message: "no such file, though it is named by DOCKSTAT_CONFIG; `dockstat init` writes one")
                ])
            ) {
                try byVariable.load()
            }
            #expect(
                throws: ConfigurationErrors([
                    ConfigurationMistake(
                        source: "x.yaml",
                        message: "no such file, though it is named on the command line; `dockstat init` writes one")
                ])
            ) {
                try byVariable.load(file: "x.yaml")
            }
        }
    }

    @Test("what is no text file of sensible size is refused")
    func unreadable() throws {
        try withFolder { folder in
            try Data(repeating: UInt8(ascii: "#"), count: (1 << 20) + 1).write(to: URL(fileURLWithPath: folder + "/large"))
            try Data([UInt8(ascii: "a"), 0xC3, 0xA4, 0xFF, 0xFE]).write(to: URL(fileURLWithPath: folder + "/latin"))
            try #require(mkfifo(folder + "/pipe", 0o600) == 0)
            func told(_ file: String) -> String? {
                do {
                    _ = try ConfigurationLoader(environment: [:], workingDirectory: folder).load(file: file)
                    return nil
                } catch { return error.text }
            }
            #expect(told("large") == "large: is larger than 1 MiB, which no configuration is; is it the right file?")
            #expect(told("latin") == "latin: is not UTF-8 text: the first wrong byte is at offset 3")
            #expect(told(".") == ".: cannot be read: it is a folder")
            #expect(told("/dev/zero") == "/dev/zero: is larger than 1 MiB, which no configuration is; is it the right file?")
            // Nobody writes to it: read as empty, and above all without waiting.
            #expect(told("pipe") == nil)
        }
    }

    @Test("relative paths start in the folder of the file, backups in that of the database")
    func relativePaths() throws {
        try withFolder { folder in
            try write(
                """
                database: data/./history.sqlite
                output: ../www
                templates: templates
                hosts:
                  - { name: a, engine: "tcp://h:1", tls: { ca: ca.pem, cert: /etc/cert.pem, key: key.pem } }
                """, to: folder + "/etc/conf.yaml")
            let loaded = try ConfigurationLoader(environment: [:], workingDirectory: folder).load(file: "etc/conf.yaml")
            #expect(loaded.file == folder + "/etc/conf.yaml")
            let configuration = loaded.configuration
            #expect(configuration.database == folder + "/etc/data/history.sqlite")
            #expect(configuration.output == folder + "/etc/../www")
            #expect(configuration.templates == folder + "/etc/templates")
            #expect(configuration.backup.directory == folder + "/etc/data/backups")
            let tls = TLSFiles(authority: folder + "/etc/ca.pem", certificate: "/etc/cert.pem", key: folder + "/etc/key.pem")
            #expect(configuration.hosts.map(\.engine) == [.tcp(host: "h", port: 1, tls: tls)])
        }
    }

    @Test("the command line wins over the file, and backups follow the database")
    func overrides() throws {
        try withFolder { folder in
            try write("database: a.sqlite\noutput: b", to: folder + "/dockstat.yaml")
            let loaded = try ConfigurationLoader(environment: [:], workingDirectory: folder)
                .load(overrides: ConfigurationOverrides(database: "other/c.sqlite", output: "/srv/d"))
            #expect(loaded.configuration.database == folder + "/other/c.sqlite")
            #expect(loaded.configuration.output == "/srv/d")
            #expect(loaded.configuration.backup.directory == folder + "/other/backups")
        }
    }

    @Test("under systemd state goes to the service's folder")
    func stateDirectory() throws {
        try withFolder { folder in
            let loaded = try ConfigurationLoader(
                environment: ["STATE_DIRECTORY": "/var/lib/private/dockstat:/var/lib/more"], workingDirectory: folder,
                systemFile: folder + "/none"
            ).load()
            #expect(loaded.configuration.database == "/var/lib/private/dockstat/dockstat.sqlite")
            #expect(loaded.configuration.output == "/var/lib/private/dockstat/public")
        }
    }
}
