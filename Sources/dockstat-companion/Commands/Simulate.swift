import ArgumentParser
import CompanionEndpoint
import DockStatModel
import EngineSimulator
import Foundation

struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve pretend Docker engines on unix sockets, for benchmarks and tests.",
        discussion: """
            Each host is served on DIR/host-1.sock, DIR/host-2.sock, … The same numbers, seed and start are the same fleet. \
            Unless it is frozen, host-2 cuts every connection from 20 to 21 hours after the start and every 40 hours after that. \
            Ends on SIGINT (Ctrl-C) and SIGTERM and removes the sockets.
            """)

    @Option(help: "How many engines.")
    var hosts = 3

    @Option(help: "How many containers on each.")
    var containers = 12

    @Option(help: "Another seed is another fleet.")
    var seed: UInt64 = 1

    @Flag(help: "Nothing changes: counters advance at constant rates and no event happens.")
    var frozen = false

    @Option(
        help: ArgumentHelp("When its stories began, in seconds since 1970. Default: the midnight (UTC) two days before today's."))
    var start: Int64?

    @Option(help: ArgumentHelp("The folder of the sockets; made where it is missing.", valueName: "dir"))
    var sockets: String

    func validate() throws {
        guard (1...1000).contains(hosts) else { throw ValidationError("--hosts is a number from 1 to 1000, not \(hosts).") }
        guard (0...10_000).contains(containers) else {
            throw ValidationError("--containers is a number from 0 to 10000, not \(containers).")
        }
        if let start, !(631_152_000...4_102_444_800).contains(start) {
            throw ValidationError("--start lies between 631152000 (1990) and 4102444800 (2100), not at \(start).")
        }
    }

    func run() async throws {
        let begin = start.map(Timestamp.init(seconds:)) ?? Self.now().floored(to: .days(1)) - .days(2)
        let fleet = SimulatedFleet(
            hosts: hosts, containersPerHost: containers, seed: seed, start: begin, mode: frozen ? .frozen : .lively)
        let (hosts, containers, sockets) = (hosts, containers, sockets)
        do {
            try await FleetServer(fleet: fleet, folder: sockets, clock: Self.now).run { paths in
                Streams.output(
                    "Serving \(hosts) hosts of \(containers) containers on \(sockets)/host-1.sock … (\(paths.count) sockets)")
            }
        } catch let fault as ServerFault {
            throw fault.asExit
        }
    }

    @Sendable private static func now() -> Timestamp {
        Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }
}
