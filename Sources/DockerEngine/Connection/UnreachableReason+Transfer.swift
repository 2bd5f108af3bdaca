package import DockStatModel
package import Transfer

extension UnreachableReason {
    /// - Parameters:
    ///   - whole: the time limit of a poll.
    ///   - connect: the time limit of connecting.
    package init(_ error: TransferError, engine: EngineAddress, whole: Duration, connect: Duration) {
        let message = Self.sentence(error.message)
        let kind: Kind
        let advice: String?
        switch error.kind {
        case .refused:
            kind = .refused
            advice =
                engine.isLocal
                ? "Is the engine running (systemctl status docker), and is this the path of its socket?"
                : "Is the engine running, and does it listen on this address and port (dockerd -H tcp://…)?"
        case .denied:
            kind = .permission
            advice = Self.permissionAdvice(for: engine)
        case .timeout:
            self.init(
                kind: .timeout, message: "\(engine.text) gave no whole answer within \(whole.text).",
                advice: Self.timeoutAdvice(engine, key: "timeout"))
            return
        case .connectTimeout:
            self.init(
                kind: .timeout, message: "No connection with \(engine.text) came about within \(min(connect, whole).text).",
                advice: Self.timeoutAdvice(engine, key: "connect_timeout"))
            return
        case .cancelled:
            self.init(kind: .timeout, message: "Asking \(engine.text) was broken off.")
            return
        case .address:
            kind = .address
            advice = "Check the host name and that this machine can reach it."
        case .tls:
            kind = .tls
            advice = Self.tlsAdvice(error.tls)
        case .closed, .tooLarge, .garbled:
            kind = .garbled
            advice = "Is this an engine's address, and does nothing between here and there cut answers off?"
        case .invalid:
            kind = .address
            advice = "Check the engine's address in the configuration."
        case .failed, .proxy, .forbidden:
            kind = .garbled
            advice = nil
        }
        self.init(kind: kind, message: message, advice: advice)
    }

    /// Addresses as they are configured: an engine's is `tcp://`, whatever is spoken there.
    private static func sentence(_ words: String) -> String {
        let words = words.replacing("https://", with: "tcp://").replacing("http://", with: "tcp://")
        guard let first = words.first else { return "The request failed." }
        return (words.hasPrefix("tcp://") ? String(first) : first.uppercased()) + words.dropFirst() + "."
    }

    private static func timeoutAdvice(_ engine: EngineAddress, key: String) -> String {
        engine.isLocal
            ? "The engine hangs or is overloaded: look at its log (journalctl -u docker), or raise `\(key)` of this host."
            : "Is a firewall in between, or is the machine overloaded? If it is only slow, raise `\(key)` of this host."
    }

    private static func tlsAdvice(_ problem: TransferError.TLSProblem?) -> String {
        switch problem {
        case .expired: "Renew the engine's certificate."
        case .notYetValid: "Check the clocks of both machines."
        case .unknownAuthority: "Set `tls.ca` to the authority that signed the engine's certificate."
        case .wrongName: "Address the engine by a name in its certificate, or renew that with this name (subjectAltName)."
        case .clientCertificate:
            "Set `tls.cert` and `tls.key` to a certificate signed by the engine's client authority, and see that it has not expired."
        case .unreadableFile: "Check that the files of `tls` exist, are PEM, belong together and are readable by this user."
        case .handshake, nil: "Does the engine speak TLS on this port (usually 2376; 2375 is without)?"
        }
    }
}
