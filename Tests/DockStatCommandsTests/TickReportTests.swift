import DockStatModel
import Testing

@testable import DockStatCommands

struct TickReportTests {
    static let reached = HostReading(
        host: "a", duration: .seconds(1),
        outcome: .reachable(
            EngineSnapshot(
                apiVersion: "1.41", containers: [], events: [], eventsUntil: 0, eventGap: nil, facts: nil, inventory: nil,
                warnings: ["c: stats are no JSON"])))
    static let lost = HostReading(
        host: "b", duration: .seconds(1),
        outcome: .unreachable(UnreachableReason(kind: .refused, message: "nothing listens.", advice: "start it.")))

    static func report(_ readings: [HostReading], _ failures: [StageFailure] = []) -> TickReport {
        TickReport(time: .epoch, readings: readings, failures: failures)
    }

    @Test(
        "the exit code tells the worst that happened",
        arguments: [
            (report([reached]), DockStatCommands.ExitStatus.success),
            (report([reached, lost]), .success),
            (report([lost]), .nothingReachable),
            (report([reached], [StageFailure(stage: .publish, message: "x")]), .partlyFailed),
            (report([lost], [StageFailure(stage: .record, message: "x", cannotWrite: true)]), .cannotWrite),
            (report([]), .success),
        ])
    func exitStatus(report: TickReport, expected: DockStatCommands.ExitStatus) {
        #expect(report.exitStatus == expected)
    }

    @Test("every warning names its host, and an unreachable host says why and what to do")
    func warnings() {
        #expect(Self.reached.warnings == ["a: c: stats are no JSON"])
        #expect(Self.lost.warnings == ["b is unreachable: nothing listens. start it."])
    }
}
