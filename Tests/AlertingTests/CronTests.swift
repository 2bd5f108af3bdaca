import Alerting
import DockStatModel
import Testing

struct CronTests {
    /// Days of January 2024, which begins on a Monday.
    private func days(_ text: String) throws -> [Int] {
        let cron = try CronExpression(text: text)
        return (0..<31).filter { cron.includes(DayNumber(19723 + $0)) }.map { $0 + 1 }
    }

    @Test(
        "minutes of a day",
        arguments: [
            ("0 0 * * *", [0]), ("30 2,4 * * *", [150, 270]), ("*/20 1 * * *", [60, 80, 100]),
            ("10-30/10 23 * * *", [1390, 1400, 1410]),
            ("0 0-23/6 * * *", [0, 360, 720, 1080]), ("5,10-12 0 * * *", [5, 10, 11, 12]),
        ])
    func minutes(text: String, minutes: [Int]) throws {
        #expect(try CronExpression(text: text).minutes == minutes)
    }

    @Test(
        "days of a month, by number, name, list, range and step",
        arguments: [
            ("0 0 1 * *", [1]), ("0 0 1-31/10 * *", [1, 11, 21, 31]), ("0 0 * jan mon", [1, 8, 15, 22, 29]), ("0 0 * 2 *", []),
            ("0 0 * * 0", [7, 14, 21, 28]), ("0 0 * * 7", [7, 14, 21, 28]),
            ("0 0 * JAN-MAR SAT,SUN", [6, 7, 13, 14, 20, 21, 27, 28]),
            ("0 0 * * fri-sun", [5, 6, 7, 12, 13, 14, 19, 20, 21, 26, 27, 28]),
        ])
    func days(text: String, days: [Int]) throws {
        #expect(try self.days(text) == days)
    }

    @Test("where both kinds of day are restricted, one is enough; a field that begins with * restricts nothing")
    func eitherDay() throws {
        #expect(try days("0 0 2 * mon") == [1, 2, 8, 15, 22, 29])
        #expect(try days("0 0 */2 * mon") == [1, 15, 29])
        #expect(try days("0 0 2 * *") == [2])
    }

    @Test(
        "mistakes name the field and what is allowed",
        arguments: [
            ("0 0 * *", "has 4 fields"), ("60 0 * * *", "minute: \"60\" is none; 0 to 59 are"), ("0 24 * * *", "hour: \"24\""),
            ("0 0 0 * *", "day of month: \"0\" is none; 1 to 31"), ("0 0 * foo *", "month: \"foo\" is none; 1 to 12 or jan"),
            ("0 0 * * 8", "day of week: \"8\""), ("*/0 0 * * *", "minute: \"/0\" is no step"),
            ("5/5 0 * * *", "a step follows * or a range"),
            ("9-5 0 * * *", "ends before it begins"), ("1,,2 0 * * *", "minute: \"\""), ("-5 0 * * *", "minute: \"\""),
            ("", "has 0 fields"),
            ("*/99999999999999999999 0 * * *", "is no step"), ("+5 0 * * *", "minute"),
        ])
    func mistakes(text: String, part: String) throws {
        let mistake = #expect(throws: RuleTextMistake.self) { try CronExpression(text: text) }
        #expect(mistake?.message.contains(part) ?? false, "\(mistake?.message ?? "")")
    }
}
