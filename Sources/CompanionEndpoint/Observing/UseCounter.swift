import DockStatModel
package import Operations
import ServiceLifecycle
import Storage
import Synchronization

/// Counts requests by route and status, and writes what came in every few seconds into the database: `metrics` of the site has it
/// from there, so that one file tells everything.
package final class UseCounter: Service, Sendable {
    private let store: Store
    private let fresh = Mutex<[EndpointUse.Key: EndpointUse]>([:])
    private let pace: Duration

    package init(_ workplace: Workplace, pace: Duration = .seconds(10)) {
        store = workplace.store
        self.pace = pace
    }

    /// - Parameter route: as it is written among the routes, never as it was asked for.
    func add(route: String, status: Int, duration: Duration) {
        let key = EndpointUse.Key(route: route, status: status)
        fresh.withLock { $0[key, default: EndpointUse(key)].add(duration) }
    }

    package func run() async throws {
        // Both end of the process and of the pause lead here; what came last is written too.
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: self.pace)
                try self.write()
            }
        }
    }

    private func write() throws {
        let counted = fresh.withLock { fresh in
            defer { fresh = [:] }
            return Array(fresh.values)
        }
        guard !counted.isEmpty else { return }
        do {
            try store.addEndpointUse(counted)
        } catch {
            // Next time: figures about requests end nobody's service.
            fresh.withLock { fresh in for use in counted { fresh[use.key, default: EndpointUse(use.key)].add(use) } }
        }
    }
}
