package import DockStatModel

/// The one host that is read when the configuration names none: the engine that `docker` itself would talk to.
package enum DockerEnvironment {
    /// `DOCKER_HOST` (else the local socket) with the files of `DOCKER_CERT_PATH` (else `~/.docker`) where `DOCKER_TLS_VERIFY`
    /// is set to anything. The host's name is `local`.
    ///
    /// - Throws: what is wrong, naming the variable.
    package static func host(environment: [String: String]) throws(ConfigurationErrors) -> HostConfiguration {
        guard let text = environment["DOCKER_HOST"], !text.isEmpty else {
            return HostConfiguration(name: "local", engine: .localDefault)
        }
        func failed(_ variable: String, _ message: String) -> ConfigurationErrors {
            ConfigurationErrors([ConfigurationMistake(source: "environment", key: variable, message: message)])
        }
        var tls: TLSFiles?
        // As `docker` has it: a socket takes no certificates, and any text switches verification on, `0` too.
        if text.hasPrefix("tcp:"), environment["DOCKER_TLS_VERIFY"].map({ !$0.isEmpty }) ?? false {
            let named = environment["DOCKER_CERT_PATH"].flatMap { $0.isEmpty ? nil : $0 }
            guard let folder = named ?? environment["HOME"].map({ $0 + "/.docker" }) else {
                throw failed("DOCKER_CERT_PATH", "is not set, though DOCKER_TLS_VERIFY asks for certificates; name their folder")
            }
            guard folder.hasPrefix("/") else {
                throw failed("DOCKER_CERT_PATH", "found \(Shown.value(folder)); allowed: an absolute path")
            }
            let path = FilePath.normalized(folder)
            tls = TLSFiles(authority: "\(path)/ca.pem", certificate: "\(path)/cert.pem", key: "\(path)/key.pem")
        }
        do {
            return HostConfiguration(name: "local", engine: try EngineAddressText.address(text, tls: tls))
        } catch {
            throw failed("DOCKER_HOST", error.message)
        }
    }
}
