package import DockStatModel
import Foundation
import Synchronization

/// A private Docker engine, with an image `busybox:local` and no network of the outside world. Needs root and docker.io.
///
/// It ends with `stop()`, or with this process however that ends, and takes its containers and folders along.
package final class RealEngine: Sendable {
    private let folder: String
    private let supervised: Supervised
    package let socket: String
    /// With mutual TLS; `nil` where none was asked for.
    package let port: Int?
    package let certificates: TestCertificates?

    package var address: EngineAddress { .unix(path: socket) }

    /// - Throws: `ToolFailure` with the end of the engine's log where it does not come up: a test that needs it must fail.
    package init(mutualTLS: Bool = false) async throws {
        folder = try makeTemporaryFolder("dockstat-engine")
        socket = "\(folder)/docker.sock"
        certificates = mutualTLS ? try await TestCertificates() : nil
        port = mutualTLS ? try freePort() : nil
        var flags = [
            "--data-root", "\(folder)/data", "--exec-root", "\(folder)/exec", "--pidfile", "\(folder)/pid",
            "--iptables=false", "--ip6tables=false", "--bridge=none", "-H", "unix://\(socket)",
        ]
        if let certificates, let port {
            flags += [
                "-H", "tcp://127.0.0.1:\(port)", "--tlsverify", "--tlscacert", certificates.path("ca"),
                "--tlscert", certificates.path("server"), "--tlskey", certificates.path("server-key"),
            ]
        }
        let folders = ([folder] + (certificates.map { [$0.folder] } ?? [])).joined(separator: " ")
        supervised = try Supervised(
            script: """
                start() { dockerd \(flags.joined(separator: " ")) >>'\(folder)/log' 2>&1 </dev/null & engine=$!; }
                start
                while read -r word; do
                  [ "$word" = restart ] && { kill $engine; wait $engine; start; }
                done
                ids=$(docker -H unix://\(socket) ps -aq 2>/dev/null) && [ -n "$ids" ] &&
                  docker -H unix://\(socket) rm -f $ids >/dev/null 2>&1
                kill $engine
                wait $engine
                # Networks of the host and what else it left mounted would keep the folder.
                grep -o ' \(folder)/[^ ]*' /proc/mounts | sort -r | xargs -r umount -l 2>/dev/null
                rm -rf \(folders)
                """, log: "\(folder)/supervisor")
        do {
            try await waitUntilItAnswers()
            try await importImage()
        } catch {
            supervised.release()
            throw error
        }
    }

    private func waitUntilItAnswers() async throws {
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end {
            if (try? await docker("version", "--format", "{{.Server.Version}}")) != nil { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        let log = (try? String(contentsOfFile: "\(folder)/log", encoding: .utf8)) ?? "it wrote no log"
        throw ToolFailure(
            "NO DOCKER ENGINE could be started, so nothing that needs one was tested. It takes root and the package docker.io. "
                + "The engine says: \(log.suffix(1500))")
    }

    private func importImage() async throws {
        try await runTool([
            "sh", "-c",
            """
            set -e
            mkdir -p '\(folder)/image/bin' '\(folder)/image/tmp' '\(folder)/image/proc'
            cp "$(command -v busybox)" '\(folder)/image/bin/busybox'
            for tool in $(busybox --list); do [ "$tool" = busybox ] || ln -s busybox "\(folder)/image/bin/$tool"; done
            tar -C '\(folder)/image' -c . | docker -H 'unix://\(socket)' import - busybox:local
            """,
        ])
    }

    /// Runs the docker command line against this engine.
    @discardableResult
    package func docker(_ arguments: String...) async throws -> String { try await docker(arguments) }

    @discardableResult
    package func docker(_ arguments: [String]) async throws -> String {
        try await runTool(["docker", "-H", "unix://\(socket)"] + arguments)
    }

    /// Starts a container in the background.
    ///
    /// - Returns: its 64-digit id.
    @discardableResult
    package func run(_ name: String, _ options: [String] = [], network: String = "none", shell: String) async throws -> String {
        try await docker(["run", "-d", "--name", name, "--network", network] + options + ["busybox:local", "sh", "-c", shell])
    }

    /// Stops the engine as its service would, starts it anew and waits until it answers.
    package func restart() async throws {
        try supervised.tell("restart")
        let before = try await blocking { try String(contentsOfFile: "\(self.folder)/pid", encoding: .utf8) }
        _ = try await eventually { (try? String(contentsOfFile: "\(self.folder)/pid", encoding: .utf8)) != before }
        try await waitUntilItAnswers()
    }

    /// Ends the engine and all that it runs, and removes its folders, in the background.
    package func stop() { supervised.release() }

    // MARK: Shared ones

    private static let cache = Mutex<[String: Task<RealEngine, any Error>]>([:])

    /// The engine of that name in this test process, started at its first use: starting costs seconds.
    package static func shared(_ name: String = "first", mutualTLS: Bool = false) async throws -> RealEngine {
        let start = cache.withLock { engines in
            if let start = engines[name] { return start }
            let start = Task { try await RealEngine(mutualTLS: mutualTLS) }
            engines[name] = start
            return start
        }
        return try await start.value
    }
}
