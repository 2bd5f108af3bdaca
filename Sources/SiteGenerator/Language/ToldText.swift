import DockStatModel

/// Sentences that other parts of the program wrote in English, said in the site's language.
///
/// What was decided and why is kept as text, in rows of all ages. The text is matched with the phrases it can have been made
/// of; what is none of them stays as it is.
struct ToldText: Sendable {
    struct Pattern: Sendable {
        let key: String
        /// What stands before, between and after the values, in UTF-8.
        private let parts: [[UInt8]]

        init(_ key: String) {
            self.key = key
            var parts: [String] = [""]
            var rest = key[...]
            while let hole = rest.firstRange(of: "{}") {
                parts[parts.count - 1] += rest[..<hole.lowerBound]
                parts.append("")
                rest = rest[hole.upperBound...]
            }
            parts[parts.count - 1] += rest
            self.parts = parts.map { Array($0.utf8) }
        }

        /// The values in their order; `nil`: it is another sentence.
        func values(of text: String) -> [String]? {
            guard let values = split(text) else { return nil }
            return isLikely(values) ? values : nil
        }

        /// Those with more fixed words come first.
        static func isMoreCertain(_ a: Pattern, _ b: Pattern) -> Bool {
            let (first, second) = (a.parts.reduce(0) { $0 + $1.count }, b.parts.reduce(0) { $0 + $1.count })
            return first != second ? first > second : a.key < b.key
        }

        /// Whether these may be its values: people's own words are not to be taken for a sentence of ours. A name, a number, a
        /// state is a word; only what ends a sentence may be more.
        private func isLikely(_ values: [String]) -> Bool {
            // Only the program says these; before a colon stands another sentence, which this one is the reason of.
            if ToldText.transfers.contains(key) { return !key.hasPrefix("{}") || values.first?.contains(": ") != true }
            if key.hasPrefix("{} is {}") {
                guard let first = values.first, RuleSignal(rawValue: first) != nil else { return false }
                return true
            }
            let words = ToldText.longValues.contains(key) || key.hasSuffix(": {}") ? values.dropLast() : values[...]
            return words.allSatisfy { !$0.contains(" ") }
        }

        /// The values in their order, whatever they are; `nil`: it is another sentence.
        ///
        /// Byte by byte: every line of every timeline is held against every pattern.
        func split(_ text: String) -> [String]? {
            var text = text
            return text.withUTF8 { split($0) }
        }

        private func split(_ text: UnsafeBufferPointer<UInt8>) -> [String]? {
            guard let first = parts.first, let last = parts.last, text.starts(with: first) else { return nil }
            if parts.count == 1 { return text.count == first.count ? [] : nil }
            var values: [String] = []
            var rest = text.dropFirst(first.count)
            for part in parts.dropFirst().dropLast() {
                guard let found = Self.place(of: part, in: rest), found > rest.startIndex else { return nil }
                values.append(String(decoding: rest[..<found], as: UTF8.self))
                rest = rest[(found + part.count)...]
            }
            guard rest.count > last.count, rest.suffix(last.count).elementsEqual(last) else { return nil }
            values.append(String(decoding: rest.dropLast(last.count), as: UTF8.self))
            return values
        }

        private static func place(of part: [UInt8], in text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
            guard let first = part.first else { return text.startIndex }
            var rest = text
            while let found = rest.firstIndex(of: first) {
                if rest[found...].starts(with: part) { return found }
                rest = rest[(found + 1)...]
            }
            return nil
        }
    }

    /// Whose last value is a list or a name of several words.
    private static let longValues: Set<String> = [
        "maintenance window {}", "opened: to {}", "updated: to {}", "resolved: to {}", "reminder: to {}", "escalated: to {}",
        "route {} decides", unseenStarts, "nobody acknowledged it; {} hear of it",
    ]

    /// Whose last value is a sentence of ours again.
    private static let nesting: Set<String> = [
        "opened: {}", "{} of {} is over: {}", unreachable, undelivered,
    ]

    /// What alerts say of themselves that ends in a reason, which is told in English whatever the language of the rest.
    private static let unreachable = "{} cannot be reached: {}"
    private static let undelivered = "messages to {} do not get through: {}"
    /// Ends of containers that an engine told nothing of; the value is some of their names.
    private static let unseenStarts = "without an event of it, {} started anew"
    private static let longList = Pattern("{} and {} more")
    private static let reasoned = [unreachable, undelivered].map(Pattern.init)

    private static let patterns = (reasons + courses + summaries + engines + transfers).map(Pattern.init)
        .sorted(by: Pattern.isMoreCertain)

    let words: Words

    func callAsFunction(_ text: String) -> String { said(text, nesting: 2) }

