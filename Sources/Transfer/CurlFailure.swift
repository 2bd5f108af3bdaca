import CCurl
import Glibc

/// What curl's code, the operating system's error and the certificate check say together about a connection, whatever is spoken
/// on it.
struct CurlFailure {
    let code: CURLcode
    let handle: UnsafeMutableRawPointer
    /// Of the target.
    let name: String
    /// What curl wrote into its error buffer.
    let text: String
    let usesProxy: Bool

    func error(_ kind: TransferError.Kind, _ message: String) -> TransferError {
        TransferError(kind: kind, code: Int32(code.rawValue), message: message)
    }

    func error(_ kind: TransferError.Kind, _ tls: TransferError.TLSProblem, _ message: String) -> TransferError {
        TransferError(kind: kind, code: Int32(code.rawValue), tls: tls, message: message)
    }

    /// `nil` where the connection is not to blame.
    var connection: TransferError? {
        // What a proxy answered to CONNECT; curl's code for it is that of a connection which broke off.
        let answer = ccurl_get_long(handle, CURLINFO_HTTP_CONNECTCODE)
        if code != CURLE_OK, answer >= 300 {
            return error(.proxy, "the proxy on the way to \(name) answered \(answer)")
        }
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: return error(.address, "the name of \(name) does not resolve")
        // curl's words hold the proxy's whole address here.
        case CURLE_COULDNT_RESOLVE_PROXY: return error(.proxy, "the proxy on the way to \(name) has no usable address")
        case CURLE_PROXY: return error(.proxy, "the proxy on the way to \(name) lets nobody through\(words)")
        case CURLE_COULDNT_CONNECT: return connectError
        case CURLE_PEER_FAILED_VERIFICATION: return certificateError
        case CURLE_SSL_CERTPROBLEM, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE:
            return error(.tls, .unreadableFile, "a certificate or key file for \(name) cannot be used\(words)")
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER:
            if text.contains("alert") && text.contains("certificate") {
                return error(.tls, .clientCertificate, "\(name) does not accept our certificate\(words)")
            }
            return error(.tls, .handshake, "no TLS connection with \(name) came about\(words)")
        default: return nil
        }
    }

    private var connectError: TransferError {
        let name = usesProxy ? "the proxy on the way to \(name)" : name
        let kind: TransferError.Kind? = usesProxy ? .proxy : nil
        return switch Int32(clamping: ccurl_get_long(handle, CURLINFO_OS_ERRNO)) {
        case ENOENT: error(kind ?? .refused, "there is no socket \(name)")
        case EACCES, EPERM: error(kind ?? .denied, "permission to open \(name) is denied")
        case EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL: error(kind ?? .address, "no route leads to \(name)")
        case ETIMEDOUT: error(kind ?? .connectTimeout, "no connection with \(name) came about in time")
        case ENOTSOCK, ENOTDIR, EPROTOTYPE: error(kind ?? .refused, "\(name) is no socket to connect to")
        default: error(kind ?? .refused, "\(name) refused the connection")
        }
    }

    /// The numbers are OpenSSL's `X509_V_ERR_…`; 1 is what stands there where the chain was sound and curl's own comparison of
    /// names failed.
    private var certificateError: TransferError {
        switch ccurl_get_long(handle, CURLINFO_SSL_VERIFYRESULT) {
        case 10: error(.tls, .expired, "the certificate of \(name) has expired")
        case 9: error(.tls, .notYetValid, "the certificate of \(name) is not valid yet")
        case 0, 1, 62, 64: error(.tls, .wrongName, "the certificate of \(name) is for another name\(words)")
        default: error(.tls, .unknownAuthority, "the certificate of \(name) is not signed by a trusted authority\(words)")
        }
    }

    /// curl's own words in brackets, one line of printable text. Those that quote an address are left out: it may hold secrets.
    var words: String {
        guard !text.contains("://") else { return "" }
        let text = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7f }))
        return text.isEmpty ? "" : " (\(text.prefix(200)))"
    }
}
