/// What `doctor` says of one thing.
struct Finding: Sendable {
    enum Verdict: String, Sendable {
        case sound = "ok"
        case doubtful = "warn"
        case broken = "FAIL"
    }

    let subject: String
    let verdict: Verdict
    let message: String
    /// How to mend it.
    var mend: String?

    func text(colour: Bool) -> String {
        let code =
            switch verdict {
            case .sound: "32"
            case .doubtful: "33"
            case .broken: "31"
            }
        let label = verdict.rawValue + String(repeating: " ", count: 4 - verdict.rawValue.count)
        let mark = colour ? "\u{1B}[\(code)m\(label)\u{1B}[0m" : label
        let first = "\(mark)  \(subject): \(message)"
        guard let mend else { return first }
        return first + "\n      mend: \(mend)"
    }
}