    /// What an alert says of itself, with its reason; `nil` where it gives none.
    ///
    /// - Parameter texts: by language. A rule's own words are the same in all of them, and stay.
    func withReason(_ texts: [String: String]) -> String? { Self.english(withReason: texts).map { said($0, nesting: 1) } }

    /// Its English, where it gives a reason.
    static func english(withReason texts: [String: String]) -> String? {
        guard let english = texts["en"], texts["de"] != english, reasoned.contains(where: { $0.values(of: english) != nil })
        else {
            return nil
        }
        return english
    }

    /// Why events of an engine count as lost: one clause or two.
    func evidence(_ text: String) -> String {
        text.split(separator: "; ").map { self(String($0)) }.joined(separator: "; ")
    }

    /// In English only signals are said in other words than they were told in.
    private static let inEnglish = patterns.filter { $0.key.hasPrefix("{} is {}") || nesting.contains($0.key) }

    /// - Parameter depth: how many sentences may stand within one another.
    private func said(_ text: String, nesting depth: Int) -> String {
        guard text.utf8.count <= 2000 else { return text }
        let isEnglish = words.tag.hasPrefix("en")
        for pattern in isEnglish ? Self.inEnglish : Self.patterns {
            guard let translation = isEnglish ? pattern.key : words.translation(of: pattern.key),
                let values = pattern.values(of: text)
            else { continue }
            let signal = pattern.key.hasPrefix("{} is {}") ? values.first.flatMap(RuleSignal.init) : nil
            if pattern.key == "{} is {}", let signal, let said = words.said(signal, values[1]) { return said }
            var result = ""
            Words.fill(translation, literal: { result += $0 }) { index in
                guard values.indices.contains(index) else { return }
                let nests = depth > 0 && index == values.count - 1 && Self.nesting.contains(pattern.key)
                if index == 0, let signal { return result += words(signal.phrase) }
                if pattern.key == Self.unseenStarts { return result += list(values[index]) }
                if nests, pattern.key == Self.undelivered { return result += answer(values[index]) }
                result += words.value(values[index]) ?? (nests ? said(values[index], nesting: depth - 1) : values[index])
            }
            return result
        }
        return text
    }

    /// `web, db and 3 more`
    private func list(_ names: String) -> String {
        guard let values = Self.longList.split(names), let shown = values.first, let count = values.last.flatMap({ Int($0) })
        else {
            return names
        }
        return words("\(shown) and \(count) more")
    }

    /// Why somebody was told or not, and why an alert changed.
    static let reasons = [
        "no receiver is configured", "it is {}, and {} hears of {} and worse", "a receiver is not told of its own failure",
        "no route matches, so every receiver hears of it", "the label {} names who hears of it", "route {} decides",
        "{} does not want to hear of ends", "the quiet hours of {}", "{} acknowledged it: {}", "it was acknowledged",
        "silence {} by {}: {}", "maintenance window {}", "the host {} is lost, which is told instead",
        "it flaps; nothing more is sent until it is calm for {}", "others of its group are waited for, {} long",
        "{} hears of {} only", "it waits", "it is over", "{} is {}", "{} is {}, {}", "{} is {} again",
        "{} is {}, {}; waits for {}", "{} is {}, {} for {}", "{} is {}, {} in {} looks in a row", "{} is {} for {}",
        "{} is {}, which is not recovered", "there is no rule {} any more", "the rule {} is switched off",
        "the rule {} no longer watches it", "the host is no longer configured", "the receiver is no longer configured",
        "the container is gone", "its label {} keeps rules away", "its label {} switches the rule off", "this is the first tick",
        "it is not monitored", "its host is not monitored", "the host is not monitored",
        "its host is not reached", "its host counts as lost", "no tick has tried it yet", "it does not run",
        "its registry was not asked or did not answer", "this is no signal of a container", "there is no reading of it",
        "its limits are not known", "it has no CPU limit", "it has no memory limit",
        "it was removed, and nothing says that it should run", "what it means is not known yet", "it has not ended",
        "no exit code was told", "it was so when first seen",
        "its host answers again only just; restart policies get two ticks", "a successor gets two ticks",
        "it was killed a moment ago; whether somebody asked for it comes with the next look",
        "the engine told nothing of its end, as after its own restart; two ticks",
    ]

    /// The course of an incident.
    static let courses = [
        "opened: {}", "opened: to {}", "updated: to {}", "resolved: to {}", "reminder: to {}", "escalated: to {}", "resolved",
        "now {}", "{} of {} is over: {}", "{} of {} comes and goes", "nobody acknowledged it; {} hear of it",
        "{} acknowledged it", "the last lines of {}", "{} ended with exit code {}",
        "{} out of memory: the kernel killed a process", "{} started", "{} was restarted", "{} got signal {}",
        "{} was stopped by somebody", "{} was paused", "{} goes on after a pause", "{} was made", "{} was removed",
        "{} was renamed from {}", "{} health: {}", "{} was made anew from another {}: {} → {}",
        "{} was made anew from another image: {} ({}) → {} ({})", "{} exit code {}", "{} killed for want of memory",
        "{} restarted {} times by the engine", "{} the engine says: {}",
    ]

