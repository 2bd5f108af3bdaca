/// A parser of what comes from outside, and what has to hold whatever it is fed with: that it ends, traps nowhere, and that what
/// it lets through is harmless.
package enum FuzzTarget: String, CaseIterable, Sendable {
    // Of requests
    case form, json, path, cookie, change
    // Of engines and their machine
    case containers, inspection, stats, events, facts, logs, status
    // Of receivers and registries
    case answers, mail, registry
    // Of people
    case configuration, note, theme, template, rule

    /// What must not be, found.
    package struct Broken: Error, CustomStringConvertible {
        package var description: String

        init(_ description: String) { self.description = description }
    }

    /// - Throws: `Broken`.
    package func feed(_ bytes: [UInt8]) throws {
        switch self {
        case .form, .json, .path, .cookie, .change: try RequestFuzz.feed(self, bytes)
        case .containers, .inspection, .stats, .events, .facts, .logs, .status: try EngineFuzz.feed(self, bytes)
        case .answers, .mail, .registry: try AnswerFuzz.feed(self, bytes)
        case .configuration, .note, .theme, .template, .rule: try AuthorFuzz.feed(self, bytes)
        }
    }

    static func require(_ condition: Bool, _ what: @autoclosure () -> String) throws {
        if !condition { throw Broken(what()) }
    }
}
