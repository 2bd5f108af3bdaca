import CCurl

/// Through whom a connection is made. Printing it shows no credentials.
package enum TransferProxy: Hashable, Sendable {
    /// Nobody.
    case none
    /// Whoever curl's variables name: `https_proxy`, `http_proxy` (lower case only), `all_proxy` and `no_proxy`.
    case environment
    /// As libcurl takes it: `http://user:password@host:port`, `socks5h://host:port`. It counts whatever `no_proxy` says.
    case address(String)

    func configure(_ handle: UnsafeMutableRawPointer) {
        // What a proxy says to CONNECT is no part of the answer.
        ccurl_set_long(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        switch self {
        case .none: ccurl_set_text(handle, CURLOPT_PROXY, "")
        case .environment: break
        case .address(let address):
            ccurl_set_text(handle, CURLOPT_PROXY, address)
            ccurl_set_text(handle, CURLOPT_NOPROXY, "")
        }
    }
}

extension TransferProxy: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String {
        switch self {
        case .none: "no proxy"
        case .environment: "the environment's proxy"
        case .address: "a proxy"
        }
    }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
