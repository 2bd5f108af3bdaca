internal import DockStatModel

/// The steps of a tick, in their order.
enum Stage: String, Sendable {
    case collect, record, evaluate, maintain, deliver, publish
}

/// A stage that failed, wholly or in part. It does not stop the stages that do not need it.
struct StageFailure: Sendable {
    let stage: Stage
    let message: String
    /// Whether the failure is that something could not be written or opened.
    var cannotWrite = false
    /// Whether the failure is that the database itself is damaged.
    var isDamage = false
}

/// What came of a tick.
struct TickReport: Sendable {
    let time: Timestamp
    var readings: [HostReading] = []
    var failures: [StageFailure] = []
    /// Sentences worth a warning: hosts that did not answer, readings that were lost, notes that have a mistake.
    var warnings: [String] = []
    /// Whether an end waits for the engine's word about it, which a moment later is there.
    var awaitsEngine = false
    /// Containers whose pages are left to the next look; `nil` where none were put off.
    var owedPages: Set<ContainerIdentity>?
    var filesWritten = 0
    var filesUnchanged = 0
    var filesRemoved = 0

    var hostsReached: Int {
        readings.count { if case .reachable = $0.outcome { true } else { false } }
    }

    /// Whether nothing can be kept any more until the database is replaced. Damage that only hurts pages or chores is told, and
    /// the readings go on.
    var cannotRecord: Bool { failures.contains { $0.stage == .record && $0.isDamage } }

    var containers: Int {
        readings.reduce(0) { sum, reading in
            if case .reachable(let snapshot) = reading.outcome { sum + snapshot.containers.count } else { sum }
        }
    }

    var exitStatus: ExitStatus {
        if failures.contains(where: \.cannotWrite) { return .cannotWrite }
        if !failures.isEmpty { return .partlyFailed }
        if !readings.isEmpty, hostsReached == 0 { return .nothingReachable }
        return .success
    }
}

/// What came of a stage that ran beside others.
struct StageResult: Sendable {
    var failures: [StageFailure] = []
    var warnings: [String] = []
}

extension TickReport {
    mutating func take(_ result: StageResult) {
        failures += result.failures
        warnings += result.warnings
    }

    /// - Returns: `nil` where it failed, which is noted.
    mutating func attempt<Value>(_ stage: Stage, _ work: () throws -> Value) -> Value? {
        do {
            return try work()
        } catch {
            failures.append(StageFailure(stage: stage, error))
            return nil
        }
    }
}
