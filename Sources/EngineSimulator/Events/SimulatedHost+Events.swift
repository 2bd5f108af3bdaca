extension SimulatedHost {
    /// `GET /events`. A pretend engine does not keep the line open: what lies after `now` is never waited for.
    func events(_ request: EngineRequest, at now: Int64) -> SimulatedResponse {
        guard let since = bound(request.query["since"], absent: now), let until = bound(request.query["until"], absent: now)
        else {
            return .error(400, "invalid since or until: seconds since 1970 are expected, with a fraction or without")
        }
        guard let filter = EventFilter(request.query["filters"]) else { return .error(400, "invalid filter") }
        var json = JSONWriter(capacity: 4096)
        for event in ring(since: since, at: now) where event.time <= until && filter.passes(event) { event.write(to: &json) }
        return SimulatedResponse(status: 200, body: json.bytes)
    }

    /// `1712345678` or `1712345678.123456789` as nanoseconds; too large ones become the largest.
    private func bound(_ text: String?, absent: Int64) -> Int64? {
        guard let text, !text.isEmpty else { return absent }
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let seconds = Int64(parts[0]), seconds >= 0 else { return nil }
        let (whole, isTooLarge) = seconds.multipliedReportingOverflow(by: EngineTime.second)
        guard parts.count == 2 else { return isTooLarge ? .max : whole }
        guard parts[1].utf8.count <= 9, let fraction = Int64(parts[1] + String(repeating: "0", count: 9 - parts[1].utf8.count)),
            fraction >= 0
        else { return nil }
        let (sum, overflow) = whole.addingReportingOverflow(fraction)
        return isTooLarge || overflow ? .max : sum
    }
}
