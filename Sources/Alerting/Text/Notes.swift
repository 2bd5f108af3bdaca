internal import DockStatModel

/// Why a message is sent, where its kind does not say it.
enum Notes {
    static func flapping(_ name: String) -> [String: String] {
        let calm = Alert.calmAfter.text
        return [
            "en": "\(name) comes and goes; further messages wait until it has been calm for \(calm)",
            "de": "\(name) kommt und geht; weitere Nachrichten warten, bis es \(calm) lang ruhig war",
        ]
    }

    /// - Returns: `nil` where the end of this mute is no news.
    static func ended(_ mute: Alert.Mute) -> [String: String]? {
        switch mute {
        case .silence: ["en": "a silence ended", "de": "eine Stummschaltung ist zu Ende"]
        case .maintenance(let name):
            ["en": "the maintenance window \(name) ended", "de": "das Wartungsfenster \(name) ist zu Ende"]
        case .flapping:
            ["en": "calm for \(Alert.calmAfter.text)", "de": "seit \(Alert.calmAfter.text) ruhig"]
        case .inhibited: nil
        }
    }
}
