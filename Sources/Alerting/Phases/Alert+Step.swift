internal import DockStatModel

/// What a look did to an alert.
struct PhaseChange: Hashable {
    var from: AlertPhase
    var to: AlertPhase
    var reason: String
}

extension Alert {
    /// Samples kept.
    static let samplesKept = 20

    /// The state machine: takes in one look.
    ///
    /// Time held is summed over confirming samples, each step at most three intervals and never negative: a job that paused and a
    /// clock that jumped in either direction fire nothing. Looks that are unknown or wait neither add nor reset.
    ///
    /// - Returns: `nil` where the phase stays. A pending alert that clears goes back to where it came from: `inactive`, or
    ///   `resolved` where it fired before.
    mutating func take(_ look: Look, rule: Rule, now: Timestamp, interval: Duration) -> PhaseChange? {
        note(look, unit: rule.when.signal.unit, at: now)
        switch look.verdict {
        case .confirms: return confirm(rule, look, now: now, interval: interval)
        case .clears: return clear(rule, look, now: now, interval: interval)
        case .waits:
            guard phase == .inactive || phase == .resolved else { return nil }
            startOver()
            return enter(.pending, at: now, look.reason ?? "it waits")
        case .unknown: return nil
        }
    }

    /// Ends it for a reason outside its condition.
    mutating func end(at now: Timestamp, reason: String) -> PhaseChange { enter(.resolved, at: now, reason) }

    private mutating func note(_ look: Look, unit: RuleSignal.Unit, at now: Timestamp) {
        let text = look.value?.text(unit: unit)
        if look.verdict != .unknown { value = text ?? value }
        let sample = AlertSample(time: now, value: text, verdict: look.verdict, reason: look.reason)
        // A day of an unreachable host is one line, not all of them.
        if look.verdict == .unknown, let last = samples.last, last.verdict == .unknown, last.reason == sample.reason { return }
        samples.append(sample)
        if samples.count > Self.samplesKept { samples.removeFirst(samples.count - Self.samplesKept) }
    }

    private mutating func startOver() {
        confirmations = 0
        firstConfirmed = nil
        lastConfirmed = nil
        held = .zero
    }

    private mutating func enter(_ next: AlertPhase, at now: Timestamp, _ reason: String) -> PhaseChange {
        let change = PhaseChange(from: phase, to: next, reason: reason)
        let wasActive = phase.isActive
        phase = next
        since = now
        if next.isActive != wasActive { turns.append(now) }
        if next == .firing, !wasActive {
            firedAt = now
            resolvedAt = nil
        }
        if next == .resolved, wasActive {
            resolvedAt = now
            // It was about this time of firing.
            acknowledgement = nil
        }
        recoveredHeld = .zero
        lastRecovered = next == .recovering ? now : nil
        return change
    }

    private mutating func confirm(_ rule: Rule, _ look: Look, now: Timestamp, interval: Duration) -> PhaseChange? {
        if phase == .inactive || phase == .resolved { startOver() }
        confirmations += 1
        if let lastConfirmed { held += Self.step(from: lastConfirmed, to: now, interval: interval) }
        firstConfirmed = firstConfirmed ?? now
        lastConfirmed = now
        var told: String { "\(rule.when.signal.rawValue) is \(value ?? "so")" }
        switch phase {
        case .firing: return nil
        case .recovering: return enter(.firing, at: now, "\(told) again")
        case .inactive, .resolved, .pending:
            if hasHeld(rule.hold) { return enter(.firing, at: now, "\(told), \(condition)\(heldText(rule.hold))") }
            return phase == .pending ? nil : enter(.pending, at: now, "\(told), \(condition); waits for \(rule.hold.text)")
        }
    }

    private func hasHeld(_ hold: Rule.Hold) -> Bool {
        switch hold {
        case .time(let length): length <= .zero || confirmations >= 2 && held >= length
        case .ticks(let count): confirmations >= count
        }
    }

    private func heldText(_ hold: Rule.Hold) -> String {
        switch hold {
        case .time(.zero), .ticks(...1): ""
        case .time: " for \(held.text)"
        case .ticks: " in \(confirmations) looks in a row"
        }
    }

    private mutating func clear(_ rule: Rule, _ look: Look, now: Timestamp, interval: Duration) -> PhaseChange? {
        let told = look.value == nil ? look.reason ?? "it is over" : "\(rule.when.signal.rawValue) is \(value ?? "unknown")"
        switch phase {
        case .inactive, .resolved: return nil
        case .pending:
            startOver()
            return enter(firedAt == nil ? .inactive : .resolved, at: now, told)
        case .firing:
            // What confirms again later begins anew.
            guard look.recovers else { return nil }
            return enter(rule.recoverFor > .zero ? .recovering : .resolved, at: now, told)
        case .recovering:
            guard look.recovers else { return enter(.firing, at: now, "\(told), which is not recovered") }
            if let lastRecovered { recoveredHeld += Self.step(from: lastRecovered, to: now, interval: interval) }
            lastRecovered = now
            return recoveredHeld >= rule.recoverFor ? enter(.resolved, at: now, "\(told) for \(recoveredHeld.text)") : nil
        }
    }

    private static func step(from last: Timestamp, to now: Timestamp, interval: Duration) -> Duration {
        min(max(now - last, .zero), interval * 3)
    }
}
