/// Why no answer came.
package struct TransferError: Error, Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Nothing listens there, or the socket file is missing.
        case refused
        /// The operating system does not let this user open the socket.
        case denied
        /// No (whole) answer within the limit.
        case timeout
        /// No connection (TLS included) within the limit.
        case connectTimeout
        /// The name does not resolve or no route leads there.
        case address
        case tls
        /// The peer hung up before the answer was whole.
        case closed
        case tooLarge
        /// What came back is no HTTP.
        case garbled
        /// The request itself cannot be sent: a malformed URL, a line break in a header, a socket path too long.
        case invalid
        case cancelled
        /// The proxy on the way cannot be reached, or lets nobody through.
        case proxy
        /// The name leads to an address that the request shall not go to.
        case forbidden
        /// Anything else; the message has curl's words.
        case failed
    }

    /// What is wrong between the two sides of a TLS connection, where curl tells.
    package enum TLSProblem: String, Hashable, Sendable, CaseIterable {
        case expired
        case notYetValid
        case unknownAuthority
        case wrongName
        /// The peer did not accept our certificate, or wants one.
        case clientCertificate
        /// A file of ours cannot be read or is no PEM.
        case unreadableFile
        /// The peer speaks no TLS, or no version of it that we do.
        case handshake
    }

    package var kind: Kind
    /// curl's number; `nil` where it was not curl that failed.
    package var code: Int32?
    package var tls: TLSProblem?
    /// One sentence naming scheme, host and port or the socket; never credentials, path or query of the URL.
    package var message: String

    package init(kind: Kind, code: Int32? = nil, tls: TLSProblem? = nil, message: String) {
        self.kind = kind
        self.code = code
        self.tls = tls
        self.message = message
    }
}
