/// One thing found around an alert that tells why, as data: whoever writes a message words it in the receiver's language.
package struct Finding: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        // What happened, with its time. In brackets: the values.
        /// (exit code)
        case died
        case outOfMemory, started, restarted
        /// (signal)
        case signalled
        case stopped, paused, unpaused, created, removed
        /// (former name)
        case renamed
        /// (health)
        case health
        /// (image, former id, id)
        case rebuilt
        /// (former image, its id, image, its id)
        case imageChanged

        // What holds now.
        /// (exit code)
        case exitCode
        case killedForMemory
        /// (number)
        case restartCount
        /// (what the engine says)
        case engineError
        /// (a line of the log)
        case log
        /// (a sentence in English, as it was kept before there were kinds)
        case sentence
    }

    package var kind: Kind
    /// From outside, as it came, but for secrets, which are masked.
    package var values: [String]
    package var time: Timestamp?

    package init(_ kind: Kind, _ values: String..., at time: Timestamp? = nil) {
        self.kind = kind
        self.values = values
        self.time = time
    }

    /// - Parameter language: `en` or `de`; whatever is not German is English.
    package func words(in language: String) -> String {
        func value(_ index: Int) -> String {
            values.indices.contains(index) ? values[index] : language == "de" ? "unbekannt" : "unknown"
        }
        return language == "de" ? german(value) : english(value)
    }

    private func english(_ value: (Int) -> String) -> String {
        switch kind {
        case .died: "ended with exit code \(value(0))"
        case .outOfMemory: "out of memory: the kernel killed a process"
        case .started: "started"
        case .restarted: "was restarted"
        case .signalled: "got signal \(value(0))"
        case .stopped: "was stopped by somebody"
        case .paused: "was paused"
        case .unpaused: "goes on after a pause"
        case .created: "was made"
        case .removed: "was removed"
        case .renamed: "was renamed from \(value(0))"
        case .health: "health: \(value(0))"
        case .rebuilt: "was made anew from another \(value(0)): \(value(1)) → \(value(2))"
        case .imageChanged: "was made anew from another image: \(value(0)) (\(value(1))) → \(value(2)) (\(value(3)))"
        case .exitCode: "exit code \(value(0))"
        case .killedForMemory: "killed for want of memory"
        case .restartCount: "restarted \(value(0)) times by the engine"
        case .engineError: "the engine says: \(value(0))"
        case .log: "log: \(value(0))"
        case .sentence: value(0)
        }
    }

    private func german(_ value: (Int) -> String) -> String {
        switch kind {
        case .died: "endete mit Exit-Code \(value(0))"
        case .outOfMemory: "Speicher erschöpft: der Kernel beendete einen Prozess"
        case .started: "gestartet"
        case .restarted: "wurde neu gestartet"
        case .signalled: "bekam Signal \(value(0))"
        case .stopped: "wurde von jemandem gestoppt"
        case .paused: "wurde angehalten"
        case .unpaused: "läuft nach einer Pause weiter"
        case .created: "wurde angelegt"
        case .removed: "wurde entfernt"
        case .renamed: "wurde umbenannt, vorher \(value(0))"
        case .health: "Zustand der Prüfung: \(value(0))"
        case .rebuilt: "wurde neu angelegt, mit anderem Stand von \(value(0)): \(value(1)) → \(value(2))"
        case .imageChanged: "wurde mit anderem Image neu angelegt: \(value(0)) (\(value(1))) → \(value(2)) (\(value(3)))"
        case .exitCode: "Exit-Code \(value(0))"
        case .killedForMemory: "aus Mangel an Speicher beendet"
        case .restartCount: "\(value(0))-mal von der Engine neu gestartet"
        case .engineError: "die Engine sagt: \(value(0))"
        case .log: "Log: \(value(0))"
        case .sentence: value(0)
        }
    }
}

extension Finding: Codable {
    private enum CodingKeys: String, CodingKey { case kind, values, time }

    /// What waits in the outbox since an earlier version is a sentence.
    package init(from decoder: any Decoder) throws {
        if let sentence = try? decoder.singleValueContainer().decode(String.self) {
            self = Finding(.sentence, sentence)
            return
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self = Finding(try container.decode(Kind.self, forKey: .kind))
        values = try container.decode([String].self, forKey: .values)
        time = try container.decodeIfPresent(Timestamp.self, forKey: .time)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encode(values, forKey: .values)
        try container.encodeIfPresent(time, forKey: .time)
    }
}
