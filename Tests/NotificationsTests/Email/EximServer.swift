import Foundation
import Glibc
import TestSupport

/// Exim with a configuration, spool and mailboxes of its own on a loopback port: see `Peers/mail-exim.conf`.
final class EximServer: Sendable {
    let folder: String
    let port: Int
    let certificates: TestCertificates
    private let supervised: Supervised

    init() async throws {
        let folder = try makeTemporaryFolder("dockstat-exim")
        let certificates = try await TestCertificates()
        let port = try freePort()
        // It refuses to run as root; without root it can only be whoever starts it.
        let isRoot = getuid() == 0
        let user = isRoot ? "nobody" : try await runTool(["id", "-un"])
        let group = isRoot ? "nogroup" : try await runTool(["id", "-gn"])
        let script = """
            set -e
            cd '\(folder)'
            mkdir spool log mail
            cp '\(certificates.path("server"))' server.pem
            cp '\(certificates.path("server-key"))' server-key.pem
            sed -e 's|FOLDER|\(folder)|; s|MAILUSER|\(user)|; s|MAILGROUP|\(group)|' '\(Peer.sources)/NotificationsTests/Peers/mail-exim.conf' > exim.conf
            chmod 755 .
            \(isRoot ? "chown -R \(user) spool log mail server.pem server-key.pem" : "")
            """
        try await runTool(["sh", "-c", script])
        self.folder = folder
        self.certificates = certificates
        self.port = port
        supervised = try Supervised(
            script: """
                PATH=$PATH:/usr/sbin
                exim4 -C '\(folder)/exim.conf' -bdf -oX 127.0.0.1.\(port) </dev/null &
                server=$!
                cat >/dev/null
                kill $server
                wait $server
                rm -r '\(folder)' '\(certificates.folder)'
                """, log: "\(folder)/output")
        let isListening = try await eventually {
            (try? await runTool(["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/\(port)"])) != nil
        }
        guard isListening else {
            throw ToolFailure("exim does not listen: \((try? String(contentsOfFile: "\(folder)/output", encoding: .utf8)) ?? "")")
        }
    }

    /// Removes everything, too.
    func stop() { supervised.release() }

    /// Paths.
    func mails(of name: String) -> [String] {
        let mailbox = "\(folder)/mail/\(name)/new"
        return ((try? FileManager.default.contentsOfDirectory(atPath: mailbox)) ?? []).map { "\(mailbox)/\($0)" }
    }
}
