package import DockStatModel

/// Why a host or a receiver fails, said in German where an alert says so: its sentence is kept in English and German, but the reason
/// at the end of it, which is evidence, as it was told.
package enum GermanReasons {
    private static let told: ToldText? = {
        let files = AuthoredFiles.embedded().filter { $0.path == "site/languages/de.json" }
            .map { AuthoredFiles.File(origin: "built-in \($0.path)", bytes: $0.bytes) }
        return (try? Words(tag: "de", files: files))?.told
    }()

    /// A message that goes out, with the titles and summaries in it as German pages have them.
    package static func said(in message: AlertMessage) -> AlertMessage {
        var message = message
        if let title = message.incident?.title { message.incident?.title = said(in: title) }
        for index in message.alerts.indices { message.alerts[index].summary = said(in: message.alerts[index].summary) }
        return message
    }

    private static func said(in texts: [String: String]) -> [String: String] {
        // Most say no reason: the catalogue is not read for those.
        guard texts["de"] != nil, ToldText.english(withReason: texts) != nil, let german = told?.withReason(texts) else {
            return texts
        }
        return texts.merging(["de": german]) { _, new in new }
    }
}
