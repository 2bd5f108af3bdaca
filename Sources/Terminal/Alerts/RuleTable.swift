package import DockStatModel

/// What `dockstat rules list` shows.
package enum RuleTable {
    /// - Parameter firing: how many subjects each rule fires for, by its name.
    package static func render(_ rules: [Rule], firing: [String: Int], colour: Bool, width: Int?) -> String {
        let table = Table(
            columns: [
                Table.Column("RULE"), Table.Column("SEVERITY", dropOrder: 2), Table.Column("WHEN", canShrink: true),
                Table.Column("FOR", dropOrder: 3), Table.Column("RECOVERS", dropOrder: 4, canShrink: true),
                Table.Column("ON", dropOrder: 1, canShrink: true), Table.Column("FIRES", .trailing),
            ],
            rows: rules.map { rule in
                let count = firing[rule.name] ?? 0
                return [
                    Table.Cell(rule.name, rule.isOn ? nil : .grey), Table.Cell(rule.severity.rawValue),
                    Table.Cell(rule.when.text),
                    Table.Cell(rule.hold == .time(.zero) ? "at once" : rule.hold.text), Table.Cell(recovery(rule)),
                    Table.Cell(rule.on.isEmpty ? "everything" : rule.on.words),
                    rule.isOn ? Table.Cell("\(count)", count > 0 ? .red : nil) : Table.Cell("off", .grey),
                ]
            })
        return table.render(width: width, colour: colour)
    }

    private static func recovery(_ rule: Rule) -> String {
        [rule.recover?.text, rule.recoverFor > .zero ? "for \(rule.recoverFor.text)" : nil].compactMap(\.self).joined(
            separator: " ")
    }
}

extension Matcher {
    /// `hosts web-*, labels tier=prod`.
    package var words: String {
        func part(_ name: String, _ globs: [String]) -> String? {
            globs.isEmpty ? nil : "\(name) " + globs.joined(separator: "|")
        }
        return [
            part("hosts", hosts), part("containers", containers), part("stacks", stacks), part("rules", rules),
            part("groups", groups),
            labels.isEmpty ? nil : "labels " + labels.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: "+"),
            severity.map { "from \($0.rawValue)" },
        ].compactMap(\.self).joined(separator: ", ")
    }
}
