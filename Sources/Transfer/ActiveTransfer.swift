import CCurl
import FoundationEssentials

/// One request under way: curl's handle and what has arrived so far. Used by the loop's thread only.
final class ActiveTransfer {
    /// Why we ourselves ended it.
    enum Refusal {
        case bodyTooLarge, headTooLarge, readerTooSlow
    }

    let handle: UnsafeMutableRawPointer
    let job: TransferJob
    let target: TransferTarget
    private(set) var refusal: Refusal?
    /// Whether the name led to an address that was refused; another of its addresses may have been taken.
    fileprivate(set) var hasMetForbiddenAddress = false

    private var head = HeaderCollector()
    private var body = Data()
    private var isHeadDelivered = false
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private let errorText: UnsafeMutablePointer<CChar>

    private init(handle: UnsafeMutableRawPointer, job: TransferJob, target: TransferTarget) {
        self.handle = handle
        self.job = job
        self.target = target
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(headerList)
        errorText.deallocate()
    }

    static func start(_ job: TransferJob, target: TransferTarget, timeLeft: Duration?) -> Result<ActiveTransfer, TransferError> {
        guard let handle = curl_easy_init() else {
            return .failure(TransferError(kind: .failed, message: "no memory for a request to \(target.name)"))
        }
        let transfer = ActiveTransfer(handle: handle, job: job, target: target)
        let request = job.request
        guard request.headers.allSatisfy({ $0.isSound }), !request.method.isEmpty,
            request.method.utf8.allSatisfy({ (0x21...0x7e).contains($0) }),
            !(request.unixSocket ?? "").utf8.contains(0)
        else {
            let message = "a header or the method of a request to \(target.name) holds characters that HTTP does not allow"
            return .failure(TransferError(kind: .invalid, message: message))
        }
        if request.refusesLinkLocal, LinkLocalAddress.isWritten(in: target.host) {
            return .failure(.forbidden(target.name))
        }
        transfer.configure(timeout: [request.timeout, timeLeft].compactMap(\.self).min())
        return .success(transfer)
    }

    private func configure(timeout: Duration?) {
        let request = job.request
        ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
        ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        ccurl_set_quick_exit(handle)
        ccurl_set_opener(handle, openSocket, Unmanaged.passUnretained(self).toOpaque())
        // A connection that another request opened has not been looked at.
        if request.refusesLinkLocal { ccurl_set_long(handle, CURLOPT_FRESH_CONNECT, 1) }
        ccurl_set_text(handle, CURLOPT_URL, request.url)
        ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        request.proxy.configure(handle)
        ccurl_set_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        ccurl_set_long(handle, CURLOPT_TCP_KEEPALIVE, 1)
        ccurl_set_long(handle, CURLOPT_TCP_KEEPIDLE, 30)
        ccurl_set_long(handle, CURLOPT_TCP_KEEPINTVL, 10)
        ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, max(1, request.connectTimeout.milliseconds))
        if let timeout { ccurl_set_long(handle, CURLOPT_TIMEOUT_MS, max(1, timeout.milliseconds)) }
        if let path = request.unixSocket { ccurl_set_text(handle, CURLOPT_UNIX_SOCKET_PATH, path) }
        configureTLS(request.tls)
        configureMessage(request)
        ccurl_set_sinks(handle, takeHeader, takeBody, Unmanaged.passUnretained(self).toOpaque())
    }

    private func configureTLS(_ tls: TransferTLS) {
        if let authority = tls.authority {
            ccurl_set_text(handle, CURLOPT_CAINFO, authority)
            // Only the named authority counts, not the system's folder beside it.
            ccurl_set_text(handle, CURLOPT_CAPATH, nil)
        }
        if let certificate = tls.certificate { ccurl_set_text(handle, CURLOPT_SSLCERT, certificate) }
        if let key = tls.key { ccurl_set_text(handle, CURLOPT_SSLKEY, key) }
    }

    private func configureMessage(_ request: TransferRequest) {
        if let body = request.body {
            ccurl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
            body.withUnsafeBytes { bytes in
                _ = ccurl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
            }
        }
        if request.method == "HEAD" {
            ccurl_set_long(handle, CURLOPT_NOBODY, 1)
        } else if request.method != "GET" || request.body != nil {
            ccurl_set_text(handle, CURLOPT_CUSTOMREQUEST, request.method)
        }
        // Without this curl waits a second for `100 Continue` before a larger body.
        var lines = ["Expect:"]
        lines += request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        for line in lines { headerList = curl_slist_append(headerList, line) ?? headerList }
        ccurl_set_pointer(handle, CURLOPT_HTTPHEADER, headerList)
    }

    // MARK: What arrives

    fileprivate func take(header line: UnsafeRawBufferPointer) -> Bool {
        guard head.take(line) else {
            refusal = .headTooLarge
            return false
        }
        return true
    }

    fileprivate func take(body bytes: UnsafeRawBufferPointer) -> Bool {
        switch job.sink {
        case .batch:
            guard body.count + bytes.count <= job.request.maximumResponseSize else {
                refusal = .bodyTooLarge
                return false
            }
            body.append(contentsOf: bytes)
        case .stream(let continuation):
            deliverHead(continuation)
            if case .dropped = continuation.yield(.body(Data(bytes))) {
                refusal = .readerTooSlow
                return false
            }
        }
        return true
    }

    private var status: Int { ccurl_get_long(handle, CURLINFO_RESPONSE_CODE) }

    private func deliverHead(_ continuation: AsyncThrowingStream<TransferPart, any Error>.Continuation) {
        guard !isHeadDelivered else { return }
        isHeadDelivered = true
        continuation.yield(.head(status: status, headers: head.headers))
    }

    /// Hands the result to whoever waits for it.
    func deliver(_ error: TransferError?) {
        if let error { return job.fail(error) }
        switch job.sink {
        case .batch(let batch, let index):
            let seconds = Double(ccurl_get_size(handle, CURLINFO_TOTAL_TIME_T)) / 1e6
            let response = TransferResponse(status: status, headers: head.headers, body: body, seconds: seconds)
            batch.finish(index, .success(response))
        case .stream(let continuation):
            deliverHead(continuation)
            continuation.finish()
        }
    }

    var hasAnswered: Bool { !head.headers.isEmpty }
    var errorWords: String { String(cString: errorText) }
}

private func openSocket(_ owner: UnsafeMutableRawPointer?, _: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?)
    -> curl_socket_t
{
    guard let owner, let address else { return -1 }
    let transfer = Unmanaged<ActiveTransfer>.fromOpaque(owner).takeUnretainedValue()
    if transfer.job.request.refusesLinkLocal, LinkLocalAddress.contains(address) {
        transfer.hasMetForbiddenAddress = true
        return -1
    }
    return ccurl_open_private(address)
}

extension TransferHeader {
    /// Whether it can stand in a request without becoming something else.
    fileprivate var isSound: Bool {
        !name.isEmpty && name.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ";") }
            && !value.utf8.contains { $0 == 0x0d || $0 == 0x0a || $0 == 0 }
    }
}

private func takeHeader(_ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ owner: UnsafeMutableRawPointer?)
    -> Int
{
    guard let owner else { return 0 }
    let transfer = Unmanaged<ActiveTransfer>.fromOpaque(owner).takeUnretainedValue()
    return transfer.take(header: UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
}

private func takeBody(_ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ owner: UnsafeMutableRawPointer?) -> Int
{
    guard let owner else { return 0 }
    let transfer = Unmanaged<ActiveTransfer>.fromOpaque(owner).takeUnretainedValue()
    return transfer.take(body: UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
}
