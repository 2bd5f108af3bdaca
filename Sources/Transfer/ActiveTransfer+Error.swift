import CCurl

extension ActiveTransfer {
    /// Why it ended so.
    func error(_ code: CURLcode) -> TransferError {
        let name = target.name
        let usesProxy = if case .address = job.request.proxy { true } else { false }
        let failure = CurlFailure(code: code, handle: handle, name: name, text: errorWords, usesProxy: usesProxy)
        let words = failure.words
        switch refusal {
        case .bodyTooLarge?: return failure.error(.tooLarge, "the answer of \(name) is \(largerThanAllowed)")
        case .headTooLarge?: return failure.error(.garbled, "the headers in the answer of \(name) have no end")
        case .readerTooSlow?: return failure.error(.tooLarge, "\(name) sends faster than it can be read")
        case nil: break
        }
        if hasMetForbiddenAddress, code == CURLE_COULDNT_CONNECT { return .forbidden(name) }
        if let error = failure.connection { return error }
        switch code {
        case CURLE_OPERATION_TIMEDOUT:
            return isConnected
                ? failure.error(.timeout, "\(name) did not answer in time\(words)")
                : failure.error(.connectTimeout, "no connection with \(name) came about in time\(words)")
        case CURLE_FILESIZE_EXCEEDED: return failure.error(.tooLarge, "the answer of \(name) is \(largerThanAllowed)")
        case CURLE_URL_MALFORMAT: return failure.error(.invalid, "the address of \(name) is malformed")
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING, CURLE_WRITE_ERROR:
            return failure.error(.garbled, "what \(name) answers is no HTTP\(words)")
        case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR:
            // TLS 1.3 lets the client finish first: a rejected client certificate shows only as an alert while reading, or
            // where our request was quicker, as a connection that ends before the first byte of an answer.
            if target.name.hasPrefix("https:"), errorWords.contains("alert") || (isFresh && !hasAnswered) {
                return failure.error(.tls, .clientCertificate, "\(name) does not accept our certificate\(words)")
            }
            return failure.error(.closed, "\(name) closed the connection before the answer was whole\(words)")
        case CURLE_USE_SSL_FAILED:
            return failure.error(.tls, .handshake, "no TLS connection with \(name) came about\(words)")
        default: return failure.error(.failed, "the request to \(name) failed\(words)")
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
}
