import DockStatModel
import Foundation
import Operations
import Storage

/// Links of messages: a GET asks, for programs that look at every link in a mail follow them; only the POST of its form acts.
///
/// There is no session and no token: the signature is what a form of another site cannot know.
struct LinkActions {
    let actions: FormActions
    private var endpoint: Endpoint { actions.endpoint }

    func ask(_ request: IncomingRequest, now: Timestamp) throws -> EndpointAnswer {
        try refusing(now: now) {
            let link = try link(actions.query(request), request, isAsked: true, now: now).link
            let fields = actions.query(request).map { ActionPage.Field($0.name, $0.value) }
            return try actions.page(
                .link(
                    ActionPage.Link(
                        kind: link.kind, incident: link.incident, alerts: try endpoint.operations.meaning(of: link, now: now),
                        fields: fields)), back: Self.back(link), now: now)
        }
    }

    func follow(_ request: IncomingRequest, now: Timestamp) async throws -> EndpointAnswer {
        try endpoint.checkOrigin(request, of: "link.follow")
        var done: SignedLink?
        let answer = try refusing(now: now) {
            let (link, signature) = try link(try actions.fields(request), request, isAsked: false, now: now)
            _ = try endpoint.operations.follow(link, signature: signature, address: request.address, now: now)
            done = link
            return .see(".." + Self.back(link))
        }
        // Only one who did something has to wait for the pages. What is done is done, whether or not they can be made.
        if done != nil { _ = await endpoint.publish() }
        return answer
    }

    private static func back(_ link: SignedLink) -> String { "/incidents/\(link.incident)/" }

    /// The link that an address or a form holds, where it is signed and still holds.
    private func link(
        _ fields: [(name: String, value: String)], _ request: IncomingRequest, isAsked: Bool, now: Timestamp
    ) throws -> (link: SignedLink, signature: String) {
        guard endpoint.settings.followsLinks else { throw EndpointFault(404, "not-found", "Links are not followed here.") }
        let stranger = Author(name: "", source: .link, address: request.address)
        do throws(AccessFault) {
            try endpoint.doorkeeper.wrongKeys.check(request.address, "Too many wrong links came from this address.", now: now)
        } catch {
            try endpoint.refusals.note(error, of: "link.follow", by: stranger)
            throw error
        }
        let signer = try LinkSigner(endpoint.workplace.store)
        let byName = Dictionary(grouping: fields, by: \.name)
        let single = byName.compactMapValues { $0.count == 1 ? $0[0].value : nil }
        guard let signature = single["sig"], let link = SignedLink(single), byName.count == single.count,
            Set(single.keys) == Set(link.fields.map(\.name) + ["sig"]), signer.isSigned(link, by: signature)
        else {
            endpoint.doorkeeper.wrongKeys.add(request.address, now: now)
            let fault = AccessFault(kind: .forbidden, message: "This link is not one of ours, or it was changed on its way.")
            try endpoint.refusals.note(fault, of: "link.follow", by: stranger)
            throw fault
        }
        guard now < link.expiresAt else {
            let fault = EndpointFault(410, "gone", "This link has expired. The page of the incident has a form for the same.")
            if !isAsked {
                try endpoint.operations.note(
                    "link.follow", outcome: .refused, reason: fault.message,
                    by: Author(name: link.author, source: .link, address: request.address), now: now)
            }
            throw fault
        }
        return (link, signature)
    }

    /// A reader gets a page whatever comes of it.
    private func refusing(now: Timestamp, _ work: () throws -> EndpointAnswer) throws -> EndpointAnswer {
        do {
            return try work()
        } catch {
            return try actions.refusal(endpoint.fault(error), back: "/", now: now)
        }
    }
}
