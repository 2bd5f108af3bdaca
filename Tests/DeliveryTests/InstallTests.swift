import Foundation
import Testing

/// Installs the binary that was built together with these tests.
struct InstallTests {
    private static let binary = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "dockstat").path

    private static func make(_ target: String, into root: TemporaryFolder, prefix: String = "/usr/local") throws -> Outcome {
        // A binary named on the command line has no rule: nothing is built. No companion: it is optional.
        try run("make", [target, "DESTDIR=\(root.url.path)", "PREFIX=\(prefix)", "DOCKSTAT=\(binary)", "COMPANION=/nowhere"])
    }

    private static func files(below root: TemporaryFolder) throws -> Set<String> {
        let found = try run("find", [".", "!", "-type", "d"], in: root.url)
        return Set(found.output.split(separator: "\n").map { String($0.dropFirst(2)) })
    }

    @Test("everything lands below DESTDIR, with the prefix written into it", arguments: ["/usr/local", "/usr"])
    func installed(prefix: String) throws {
        let root = try TemporaryFolder()
        let outcome = try Self.make("install", into: root, prefix: prefix)
        #expect(outcome.code == 0, "\(outcome.everything)")
        let below = prefix.dropFirst()
        let expected = [
            "\(below)/bin/dockstat", "\(below)/lib/systemd/system/dockstat.service",
            "\(below)/lib/systemd/system/dockstat.timer", "\(below)/lib/systemd/system/dockstat-companion.service",
            "\(below)/share/doc/dockstat/examples/nginx-companion.conf", "\(below)/lib/sysusers.d/dockstat.conf",
            "\(below)/lib/tmpfiles.d/dockstat.conf", "\(below)/share/doc/dockstat/README.md",
            "\(below)/share/doc/dockstat/installing.md", "\(below)/share/doc/dockstat/examples/nginx.conf",
            "\(below)/share/doc/dockstat/examples/Caddyfile", "etc/dockstat/dockstat.yaml",
        ]
        #expect(try Self.files(below: root).isSuperset(of: expected))
        let binary = root.url.appending(path: "\(below)/bin/dockstat").path
        #expect(FileManager.default.isExecutableFile(atPath: binary))
        let unit = root.url.appending(path: "\(below)/lib/systemd/system/dockstat.service")
        #expect(try String(contentsOf: unit, encoding: .utf8).contains("ExecStart=\(prefix)/bin/dockstat run "))
    }

    @Test("a configuration that is there stays, and installing twice is harmless")
    func kept() throws {
        let root = try TemporaryFolder()
        try root.write("title: Mine\n", to: "etc/dockstat/dockstat.yaml")
        #expect(try Self.make("install", into: root).code == 0)
        let first = try Self.files(below: root)
        #expect(try Self.make("install", into: root).code == 0)
        #expect(try Self.files(below: root) == first)
        let configuration = root.url.appending(path: "etc/dockstat/dockstat.yaml")
        #expect(try String(contentsOf: configuration, encoding: .utf8) == "title: Mine\n")
    }

    @Test("uninstall leaves the configuration and nothing else")
    func uninstalled() throws {
        let root = try TemporaryFolder()
        #expect(try Self.make("install", into: root).code == 0)
        #expect(try Self.make("uninstall", into: root).code == 0)
        #expect(try Self.files(below: root) == ["etc/dockstat/dockstat.yaml"])
    }

    @Test("the Debian package names its version, libraries and configuration, and belongs to root")
    func package() throws {
        let dist = try TemporaryFolder()
        let built = try run(
            "sh", ["deploy/tools/deb", Self.binary], environment: ["DIST": dist.url.path, "COMPRESSION": "none"])
        #expect(built.code == 0, "\(built.everything)")
        let package = built.output.trimmingCharacters(in: .whitespacesAndNewlines)
        let about = try run("dpkg-deb", ["--info", package]).output
        for part in ["libsqlite3-0", "libcurl4", "libcmark-gfm", "zlib1g", "adduser", "conffiles", "postinst", "prerm", "postrm"]
        {
            #expect(about.contains(part), "\(part)")
        }
        let contents = try run("dpkg-deb", ["--contents", package]).output.split(separator: "\n")
        #expect(contents.allSatisfy { $0.contains(" root/root ") })
        for path in ["./usr/bin/dockstat", "./usr/lib/systemd/system/dockstat.timer", "./etc/dockstat/dockstat.yaml"] {
            #expect(contents.contains { $0.hasSuffix(" \(path)") }, "\(path)")
        }
        #expect(contents.first?.hasPrefix("drwxr-xr-x") == true, "the root folder stays open")
    }
}
