import Foundation

/// `openssl s_server` with a certificate of choice: a TLS peer that answers with a page.
package final class TLSServer: Sendable {
    package let port: Int
    private let supervised: Supervised

    /// - Parameter certificate: one of the names of `TestCertificates`.
    package init(_ certificates: TestCertificates, certificate: String) async throws {
        port = try freePort()
        supervised = try Supervised(
            script: """
                openssl s_server -accept 127.0.0.1:\(port) -cert '\(certificates.path(certificate))' \
                  -key '\(certificates.path("\(certificate)-key"))' -www -quiet </dev/null &
                server=$!
                cat >/dev/null
                kill $server
                wait $server
                """, log: "\(certificates.folder)/\(certificate).log")
        let end = ContinuousClock.now + .seconds(20)
        while (try? await runTool(["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/\(port)"])) == nil {
            guard ContinuousClock.now < end else { throw ToolFailure("openssl s_server does not listen on \(port)") }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    package func stop() { supervised.release() }
}
