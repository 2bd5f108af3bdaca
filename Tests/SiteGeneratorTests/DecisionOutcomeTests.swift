import DockStatModel
import SiteGenerator
import Testing

/// What the page of an alert says became of messages.
struct DecisionOutcomeTests {
    private static let moment = SampleSite.now - .minutes(9)

    private func page(_ change: (inout AlertPages) -> Void) throws -> String {
        let folder = try TemporaryFolder()
        var sample = SampleSite(output: folder.path)
        sample.data.alerting = SampleAlerts.pages()
        change(&sample.data.alerting)
        try sample.publish()
        return try folder.text("alerts/1/index.html")
    }

    /// The outcome beside a receiver, without its marks.
    private func outcome(_ receiver: String, in page: String) throws -> String {
        let table = try #require(page.firstMatch(of: /<caption[^>]*>Decisions.*?<\/table>/.dotMatchesNewlines())).0
        let row = try #require(table.split(separator: "\n").first { $0.contains("<bdi>\(receiver)</bdi>") })
        let cells = row.matches(of: /<t[dh][^>]*>(.*?)<\/t[dh]>/)
        return String(cells[3].1.replacing(/<[^>]*>/, with: ""))
    }

    @Test("a message that got through says when; one that waits, that it does")
    func sample() throws {
        let page = try page { _ in }
        #expect(try outcome("ops-discord", in: page) == "delivered at 2026-11-23 13:25:16")
        #expect(try outcome("ops-mail", in: page) == "has not got through yet, and is tried again")
        #expect(try outcome("night", in: page) == "held for quiet hours")
    }

    @Test(
        "a message says what became of it",
        arguments: [
            (.failed, "given up at 2026-11-23 13:25:16"), (.dropped, "dropped"), (.superseded, "a newer one went in its place"),
            (.sending, "has not got through yet, and is tried again"),
        ] as [(OutboxEntry.State, String)])
    func ended(state: OutboxEntry.State, expected: String) throws {
        let page = try page { pages in
            let index = pages.outbox.firstIndex { $0.receiver == "ops-mail" } ?? 0
            pages.outbox[index].state = state
        }
        #expect(try outcome("ops-mail", in: page) == expected)
    }

    @Test(
        "a message that is no longer listed is told of by its attempts, up to the next of its kind, and else said to be forgotten"
    )
    func forgotten() throws {
        let page = try page { pages in
            pages.outbox = []
            pages.decisions[1]?.insert(
                SampleAlerts.decision(1, 3, "ops-discord", .queued, "again", at: Self.moment + .minutes(5)), at: 0)
            pages.deliveries[3]?.insert(
                SampleAlerts.delivery(40, "ops-discord", .failed, "HTTP 410", at: Self.moment + .minutes(6)), at: 0)
        }
        #expect(try outcome("ops-discord", in: page) == "given up at 2026-11-23 13:31:15")
        #expect(try outcome("night", in: page) == "what became of it is no longer on record")
        #expect(page.contains("delivered at <time class=\"exact\" datetime=\"2026-11-23T12:25:16Z\">"))
    }

    @Test("a delivery that nothing was decided of here says that its incident has other alerts")
    func others() throws {
        let reason = "those without a decision here went out because of its other alerts"
        #expect(try !page { _ in }.contains(reason))
        let page = try page { pages in
            var update = SampleAlerts.delivery(41, "ops-discord", .delivered, "HTTP 204", at: Self.moment + .minutes(6))
            update.kind = .updated
            pages.deliveries[3]?.insert(update, at: 0)
        }
        #expect(page.contains(reason))
    }
}
