import CCurl

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension ActiveTransfer {
    /// What curl's code, the operating system's error and the certificate check say together.
    func error(_ code: CURLcode) -> TransferError {
        let name = target.name
        func error(_ kind: TransferError.Kind, _ tls: TransferError.TLSProblem? = nil, _ message: String) -> TransferError {
            TransferError(kind: kind, code: Int32(code.rawValue), tls: tls, message: message)
        }

        switch refusal {
        case .bodyTooLarge?: return error(.tooLarge, nil, "the answer of \(name) is \(largerThanAllowed)")
        case .headTooLarge?: return error(.garbled, nil, "the headers in the answer of \(name) have no end")
        case .readerTooSlow?: return error(.tooLarge, nil, "\(name) sends faster than it can be read")
        case nil: break
        }
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: return error(.address, nil, "the name of \(name) does not resolve")
        case CURLE_COULDNT_CONNECT: return connectError(error)
        case CURLE_OPERATION_TIMEDOUT:
            return isConnected
                ? error(.timeout, nil, "\(name) did not answer in time\(words)")
                : error(.connectTimeout, nil, "no connection with \(name) came about in time\(words)")
        case CURLE_FILESIZE_EXCEEDED: return error(.tooLarge, nil, "the answer of \(name) is \(largerThanAllowed)")
        case CURLE_URL_MALFORMAT: return error(.invalid, nil, "the address of \(name) is malformed")
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING, CURLE_WRITE_ERROR:
            return error(.garbled, nil, "what \(name) answers is no HTTP\(words)")
        case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR:
            // TLS 1.3 lets the client finish first: a rejected client certificate shows only as an alert while reading, or
            // where our request was quicker, as a connection that ends before the first byte of an answer.
            if target.name.hasPrefix("https:"), errorWords.contains("alert") || (isFresh && !hasAnswered) {
                return error(.tls, .clientCertificate, "\(name) does not accept our certificate\(words)")
            }
            return error(.closed, nil, "\(name) closed the connection before the answer was whole\(words)")
        case CURLE_PEER_FAILED_VERIFICATION: return certificateError(error)
        case CURLE_SSL_CERTPROBLEM, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE:
            return error(.tls, .unreadableFile, "a certificate or key file for \(name) cannot be used\(words)")
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_USE_SSL_FAILED:
            if errorWords.contains("alert") && errorWords.contains("certificate") {
                return error(.tls, .clientCertificate, "\(name) does not accept our certificate\(words)")
            }
            return error(.tls, .handshake, "no TLS connection with \(name) came about\(words)")
        default: return error(.failed, nil, "the request to \(name) failed\(words)")
        }
    }

    private typealias Make = (TransferError.Kind, TransferError.TLSProblem?, String) -> TransferError

    private func connectError(_ error: Make) -> TransferError {
        let name = target.name
        return switch Int32(clamping: ccurl_get_long(handle, CURLINFO_OS_ERRNO)) {
        case ENOENT: error(.refused, nil, "there is no socket \(name)")
        case EACCES, EPERM: error(.denied, nil, "permission to open \(name) is denied")
        case EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL: error(.address, nil, "no route leads to \(name)")
        case ETIMEDOUT: error(.connectTimeout, nil, "no connection with \(name) came about in time")
        case ENOTSOCK, ENOTDIR, EPROTOTYPE: error(.refused, nil, "\(name) is no socket to connect to")
        default: error(.refused, nil, "\(name) refused the connection")
        }
    }

    /// The numbers are OpenSSL's `X509_V_ERR_…`; 1 is what stands there where the chain was sound and curl's own comparison of
    /// names failed.
    private func certificateError(_ error: Make) -> TransferError {
        let name = target.name
        return switch ccurl_get_long(handle, CURLINFO_SSL_VERIFYRESULT) {
        case 10: error(.tls, .expired, "the certificate of \(name) has expired")
        case 9: error(.tls, .notYetValid, "the certificate of \(name) is not valid yet")
        case 0, 1, 62, 64: error(.tls, .wrongName, "the certificate of \(name) is for another name\(words)")
        default: error(.tls, .unknownAuthority, "the certificate of \(name) is not signed by a trusted authority\(words)")
        }
    }

    /// Whether the TLS handshake was this request's own.
    private var isFresh: Bool {
        ccurl_get_long(handle, CURLINFO_NUM_CONNECTS) > 0 && ccurl_get_size(handle, CURLINFO_APPCONNECT_TIME_T) > 0
    }

    private var isConnected: Bool {
        let isTLS = target.name.hasPrefix("https:")
        // A connection used again has no times of its own.
        return ccurl_get_size(handle, isTLS ? CURLINFO_APPCONNECT_TIME_T : CURLINFO_CONNECT_TIME_T) > 0
            || ccurl_get_size(handle, CURLINFO_PRETRANSFER_TIME_T) > 0
    }

    private var largerThanAllowed: String { "larger than \(job.request.maximumResponseSize) bytes" }

    /// curl's own words in brackets, one line of printable text.
    private var words: String {
        let text = String(String.UnicodeScalarView(errorWords.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7f }))
        return text.isEmpty ? "" : " (\(text.prefix(200)))"
    }
}
