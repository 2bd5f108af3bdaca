import DockStatModel
import FoundationEssentials
import GRDB

/// The parts of an alert that are lists, as the database keeps them.
enum AlertPacking {
    static func facts(_ facts: AlertFacts) -> Data {
        PackedWriter.pack { writer in
            for text in [facts.host, facts.container, facts.stack, facts.group, facts.rule, facts.severity?.rawValue] {
                writer.write(text)
            }
            writer.write(facts.labels)
        }
    }

    static func facts(_ reader: inout PackedReader, of subject: AlertSubject) throws -> AlertFacts {
        var facts = AlertFacts(subject: subject)
        facts.host = try reader.optionalText()
        facts.container = try reader.optionalText()
        facts.stack = try reader.optionalText()
        facts.group = try reader.optionalText()
        facts.rule = try reader.optionalText()
        facts.severity = try reader.optionalText().flatMap(Severity.init(rawValue:))
        facts.labels = try reader.textsByKey()
        return facts
    }

    /// Times as the step from the one before.
    static func samples(_ samples: [AlertSample]) -> Data {
        PackedWriter.pack { writer in
            writer.write(Int64(samples.count))
            var last: Int64 = 0
            for sample in samples {
                writer.write(sample.time.milliseconds &- last)
                last = sample.time.milliseconds
                writer.write(sample.verdict.rawValue)
                writer.write(sample.value)
                writer.write(sample.reason)
            }
        }
    }

    static func samples(_ reader: inout PackedReader) throws -> [AlertSample] {
        var last: Int64 = 0
        return try reader.list { reader in
            last = last &+ (try reader.number())
            guard let verdict = AlertSample.Verdict(rawValue: try reader.text()) else {
                throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a sample has a verdict that is none")
            }
            return AlertSample(
                time: Timestamp(milliseconds: last), value: try reader.optionalText(), verdict: verdict,
                reason: try reader.optionalText())
        }
    }

    static func text(_ mute: Alert.Mute) -> String {
        switch mute {
        case .silence(let id): "silence/\(id)"
        case .maintenance(let window): "maintenance/\(window)"
        case .inhibited(let host): "inhibited/\(host)"
        case .flapping: "flapping/"
        }
    }

    static func mute(_ text: String) throws -> Alert.Mute {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.last) {
        case ("silence", let id?): if let id = Int64(id) { return .silence(id) }
        case ("maintenance", let window?): return .maintenance(window)
        case ("inhibited", let host?): return .inhibited(host: host)
        case ("flapping", _): return .flapping
        default: break
        }
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an alert is muted by nothing that is known")
    }
}
