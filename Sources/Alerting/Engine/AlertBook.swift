internal import DockStatModel

/// All alerts while they are evaluated: found by subject and rule, made where needed, and compared with how they were.
struct AlertBook {
    private(set) var alerts: [Alert]
    private var originals: [Alert]
    private(set) var isForgotten: [Bool]
    private var isSeen: [Bool]
    private var bySubject: [AlertSubject: [Int]] = [:]
    private var byID: [Int64: Int] = [:]
    private var nextID: Int64

    init(_ state: AlertingState) {
        alerts = state.alerts
        originals = state.alerts
        isForgotten = Array(repeating: false, count: alerts.count)
        isSeen = isForgotten
        nextID = state.nextAlert
        for (index, alert) in alerts.enumerated() {
            bySubject[alert.subject, default: []].append(index)
            byID[alert.id] = index
            nextID = max(nextID, alert.id + 1)
        }
    }

    subscript(index: Int) -> Alert {
        get { alerts[index] }
        _modify { yield &alerts[index] }
    }

    var indices: Range<Int> { alerts.indices }
    func index(ofID id: Int64) -> Int? { byID[id].flatMap { isForgotten[$0] ? nil : $0 } }

    /// Of one subject; few.
    func indices(of subject: AlertSubject) -> [Int] { bySubject.isEmpty ? [] : bySubject[subject] ?? [] }
    func index(of rule: String, among indices: [Int]) -> Int? {
        indices.isEmpty ? nil : indices.first { alerts[$0].rule == rule && !isForgotten[$0] }
    }

    mutating func add(rule: Rule, subject: AlertSubject, facts: AlertFacts, now: Timestamp) -> Int {
        let alert = Alert(id: nextID, rule: rule.name, subject: subject, facts: facts, severity: rule.severity, since: now)
        nextID += 1
        alerts.append(alert)
        isForgotten.append(false)
        isSeen.append(true)
        let index = alerts.count - 1
        byID[alert.id] = index
        bySubject[subject, default: []].append(index)
        return index
    }

    /// A rule still watches its subject.
    mutating func see(_ index: Int) { isSeen[index] = true }
    var unseen: [Int] { isSeen.indices.filter { !isSeen[$0] && !isForgotten[$0] } }

    mutating func forget(_ index: Int) { isForgotten[index] = true }

    /// What is to be written: new and changed ones, and of those kept before, the ids of the forgotten.
    var changes: (alerts: [Alert], forgotten: [Int64]) {
        var changed: [Alert] = []
        var forgotten: [Int64] = []
        for index in alerts.indices {
            let isOld = index < originals.count
            if isForgotten[index] {
                if isOld { forgotten.append(alerts[index].id) }
            } else if !isOld || alerts[index].lastConfirmed != originals[index].lastConfirmed || alerts[index] != originals[index]
            {
                changed.append(alerts[index])
            }
        }
        return (changed, forgotten)
    }
}
