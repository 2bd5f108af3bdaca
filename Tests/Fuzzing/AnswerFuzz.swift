import DockStatModel
import Foundation
import Transfer

@testable import ImageRegistry
@testable import Notifications

enum AnswerFuzz {
    private static let now = Timestamp(milliseconds: 1_800_000_000_000)

    static func feed(_ target: FuzzTarget, _ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        switch target {
        case .answers:
            if let wait = RetryAfter.duration(text, now: now) {
                try FuzzTarget.require(wait >= .zero && wait <= .days(400), "a wait of \(wait)")
            }
            for status in [200, 204, 400, 404, 429, 500] {
                let answer = TransferResponse(
                    status: status, headers: [TransferHeader(name: "Retry-After", value: text)], body: Data(bytes), seconds: 0)
                _ = DiscordAnswer.result(.success(answer), now: now)
                _ = DiscordAnswer.pauseForAll(.success(answer), now: now)
                _ = SlackAnswer.ofWebhook(.success(answer), now: now)
                _ = SlackAnswer.ofMethod(.success(answer), now: now)
            }
        case .mail:
            guard let address = MailAddress(text) else { return }
            let header = address.headerText(after: 4)
            try FuzzTarget.require(
                !header.replacing("\r\n ", with: "").contains { $0 == "\r" || $0 == "\n" || $0 == "\r\n" },
                "a header that goes on in another: \(header)")
        case .registry:
            if let challenge = BearerChallenge(text) {
                try FuzzTarget.require(challenge.realm.hasPrefix("http"), "a realm: \(challenge.realm)")
                _ = challenge.url(scope: "repository:a/b:pull")
            }
            _ = ImageReference(text)
        default: return
        }
    }
}
