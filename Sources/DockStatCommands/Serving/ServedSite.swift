internal import Dispatch
package import DockStatModel
internal import Foundation
internal import Logging
package import Operations

/// What the companion endpoint needs of an installation: its database, its settings, and its pages made anew.
package struct ServedSite: Sendable {
    package let workplace: Workplace
    package let companion: CompanionSettings
    package let title: String
    package let baseURL: String?
    package let interval: Duration
    package let offsetFromUTC: @Sendable (Timestamp) -> Duration
    /// Whether answers say what took how long: `DOCKSTATAPI_SHOW_TRACES`, as upstream has it.
    package let showsTraces: Bool
    private let session: Session
    private let refresher: Refresher
    private let pages: ActionPages

    /// - Throws: the exit code, after a sentence on standard error: the configuration is wrong, or there is no database yet.
    package init(_ shared: SharedOptions) throws {
        do {
            let session = try Session(shared)
            self.session = session
            let store = try session.openExistingStore(now: SystemClock.now)
            var workplace = session.workplace(store)
            let looking = Refresher { try await session.look() }
            // Many who act at once share a look.
            workplace.engines.look = { try await looking.refresh() }
            self.workplace = workplace
            pages = try ActionPages(session.with(store).configuration)
            companion = session.configuration.companion
            title = session.configuration.title
            baseURL = session.configuration.baseURL
            interval = session.configuration.interval
            offsetFromUTC = session.offsetFromUTC
            showsTraces = try Self.switched("DOCKSTATAPI_SHOW_TRACES", ProcessInfo.processInfo.environment)
            // Waiting for a tick blocks: it has a thread of its own.
            let queue = DispatchQueue(label: "dockstat.refresh")
            refresher = Refresher {
                try await withCheckedThrowingContinuation { continuation in
                    queue.async {
                        // A tick that runs may have read what was before the change: after it the pages are made once more.
                        continuation.resume(
                            with: Result { session.log(try session.render(.due, patience: .seconds(30))) })
                    }
                }
            }
        } catch {
            throw CommandFailure.told(error)
        }
    }

    /// A switch of the environment that is on unless it is off.
    private static func switched(_ name: String, _ environment: [String: String]) throws -> Bool {
        switch environment[name]?.lowercased() {
        case nil, "", "true", "1": true
        case "false", "0": false
        case let text?:
            throw CommandFailure(status: .configuration, message: "\(name) is \"\(text)\": true or false is allowed.")
        }
    }

    /// Returns when everything committed before the call is on the pages.
    package func publish() async throws { try await refresher.refresh() }

    /// HTML of a page that is not static.
    package func html(_ page: ActionPage, now: Timestamp) throws -> String { try pages.html(page, now: now) }

    /// The time of the system's clock.
    package static var now: Timestamp { SystemClock.now }
}
