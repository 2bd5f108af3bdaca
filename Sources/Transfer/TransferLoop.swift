import CCurl
import Synchronization

/// The thread that drives every transfer of one client.
///
/// Unchecked: `inbox` is behind its lock; everything else is touched by the loop's own thread only, except `multi`, of which
/// other threads call nothing but `curl_multi_wakeup` (safe from any thread) and only under the inbox's lock while it is open.
final class TransferLoop: @unchecked Sendable {
    private struct Inbox {
        var jobs: [TransferJob] = []
        var cancelled: [UInt64] = []
        var groups: UInt64 = 0
        var isOpen = true
    }

    static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    private let inbox = Mutex(Inbox())
    private let multi: UnsafeMutableRawPointer?
    private var queue: TransferQueue
    private var queued: [UInt64: (job: TransferJob, target: TransferTarget)] = [:]
    private var nextID: UInt64 = 0
    /// No later than the earliest deadline in the queue; `nil` where none there has one.
    private var earliestDeadline: ContinuousClock.Instant?
    private var active: [UnsafeMutableRawPointer: ActiveTransfer] = [:]

    init(limits: TransferLimits) {
        queue = TransferQueue(limits: limits)
        multi = Self.isReady ? curl_multi_init() : nil
        if let multi { ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, limits.total) }
        let started = multi != nil && LoopThread.start { self.run() }
        if !started {
            inbox.withLock { $0.isOpen = false }
            curl_multi_cleanup(multi)
        }
    }

    // MARK: From any thread

    func newGroup() -> UInt64 {
        inbox.withLock {
            $0.groups += 1
            return $0.groups
        }
    }

    func submit(_ jobs: [TransferJob]) {
        let isOpen = inbox.withLock { inbox in
            if inbox.isOpen {
                inbox.jobs += jobs
                curl_multi_wakeup(multi)
            }
            return inbox.isOpen
        }
        if !isOpen { for job in jobs { job.fail(TransferError(kind: .failed, message: "the transfer thread does not run")) } }
    }

    func cancel(_ group: UInt64) {
        inbox.withLock { inbox in
            guard inbox.isOpen else { return }
            inbox.cancelled.append(group)
            curl_multi_wakeup(multi)
        }
    }

    func stop() {
        inbox.withLock { inbox in
            guard inbox.isOpen else { return }
            inbox.isOpen = false
            curl_multi_wakeup(multi)
        }
    }

    // MARK: On the loop's thread

    private func run() {
        while takeInbox() {
            expireQueued()
            startQueued()
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            if finishTransfers() { continue }
            curl_multi_poll(multi, nil, 0, pollMilliseconds(), nil)
        }
        for (_, transfer) in active { end(transfer, TransferError(kind: .cancelled, message: "the client was closed")) }
        for (_, entry) in queued { entry.job.fail(TransferError(kind: .cancelled, message: "the client was closed")) }
        curl_multi_cleanup(multi)
    }

    /// - Returns: false when the client is gone.
    private func takeInbox() -> Bool {
        let (jobs, cancelled, isOpen) = inbox.withLock { inbox in
            defer {
                inbox.jobs.removeAll()
                inbox.cancelled.removeAll()
            }
            return (inbox.jobs, inbox.cancelled, inbox.isOpen)
        }
        for job in jobs { enqueue(job) }
        if !cancelled.isEmpty { cancel(Set(cancelled)) }
        return isOpen
    }

    private func enqueue(_ job: TransferJob) {
        guard let target = TransferTarget(job.request) else {
            job.fail(TransferError(kind: .invalid, message: "the address is no http or https URL"))
            return
        }
        nextID += 1
        queued[nextID] = (job, target)
        queue.add(nextID, to: target.name, perHost: job.request.perHost)
        if let deadline = job.deadline { earliestDeadline = earliestDeadline.map { min($0, deadline) } ?? deadline }
    }

    private func cancel(_ groups: Set<UInt64>) {
        let waiting = queued.filter { groups.contains($0.value.job.group) }
        drop(waiting.keys) { TransferError(kind: .cancelled, message: "the request to \($0.name) was cancelled") }
        for transfer in active.values where groups.contains(transfer.job.group) {
            end(transfer, TransferError(kind: .cancelled, message: "the request to \(transfer.target.name) was cancelled"))
        }
    }

    private func drop(_ ids: some Collection<UInt64>, because error: (TransferTarget) -> TransferError) {
        guard !ids.isEmpty else { return }
        queue.remove(Set(ids))
        for id in ids { if let entry = queued.removeValue(forKey: id) { entry.job.fail(error(entry.target)) } }
    }

    private func expireQueued() {
        guard let earliest = earliestDeadline, earliest <= .now else { return }
        let now = ContinuousClock.now
        let late = queued.filter { entry in entry.value.job.deadline.map { $0 <= now } ?? false }
        drop(late.keys) {
            TransferError(kind: .timeout, message: "no time was left to ask \($0.name): earlier requests took all of it")
        }
        earliestDeadline = queued.values.compactMap(\.job.deadline).min()
    }

    private func startQueued() {
        while let id = queue.next() {
            guard let (job, target) = queued.removeValue(forKey: id) else { continue }
            let left = job.deadline.map { max(.milliseconds(1), $0 - .now) }
            switch ActiveTransfer.start(job, target: target, timeLeft: left) {
            case .success(let transfer):
                active[transfer.handle] = transfer
                curl_multi_add_handle(multi, transfer.handle)
            case .failure(let error):
                queue.finish(host: target.name)
                job.fail(error)
            }
        }
    }

    /// - Returns: whether any ended, so that others may start.
    private func finishTransfers() -> Bool {
        var anyEnded = false
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle,
                let transfer = active[handle]
            else { continue }
            anyEnded = true
            let code = message.pointee.data.result
            end(transfer, code == CURLE_OK && transfer.refusal == nil ? nil : transfer.error(code))
        }
        return anyEnded
    }

    private func end(_ transfer: ActiveTransfer, _ error: TransferError?) {
        active[transfer.handle] = nil
        queue.finish(host: transfer.target.name)
        curl_multi_remove_handle(multi, transfer.handle)
        transfer.deliver(error)
    }

    private func pollMilliseconds() -> Int32 {
        guard let earliestDeadline else { return 60_000 }
        return Int32(clamping: max(1, min(60_000, (earliestDeadline - .now).milliseconds + 1)))
    }
}