    /// What alerts say of themselves, where they are told of later.
    static let summaries = [
        "{} on {} uses {} of a core", "{} on {} uses {} of its CPU limit", "{} on {} uses {} of memory",
        "{} on {} uses {} of its memory", "{} on {} uses {} of its memory limit", "{} on {} receives {}", "{} on {} sends {}",
        "{} on {} reads {} from disks", "{} on {} writes {} to disks", "{} on {} has {} processes and threads", "{} on {} is {}",
        "{} on {} restarted {} times within {}", "{} on {} ran out of memory and was killed", "{} on {} ended with exit code {}",
        "{} on {} runs an image that its registry has a newer one for", "DockStat had not looked for {}",
        undelivered, "messages to {} do not get through", "{} can be reached",
        unreachable, "{} cannot be reached", "{} on {} is gone though it should run",
        "{} on {} keeps restarting", "{} on {} is dead", "{} on {} ended with exit code {} though nobody stopped it",
        "{} on {} is down",
    ]

    /// Why an engine does not answer, and what to do.
    static let engines = [
        "It does not answer.", "Nothing listens there: this hour of the demo is an outage.", "{} gave no whole answer within {}.",
        "No connection with {} came about within {}.",
        "Asking {} was broken off.", "Check the host name and that this machine can reach it.",
        "Is the engine running (systemctl status docker), and is this the path of its socket?",
        "Is the engine running, and does it listen on this address and port (dockerd -H tcp://…)?",
        "Is this an engine's address, and does nothing between here and there cut answers off?",
        "Check the engine's address in the configuration.", "Renew the engine's certificate.",
        "Check the clocks of both machines.", "Set `tls.ca` to the authority that signed the engine's certificate.",
        "Does the engine speak TLS on this port (usually 2376; 2375 is without)?", "Check who may use this address.",
        "Run as a user who may open the socket (usually a member of the group docker).",
        "Let the user join the group {} (sudo usermod -aG {} USER) and sign in again, or run as root.",
        "Is this the address of a Docker engine?", "Look at the engine's log (journalctl -u docker).",
        "Redirects are not followed: give the address it leads to, if it is yours.",
        "Update the engine to 20.10 or later.", "Update DockStat.",
        "The engine hangs or is overloaded: look at its log (journalctl -u docker), or raise `{}` of this host.",
        "Is a firewall in between, or is the machine overloaded? If it is only slow, raise `{}` of this host.",
        "Address the engine by a name in its certificate, or renew that with this name (subjectAltName).",
        "Check that the files of `tls` exist, are PEM, belong together and are readable by this user.",
        "Set `tls.cert` and `tls.key` to a certificate signed by the engine's client authority, and see that it has not expired.",
        "the engine keeps the last {} events only, and more have happened", unseenStarts,
        "Something in front of the engine forbids this: a socket proxy must allow GET of /version, /containers, /events, /info, /images, /networks and /volumes.",
    ]
}

extension Words {
    var told: ToldText { ToldText(words: self) }

    /// `99.4 %`, as the numbers of pages are written: messages have no space there.
    static func spaced(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var result = ""
        var isAfterDigit = false
        for letter in text {
            if letter == "%", isAfterDigit { result.append("\u{A0}") }
            result.append(letter)
            isAfterDigit = letter.isASCII && letter.isNumber
        }
        return result
    }

    /// Whoever did something: a name as it is, and what stands there where nobody gave one.
    func person(_ name: String) -> String { name == "the command line" ? self("the command line") : name }

    /// The same as text of a page; `nil` where there is none.
    func shown(_ value: String?) -> Markup? { value.map { "\(self.value($0) ?? $0, limit: 80)" } }

    /// What a signal said, a severity, or a length of time; `nil`: something else, such as a name.
    func value(_ text: String) -> String? {
        if let state = ServiceState(rawValue: text) { return self(state.phrase) }
        if let health = ContainerHealth(rawValue: text) { return self(health.phrase) }
        if let state = ContainerState(rawValue: text) { return self(state.phrase) }
        if let severity = Severity(rawValue: text) { return self(severity.phrase) }
        if text == "true" { return self("true") }
        if text == "false" { return self("false") }
        guard let first = text.utf8.first, (0x30...0x39).contains(first) else { return nil }
        if text != "0", let length = Duration(text: text) { return self.length(length) }
        if text.hasSuffix("%"), let number = Double(text.dropLast()) { return numbers.trimmed(number, digits: 2) + "\u{A0}%" }
        return Double(text).map { numbers.trimmed($0, digits: 2) }
    }
}
