import DockStatModel

/// What an alert says of itself, with the names that a view has. Only sentences of ours are said again, whose every part is known: a
/// rule's own summary may tell anything.
struct RenamedSummary {
    /// Of the alert as it is.
    var alert: Alert
    /// Whether its rule still stands, with no summary of its own.
    var isOurs: Bool
    /// As the view calls what it is about; `nil` where that is a host.
    var container: String?
    var host: String

    var texts: [String: String] { sentence ?? general }

    /// Where nothing can be said again: that there is something.
    private var general: [String: String] {
        let name = container ?? host
        return ["en": "\(name) has an alert", "de": "\(name) hat einen Alarm"]
    }

    private var sentence: [String: String]? {
        guard isOurs, let english = alert.summary["en"], let german = alert.summary["de"] else { return nil }
        guard let new = container else { return ofHost(english) }
        guard let name = alert.facts.container, let place = alert.facts.host,
            let rest = RenamedSummary.rest(of: english, after: "\(name) on \(place) "),
            let germanRest = RenamedSummary.rest(of: german, after: "\(name) auf \(place) "), isKnown(rest)
        else { return nil }
        return ["en": "\(new) on \(host) \(rest)", "de": "\(new) auf \(host) \(germanRest)"]
    }

    /// Why it does not answer holds addresses: that is left out.
    private func ofHost(_ english: String) -> [String: String]? {
        if english.hasSuffix(" can be reached") { return ["en": "\(host) can be reached", "de": "\(host) ist erreichbar"] }
        guard english.contains(" cannot be reached") else { return nil }
        return ["en": "\(host) cannot be reached", "de": "\(host) ist nicht erreichbar"]
    }

    private static func rest(of text: String, after start: String) -> String? {
        text.hasPrefix(start) ? String(text.dropFirst(start.count)) : nil
    }

    private func isKnown(_ rest: String) -> Bool {
        RenamedSummary.sentences.contains { $0.values(of: rest)?.allSatisfy(RenamedSummary.isOurs) ?? false }
    }

    /// A number with its unit, or a state.
    private static func isOurs(_ value: String) -> Bool {
        value.first.map { $0.isNumber || $0 == "-" } ?? false || ServiceState(rawValue: value) != nil
            || ContainerState(rawValue: value) != nil || ContainerHealth(rawValue: value) != nil
    }

    /// Without the names that all of them begin with.
    private static let sentences = ToldText.summaries.filter { $0.hasPrefix("{} on {} ") }
        .map { ToldText.Pattern(String($0.dropFirst("{} on {} ".count))) }
}
