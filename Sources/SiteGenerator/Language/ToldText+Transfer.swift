/// Why a connection, a request or a message failed, as the parts of the program that talk to others say it.
extension ToldText {
    /// What a receiver answered, as a clause: `HTTP 410: the address is gone`. What it said itself stays as it is.
    func answer(_ text: String) -> String {
        if words.tag.hasPrefix("en") || text.isEmpty { return text }
        if let said = said(text, by: Self.answerPatterns) { return said }
        // Transfers are told as sentences where an engine was asked, as clauses where a receiver was.
        for candidate in [text + ".", Words.capitalized(text) + "."] {
            if let said = said(candidate, by: Self.transferPatterns) { return String(said.dropLast()) }
        }
        return text
    }

    private func said(_ text: String, by patterns: [Pattern]) -> String? {
        for pattern in patterns {
            guard let translation = words.translation(of: pattern.key), let values = pattern.split(text) else { continue }
            var result = ""
            Words.fill(translation, literal: { result += $0 }) { index in
                if values.indices.contains(index) { result += values[index] }
            }
            return result
        }
        return nil
    }

    private static let answerPatterns = answers.map(Pattern.init).sorted(by: Pattern.isMoreCertain)
    private static let transferPatterns = transfers.map(Pattern.init).sorted(by: Pattern.isMoreCertain)

    /// Of a connection, a request or a mail. Those that end in brackets hold the words of the library or of the other side.
    static let transfers = [
        "The proxy on the way to {} answered {}.", "The name of {} does not resolve.",
        "The proxy on the way to {} has no usable address.", "The proxy on the way to {} lets nobody through.",
        "The proxy on the way to {} lets nobody through ({}).", "A certificate or key file for {} cannot be used.",
        "A certificate or key file for {} cannot be used ({}).", "{} does not accept our certificate.",
        "{} does not accept our certificate ({}).", "No TLS connection with {} came about.",
        "No TLS connection with {} came about ({}).", "There is no socket {}.", "Permission to open {} is denied.",
        "No route leads to {}.", "No connection with {} came about in time.", "No connection with {} came about in time ({}).",
        "{} is no socket to connect to.", "{} refused the connection.", "The certificate of {} has expired.",
        "The certificate of {} is not valid yet.", "The certificate of {} is for another name.",
        "The certificate of {} is for another name ({}).", "The certificate of {} is not signed by a trusted authority.",
        "The certificate of {} is not signed by a trusted authority ({}).",
        "{} leads to a link-local address or a cloud's metadata, which is not allowed here.", "The request was lost.",
        "The answer of {} is larger than {} bytes.", "The headers in the answer of {} have no end.",
        "{} sends faster than it can be read.", "{} did not answer in time.", "{} did not answer in time ({}).",
        "The address of {} is malformed.", "What {} answers is no HTTP.", "What {} answers is no HTTP ({}).",
        "{} closed the connection before the answer was whole.", "{} closed the connection before the answer was whole ({}).",
        "The request to {} failed.", "The request to {} failed ({}).", "The address is no http or https URL.",
        "The request to {} was cancelled.", "No time was left to ask {}: earlier requests took all of it.",
        "The mail through {} was cancelled.", "{} did not take the mail in time.", "{} does not offer STARTTLS.",
        "{} takes a password neither by PLAIN nor by LOGIN.", "{} hung up before it took the mail.",
        "What {} says is no SMTP.", "The mail through {} failed.", "The mail through {} failed ({}).",
        "{} gave no answer.",
        "{} gave no answer when asked for its version.",
        "{} answered {} when asked for its version.",
        "{} answered {} when asked for its version: {}.",
        "{} gave no answer when asked for the list of containers.",
        "{} answered {} when asked for the list of containers.",
        "{} answered {} when asked for the list of containers: {}.",
        "{} gave no answer when asked for events.",
        "{} answered {} when asked for events.",
        "{} answered {} when asked for events: {}.",
    ]

    /// Of receivers.
    static let answers = [
        "HTTP {}: the receiver does not let us in", "HTTP {}: the address is gone", "HTTP {}: the message was refused",
        "HTTP {}: the address redirects, which is not followed; configure where it leads",
        "HTTP {}: the address redirects to {}, which is not followed; configure that one", "HTTP {}, again in {}",
        "no time was left for an answer", "no time was left", "done: {}", "exit code {}, try again later",
        "exit code {}, try again later: {}", "exit code {}: {}", "ended by signal {}", "ended by signal {}: {}",
        "not done within {}, ended", "the program cannot be started: {}", "the program cannot be started now: {}",
        "accepted", "accepted ({})", "accepted for all {}", "accepted for all {} ({})",
    ]
}
