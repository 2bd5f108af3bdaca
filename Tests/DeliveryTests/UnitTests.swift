import Foundation
import Testing

struct UnitTests {
    /// A root folder as `make install` leaves one, with the units of this system that ours refer to.
    private static func root() throws -> TemporaryFolder {
        let root = try TemporaryFolder()
        try root.write("", to: "usr/lib/systemd/marker")
        try FileManager.default.createSymbolicLink(
            atPath: root.url.appending(path: "lib").path, withDestinationPath: "usr/lib")
        let copied = try run("cp", ["-R", "/lib/systemd/system", root.url.appending(path: "usr/lib/systemd/").path])
        guard copied.code == 0 else { throw WebServer.Failed(description: copied.everything) }
        for unit in ["dockstat.service", "dockstat.timer", "dockstat-companion.service", "dockstat-companion.socket"] {
            try root.write(try text("deploy/\(unit)"), to: "etc/systemd/system/\(unit)")
        }
        try root.write("#!/bin/sh\n", to: "usr/local/bin/dockstat")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: root.url.appending(path: "usr/local/bin/dockstat").path)
        return root
    }

    private static func analyze(_ arguments: [String], _ root: TemporaryFolder) throws -> Outcome {
        try run("systemd-analyze", ["--root=\(root.url.path)"] + arguments)
    }

    private static func verify(_ root: TemporaryFolder) throws -> Outcome {
        try analyze(
            ["verify", "dockstat.service", "dockstat.timer", "dockstat-companion.service", "dockstat-companion.socket"], root)
    }

    @Test("systemd finds nothing to say about the services and the timer")
    func verified() throws {
        let outcome = try Self.verify(try Self.root())
        #expect(outcome.code == 0)
        #expect(outcome.everything.isEmpty, "\(outcome.everything)")
    }

    @Test("and would find a mistake")
    func notBlind() throws {
        let root = try Self.root()
        try root.write(try text("deploy/dockstat.service") + "ProtectSistem=strict\n", to: "etc/systemd/system/dockstat.service")
        #expect(try Self.verify(root).everything.contains("ProtectSistem"))
    }

    @Test(
        "the services are locked in: systemd's own score of their exposure stays below 2 of 10",
        arguments: ["dockstat.service", "dockstat-companion.service"])
    func sandboxed(unit: String) throws {
        let outcome = try Self.analyze(["security", "--offline=true", "--threshold=20", unit], try Self.root())
        #expect(outcome.code == 0, "\(outcome.everything.suffix(200))")
    }

    @Test(
        "the service says what the documentation promises",
        arguments: [
            "Type=oneshot", "User=dockstat", "NoNewPrivileges=yes", "ProtectSystem=strict", "StateDirectory=dockstat",
            "SuccessExitStatus=75", "ReadWritePaths=-/var/www/dockstat",
        ])
    func promises(line: String) throws {
        #expect(try text("deploy/dockstat.service").split(separator: "\n").contains(Substring(line)))
    }

    @Test("notes can be written where the documentation has them, and what a container is given to stop is waited for")
    func companion() throws {
        let lines = try text("deploy/dockstat-companion.service").split(separator: "\n")
        let reference = try text("docs/configuration.md")
        let site = try #require(reference.firstMatch(of: /\| `site` \|.*?\| `(\/[^`]+)` \|/)?.1)
        #expect(lines.contains("ReadWritePaths=-\(site)"))
        #expect(try text("docs/notes.md").contains("-o dockstat -g dockstat \(site)`"))
        let stop = try #require(lines.compactMap { $0.wholeMatch(of: /TimeoutStopSec=(\d+)/).flatMap { Int($0.1) } }.first)
        let waiting = try #require(
            try text("deploy/nginx-companion.conf").firstMatch(of: /proxy_read_timeout (\d+)s;/).flatMap { Int($0.1) })
        // The longest `timeout` of a container, and what the engine has on top of it.
        #expect(stop >= waiting && waiting >= 600 + 30)
        #expect(try text("docs/operating.md").contains("TimeoutStopSec=\(stop)"))
    }

    @Test("timer and configuration name the same interval")
    func interval() throws {
        #expect(try text("deploy/dockstat.timer").contains("OnUnitActiveSec=15s\n"))
        #expect(try text("deploy/dockstat.yaml").contains("interval: 15s\n"))
    }

    @Test("the paths of the system installation agree", arguments: ["/var/www/dockstat"])
    func paths(output: String) throws {
        for file in ["dockstat.service", "dockstat.tmpfiles", "dockstat.yaml", "nginx.conf", "Caddyfile", "compose.yaml"] {
            #expect(try text("deploy/\(file)").contains(output), "\(file)")
        }
        #expect(try text("deploy/debian/postinst").contains(output))
        #expect(try text("deploy/debian/postrm").contains(output))
    }
}
