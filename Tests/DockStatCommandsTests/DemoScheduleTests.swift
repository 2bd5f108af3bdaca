import DockStatModel
import Testing

@testable import DockStatCommands

struct DemoScheduleTests {
    let end = Timestamp(seconds: 1_700_000_000)

    @Test("the moments are two days in order, end at the end, and never lie further apart than their interval")
    func order() throws {
        let moments = DemoSchedule.moments(until: end, interval: .seconds(15))
        #expect(moments.first?.time == end - .hours(48))
        #expect(moments.last == DemoSchedule.Moment(time: end, interval: .seconds(15)))
        for (earlier, later) in zip(moments, moments.dropFirst()) {
            #expect(later.time > earlier.time)
            #expect(later.time - earlier.time <= earlier.interval)
        }
    }

    @Test("the last ten minutes have the pace of the job")
    func dense() {
        let moments = DemoSchedule.moments(until: end, interval: .seconds(15))
        #expect(moments.count { $0.time > end - .minutes(10) } == 40)
    }
}
