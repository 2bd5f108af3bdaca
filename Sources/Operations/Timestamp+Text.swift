import DockStatModel
import Foundation

extension Timestamp {
    /// `2026-12-01T21:00:00Z`.
    var rfc3339: String {
        let date = Date(timeIntervalSince1970: Double(seconds))
        return date.formatted(Date.ISO8601FormatStyle(timeZone: .gmt))
    }
}
