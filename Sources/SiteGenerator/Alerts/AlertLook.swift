import DockStatModel

/// Under which heading an alert is shown.
enum AlertStanding: String, Hashable, Sendable, CaseIterable {
    case firing, acknowledged, muted, pending, resolved, inactive
}

extension Alert {
    var standing: AlertStanding {
        switch phase {
        case .firing, .recovering: mutedBy != nil ? .muted : acknowledgement != nil ? .acknowledged : .firing
        case .pending: .pending
        case .resolved: .resolved
        case .inactive: .inactive
        }
    }

    /// Its phase as a shape, a word and a colour, and whether somebody has taken it on or nothing is sent.
    func badge(in words: Words) -> Markup {
        var text = words(phase.phrase)
        var look = phase.rawValue
        if phase.isActive {
            look += " " + severity.rawValue
            switch mutedBy {
            case .silence: text = words("\(text), silenced")
            case .maintenance: text = words("\(text), maintenance")
            case .inhibited: text = words("\(text), held back")
            case .flapping: text = words("\(text), flapping")
            case nil: if acknowledgement != nil { text = words("\(text), acknowledged") }
            }
        }
        let shape = phase.isActive && mutedBy != nil ? "muted" : phase.rawValue
        return
            "<span class=\"state \(look)\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#s-\(shape)\"/></svg>\(text)</span>"
    }
}

extension AlertPhase {
    /// - Parameter word: said in the language already.
    func badge(_ word: String) -> Markup {
        "<span class=\"state \(rawValue)\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#s-\(rawValue)\"/></svg>\(word)</span>"
    }

    func badge(in words: Words) -> Markup { badge(words(phrase)) }
}

extension Severity {
    /// The word, in a colour that says nothing the word does not.
    ///
    /// - Parameter isOver: what is over calls for nobody any more.
    func mark(in words: Words, isOver: Bool = false) -> Markup {
        "<span class=\"severity \(isOver ? "over" : rawValue)\">\(words(phrase))</span>"
    }
}
