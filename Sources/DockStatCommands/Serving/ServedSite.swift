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
    private let refresher: Refresher<Bool>
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
            let open = OpenStore()
            refresher = Refresher {
                try await withCheckedThrowingContinuation { continuation in
                    queue.async {
                        continuation.resume(with: Result { try Self.render(session, open) })
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

    /// Brings everything committed before the call onto the pages.
    ///
    /// - Returns: whether it is there. If not, the log says why, and the next tick tries again: what was committed stays.
    package func publish() async -> Bool {
        do {
            return try await refresher.refresh()
        } catch {
            session.logger.error("the pages are behind: \(CommandFailure(explaining: error)?.line ?? "\(error)")")
            return false
        }
    }

    private static func render(_ session: Session, _ open: OpenStore) throws -> Bool {
        let store = try open.store(at: session.configuration.database) { try session.openExistingStore(now: SystemClock.now) }
        let report = try session.render(.due, from: store)
        session.log(report)
        return report.failures.isEmpty
    }

    /// HTML of a page that is not static.
    package func html(_ page: ActionPage, now: Timestamp) throws -> String { try pages.html(page, now: now) }

    /// The time of the system's clock.
    package static var now: Timestamp { SystemClock.now }
}
