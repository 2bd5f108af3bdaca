extension ToldText {
    /// What `dockstat serve` says where it refuses something, and what came of what it did.
    ///
    /// Whoever reads it asked for it just now: none of it is people's own words, and names in it may be of several words.
    func endpoint(_ text: String) -> String {
        if words.tag.hasPrefix("en") { return text }
        for pattern in Self.endpointPatterns {
            let isAnswer = pattern.key == Self.receiverAnswer
            guard let translation = isAnswer ? pattern.key : words.translation(of: pattern.key),
                let values = pattern.split(text)
            else { continue }
            var result = ""
            Words.fill(translation, literal: { result += $0 }) { index in
                guard values.indices.contains(index) else { return }
                let isLast = index == values.count - 1
                if isLast, isAnswer {
                    result += answer(values[index])
                } else {
                    result += isLast && pattern.key.hasSuffix("allowed: {}.") ? endpoint(values[index]) : values[index]
                }
            }
            return result
        }
        return self(text)
    }

    /// `ops (webhook, https://example.org): HTTP 200`
    private static let receiverAnswer = "{} ({}, {}): {}"

    private static let endpointPatterns = (refusals + expectations + [receiverAnswer]).map(Pattern.init)
        .sorted(by: Pattern.isMoreCertain)

    static let refusals = [
        "Actions are sent as forms; programs use /api/v2/.", "Actions are sent by POST.", "There is no such action.",
        "Links are not followed here.", "The form is not encoded as forms are.",
        "The form's token is missing or old: load the page again.", "This form is of another site.",
        "Some fields are not as they have to be.", "The database cannot be used just now. Nothing was changed.",
        "Something went wrong here: the log of the endpoint says what.",
        "This key is unknown.", "This key was revoked.", "This key has expired.",
        "This link has expired. The page of the incident has a form for the same.",
        "This link is not one of ours, or it was changed on its way.", "This link was used already.",
        "This needs a key or a session.", "This needs the scope {}.", "Too many wrong keys came from this address.",
        "Too many wrong links came from this address.", "A note's name ends in .md.",
        "A note's path begins with a name, not with a slash.", "Between slashes there have to be names.",
        "Names that begin with a dot are hidden: no note has one.",
        "One of its names holds signs that no file of the site has.", "One of its names is too long.", "This lies too deep.",
        "Containers of the host {} are not changed from here: the configuration file does not say `actions: true` for it.",
        "Incident {} is over already.", "Incident {} is over when its alerts are.", "Incident {}: nothing of it fires.",
        "Alert {}: nothing of it fires.", "Incident {}: nothing of it is acknowledged.",
        "Alert {}: nothing of it is acknowledged.", "Its name needs a letter or a digit.",
        "Matches no alert that is firing just now.", "Matches {} alert that is firing just now: {}.",
        "Matches {} alerts that are firing just now: {}.", "Matches {} alerts that are firing just now: {} and {} more.",
        "Matches no container just now.", "Matches {} container just now: {}.", "Matches {} containers just now: {}.",
        "Matches {} containers just now: {} and {} more.", "Matches no container, as far as the named rules go just now.",
        "Matches {} container, as far as the named rules go just now: {}.",
        "Matches {} containers, as far as the named rules go just now: {}.",
        "Matches {} containers, as far as the named rules go just now: {} and {} more.",
        "Name a host and a container, or the path of its page.", "Name a key, or say reset.", "Name a theme, or say reset.",
        "Name an alert or an incident.", "Name the revision of the note {} to remove it.",
        "Name the revision of the theme {} to change it.", "Name what shall change.",
        "No maintenance window {} was added here; those of the configuration are taken out there.",
        "Nothing is named: say whether everything is meant.", "Somebody else changed the host {} meanwhile: {}.",
        "Somebody else changed the note {} meanwhile.", "Somebody else changed the pins meanwhile.",
        "Somebody else changed the theme {} meanwhile.",
        "That silence ends before it begins.", "That silence is over already.", "That window is over already.",
        "The backup folder {} cannot be made.", "The container {} has vanished from the host {}.", "The database is copied.",
        "The folder of the notes cannot be locked: {}.", "The folder of the notes cannot be made: {}.",
        "The folder of the notes cannot be opened: {}.", "The folder {} cannot be opened: {}.",
        "The host {} is not monitored: nobody would see what came of it.",
        "The host {} stands in the configuration file: it is edited there.",
        "The host {} stands in the configuration file: it is taken out there.", "The note {} cannot be put into its place: {}.",
        "The note {} cannot be read: {}.", "The note {} cannot be removed: {}.", "The note {} cannot be written: {}.",
        "The note {} is not UTF-8: it has to be mended on the machine itself.", "The note {} is too large to be edited here.",
        "The note {} was removed meanwhile.",
        "The site {} is shown in the theme {}: the key `theme` in the configuration names it.",
        "The theme {} comes with the program or lies in the site's folder: save yours under another name.",
        "The theme {} is what readers see who chose none: choose another one for them.", "There is a host {} already.",
        "There is a host {} in the configuration file already.",
        "There is a key {} already: revoke it, or choose another name.", "There is a maintenance window {} already.",
        "There is a note {} already: name its revision to save over it.", "There is a theme {} already.",
        "There is no container with the page hosts/{}/containers/{}/.", "There is no container {} on the host {}.",
        "There is no container {} on {}.", "There is no host {}.", "There is no incident {}.",
        "There is no key {} that is not revoked.", "There is no message {} that could be tried again.",
        "There is no message {} that waits.", "There is no note {}.",
        "There is no place for notes: the configuration names no folder under `site:`.", "There is no receiver {}.",
        "There is no silence {} that is not over.", "There is no such field.", "There is no such note.",
        "There is no such scope.", "There is no such theme.", "There is no theme {}.", "There was no tick yet.",
        "These are no labels.", "These are too many.", "This goes with no length.",
        "This goes with nothing else that is named.", "This has to be a list of texts.", "This has to be a list.",
        "This has to be a text.", "This has to be a whole number.", "This has to be an object.", "This has to be one line.",
        "This has to be true or false.", "This holds control characters.", "This is missing.", "This is no container's page.",
        "This is no container.", "This is no key.", "This is no length of time.", "This is no time.",
        "This is none of what it may be.", "This is too long.", "{} answers.",
        "{} is no file of the notes' own: links are not followed.", "{} is no file.",
        "{} is no folder of the notes' own: links are not followed.",
        "{} is not pinned; what the configuration pins is unpinned there.", "It is done.",
        "The pages show it with the next tick.",
        "Found {}; allowed: {}.", "Found {}, which has no scheme; allowed: {}.", "Found {} (did you mean {}?); allowed: {}.",
        "Found {}, a scheme DockStat does not know; allowed: {}.",
        "Found {}: this version does not have {}:// engines yet; allowed: {}.",
        "Found {}: an engine over the network is written tcp://host:port, with `tls` for encryption.",
        "Found {}: the path of a socket is absolute, as in unix:///var/run/docker.sock.",
        "Found {}: the path of a socket has at most 107 bytes, this one has {}.",
        "A socket of this machine takes no `tls`; leave it out, or use tcp://.",
        "Found {}: a port is a number from 1 to 65535.",
        "Found {}, longer than the timeout of {}; allowed: {}.",
        "Found {}, but the engine is on another machine; allowed: {}.",
        "A certificate and its key belong together.", "Allowed: at most {}.",
        "{} and {} would both be {}.", "{} is started.", "{} was started already.", "{} is stopped.", "{} was stopped already.",
        "{} is restarted.", "{} was restarted already.", "{} is paused.", "{} was paused already.", "{} is running again.",
        "{} was running again already.", "{} is killed.", "{} was killed already.", "{} is removed.", "{} was removed already.",
    ]

    /// What would have been right.
    static let expectations = [
        "a name without slashes that begins with no dot", "a text of one line", "a text that does not begin with {}",
        "a length such as 30m, 2h or 7d", "a length such as 30m, 2h or 7d, or `until`", "a list of \"host/name\"", "a path",
        "a silence that ends in the future, after its beginning", "a text", "a text without them", "a whole number",
        "a window that ends in the future", "at least one of pinned, hotkeys and theme", "at most {}", "at most {} KiB",
        "at most {} characters", "either `for` or `until`", "one of alert and incident", "one of theme and reset: true",
        "one of {}, or reset: true", "one or more of {}", "such as 2026-12-01T22:00 or 2026-12-01T21:00:00Z",
        "such as 30m, 2h or 7d", "such as Rose", "such as hosts/web-1.md or runbooks/disk.md", "texts such as region=eu",
        "texts such as team=web", "texts that are not empty and hold no control characters", "the address to try",
        "the id of a theme, or automatic", "true or false", "unix:///path/to/docker.sock or tcp://host:port",
        "hosts, containers, stacks, rules, groups or labels; or everything: true", "ca, cert, key; or false",
        "a letter, digit or sign, such as ?, also with mod+ before it: mod+k", "at most that",
        "1 to 63 letters, digits, \".\", \"_\" and \"-\", not beginning with \".\" or \"-\", such as web-1",
        "a length of time such as 15s, 5m, 4h or 30d, {} to {}", "a text of 1 to {} characters on one line",
        "an absolute path, such as /etc/dockstat/web-1/ca.pem", "a path, such as /srv/dockstat",
        "tcp://host:port, with an IPv6 address in brackets: tcp://[::1]:2375",
    ]
}
