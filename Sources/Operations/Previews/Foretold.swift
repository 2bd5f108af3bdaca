package import DockStatModel

/// A request of which can be told beforehand what it would be about.
package protocol Foretold: Requested {
    /// A sentence each.
    func notices(in workplace: Workplace, now: Timestamp) throws -> [String]
}

extension AddSilence: Foretold {
    package func notices(in workplace: Workplace, now: Timestamp) throws -> [String] {
        try MatchPreview(matcher, in: workplace, now: now).sentences
    }
}

extension AddMaintenance: Foretold {
    package func notices(in workplace: Workplace, now: Timestamp) throws -> [String] {
        try MatchPreview(matcher, in: workplace, now: now).sentences
    }
}

extension ChangeRoute {
    /// What the fields of a form would be about; none where nothing can be told.
    ///
    /// - Throws: `InvalidChange` where they are no valid request of a kind that could be told of.
    package func notices(_ fields: ChangeFields, in workplace: Workplace) throws -> [String] {
        guard let type = type as? any Foretold.Type else { return [] }
        return try Self.notices(of: type, fields, in: workplace)
    }

    private static func notices<Value: Foretold>(
        of type: Value.Type, _ fields: ChangeFields, in workplace: Workplace
    ) throws -> [String] {
        try ChangeFields.read(type, fields).notices(in: workplace, now: fields.now)
    }
}
