package import DockStatModel
import FoundationEssentials

extension UnreachableReason {
    /// `nil` where the answer is a success.
    ///
    /// - Parameter asked: what was asked for, such as `the list of containers`.
    package init?(_ answer: EngineAnswer, engine: EngineAddress, asked: String) {
        guard !(200..<300).contains(answer.status) else { return nil }
        let words = Self.words(of: answer.body)
        let said = words.isEmpty ? "" : ": \(words)"
        let message = "\(engine.text) answered \(answer.status) when asked for \(asked)\(said)."
        switch answer.status {
        case 401, 403, 407:
            self.init(
                kind: .permission, message: message,
                advice: "Something in front of the engine forbids this: a socket proxy must allow GET of /version, /containers, "
                    + "/events, /info, /images, /networks and /volumes.")
        case 300..<400:
            self.init(
                kind: .status, message: message,
                advice: "Redirects are not followed: give the address it leads to, if it is yours.")
        case 404:
            self.init(kind: .status, message: message, advice: "Is this the address of a Docker engine?")
        case 500...:
            self.init(kind: .status, message: message, advice: "Look at the engine's log (journalctl -u docker).")
        default:
            self.init(kind: .status, message: message)
        }
    }

    /// Engines answer errors as `{"message": …}`.
    static func words(of body: Data) -> String {
        struct Refusal: Decodable { var message: String }
        let text =
            (try? JSONDecoder().decode(Refusal.self, from: body))?.message ?? String(decoding: body.prefix(200), as: UTF8.self)
        var words = Readable.line(text, limit: 200)
        while let last = words.last, last == "." || last == " " { words.removeLast() }
        return words
    }
}
