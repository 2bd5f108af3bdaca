internal import DockStatModel
internal import Foundation

extension Session {
    private var zone: TimeZone { TimeZone(identifier: configuration.timeZone) ?? .gmt }

    /// A moment for a person at a terminal: `2026-11-23 21:04 Europe/Berlin` without seconds.
    func clockText(_ time: Timestamp) -> String {
        var style = Date.ISO8601FormatStyle(dateSeparator: .dash, dateTimeSeparator: .space, timeZone: zone)
        style = style.year().month().day().time(includingFractionalSeconds: false)
        let text = Date(timeIntervalSince1970: Double(time.milliseconds) / 1000).formatted(style)
        return "\(text.prefix(16)) \(configuration.timeZone)"
    }

    /// Reads `2026-12-01T22:00`, with seconds or a zone at its end if wanted; without one, in the configured zone.
    func moment(_ text: String) throws -> Timestamp {
        if let date = try? Date(text, strategy: .iso8601) {
            return Timestamp(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
        }
        let whole = text.replacing(" ", with: "T")
        for candidate in [whole, whole + ":00"] {
            let style = Date.ISO8601FormatStyle(timeZone: zone).year().month().day().time(includingFractionalSeconds: false)
            if let date = try? style.parse(candidate) {
                return Timestamp(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
            }
        }
        throw CommandFailure(
            status: .usage, message: "\"\(text)\" is no moment; one is 2026-12-01T22:00, or 2026-12-01T22:00:00Z.")
    }
}
