import DockStatModel

/// What the companion endpoint answered, in `metrics`.
extension MetricsText {
    func endpoint(in out: inout String) {
        let uses = context.data.endpointUse
        guard !uses.isEmpty else { return }
        let name = "dockstat_endpoint_request_duration_seconds"
        out += "# HELP \(name) How long answers of the companion endpoint took.\n# TYPE \(name) histogram\n"
        for use in uses {
            let labels = "route=\(MetricsText.quoted(use.key.route)),status=\"\(use.key.status)\""
            for (bound, count) in zip(EndpointUse.bounds, use.within) {
                out += "\(name)_bucket{\(labels),le=\"\(Double(bound) / 1000)\"} \(count)\n"
            }
            out += "\(name)_bucket{\(labels),le=\"+Inf\"} \(use.count)\n"
            out += "\(name)_sum{\(labels)} \(use.total.inSeconds)\n"
            out += "\(name)_count{\(labels)} \(use.count)\n"
        }
    }
}
