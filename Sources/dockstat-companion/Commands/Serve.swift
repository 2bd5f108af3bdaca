import ArgumentParser
import CompanionEndpoint
import DockStatCommands
import DockStatModel
import Foundation
import Operations

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take changes from pages and programs: acknowledge, silence, announce.",
        discussion: "Ends on SIGINT (Ctrl-C) and SIGTERM, after what runs.")

    @OptionGroup var shared: SharedOptions

    @Option(help: ArgumentHelp("Where to listen, instead of `companion.listen`: address:port, or unix: and a path."))
    var listen: String?

    func run() async throws {
        let site = try ServedSite(shared)
        var settings = EndpointSettings()
        settings.origin = site.baseURL.map { address in
            address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
        }
        settings.trustedHeader = site.companion.trustedHeader
        settings.trustedProxies = site.companion.trustedProxies
        settings.trustedScopes = site.companion.trustedScopes
        settings.tokenSecret = Credential.random()
        settings.followsLinks = site.companion.links
        settings.sessionLength = site.companion.session
        settings.title = site.title
        settings.offsetFromUTC = site.offsetFromUTC
        settings.interval = site.interval
        settings.showsTraces = site.showsTraces
        let use = UseCounter(site.workplace)
        let endpoint = Endpoint(
            site.workplace, settings: settings, use: use, now: { ServedSite.now }, publish: { await site.publish() },
            html: { try site.html($0, now: $1) }, log: { Streams.error($0) })
        do {
            let inherited = try InheritedSocket.descriptor(ProcessInfo.processInfo.environment)
            let server = try EndpointServer(
                endpoint, listen: listen ?? site.companion.listen, inherited: listen == nil ? inherited : nil, services: [use])
            try await server.run { address in
                Streams.output("Taking changes on \(address) (end with Ctrl-C)")
            }
        } catch let fault as ServerFault {
            throw fault.asExit
        }
    }
}
