import DockStatModel
import Foundation
import TestSupport
import Testing

@testable import DockerEngine

/// On trees of files as the kernel shows them.
struct LocalReadingsTests {
    private static let id = String(repeating: "ab", count: 32)

    private func withTree<Result>(_ files: [String: String], _ body: (LocalMachine) throws -> Result) throws -> Result {
        let folder = try makeTemporaryFolder("dockstat-kernel")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let shared = [
            "proc/stat": "cpu  100 0 50 800 10 0 40 999 5 5\ncpu0 1 2\ncpu1 1 2\nintr 5\n",
            "proc/meminfo": "MemTotal:       2000 kB\n",
        ]
        for (path, text) in shared.merging(files, uniquingKeysWith: { $1 }) {
            let file = URL(fileURLWithPath: "\(folder)/\(path)")
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return try body(LocalMachine(controlGroups: "\(folder)/cgroup", processes: "\(folder)/proc"))
    }

    private func read(_ machine: LocalMachine, networkMode: String = "bridge") throws -> LocalReadings {
        let document = Documents.listed(Self.id, "web", more: #","HostConfig":{"NetworkMode":"\#(networkMode)"}"#)
        let wire = try JSONDecoder().decode(WireContainer.self, from: Data(document.utf8))
        let container = try #require(ListedContainer(wire))
        let details = ContainerDetails(
            startedAt: nil, finishedAt: nil, exitCode: 0, oomKilled: false, restartCount: 0, restartPolicy: nil, error: "",
            cpuLimit: nil, memoryLimit: nil, imageDigest: nil, processID: 7)
        return LocalReadings(of: [container], in: [container], [Self.id: details], machine: machine, readAt: 5)
    }

    private static let network = """
        Inter-|   Receive                                                |  Transmit
         face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
            lo:     999       0    0    0    0     0          0         0      999       0    0    0    0     0       0          0
          eth0:    1000       3    0    0    0     0          0         0      500       0    0    0    0     0       0          0
          eth1:12345678901       3    0    0    0     0          0         0        2       0    0    0    0     0       0          0
        """

    private static func version2(_ group: String) -> [String: String] {
        [
            "proc/7/cgroup": "0::\(group)\n", "proc/7/net/dev": network,
            "cgroup\(group)/cpu.stat": "usage_usec 1500\nuser_usec 1000\n", "cgroup\(group)/memory.current": "1000000\n",
            "cgroup\(group)/memory.stat": "anon 5\ninactive_file 400000\n", "cgroup\(group)/memory.max": "max\n",
            "cgroup\(group)/pids.current": "4\n",
            "cgroup\(group)/io.stat":
                "8:0 rbytes=4096 wbytes=10 rios=1 wios=1 dbytes=0 dios=0\n8:16 rbytes=1 wbytes=2 rios=1 wios=1\n",
        ]
    }

    @Test("version 2, whichever driver named the group", arguments: ["/docker/\(id)", "/system.slice/docker-\(id).scope"])
    func version2(group: String) throws {
        let reading = try withTree(Self.version2(group)) { try #require(try read($0).counters[Self.id]) }
        #expect(reading.cpuTotal == 1_500_000)
        #expect(reading.systemCPU == 10_000_000_000)
        #expect(reading.onlineCPUs == 2)
        #expect(reading.memoryBytes == 600_000)
        #expect(reading.memoryLimit == 2_048_000)
        #expect(reading.pids == 4)
        #expect(reading.networkRx == 12_345_679_901)
        #expect(reading.networkTx == 502)
        #expect(reading.blockRead == 4097)
        #expect(reading.blockWrite == 12)
        #expect(reading.readAt == 5)
    }

    @Test("groups below the container's own, made by an init inside it, are not mistaken for it")
    func nested() throws {
        var files = Self.version2("/docker/\(Self.id)")
        files["proc/7/cgroup"] = "0::/docker/\(Self.id)/init.scope\n"
        #expect(try withTree(files) { try read($0).counters[Self.id]?.pids } == 4)
    }

    @Test("version 1")
    func version1() throws {
        let group = "/docker/\(Self.id)"
        let reading = try withTree([
            "proc/7/cgroup": "4:memory:\(group)\n3:pids:\(group)\n2:cpu,cpuacct:\(group)\n1:blkio:\(group)\n0::\(group)\n",
            "cgroup/cpuacct\(group)/cpuacct.usage": "77\n", "cgroup/memory\(group)/memory.usage_in_bytes": "1000\n",
            "cgroup/memory\(group)/memory.stat": "inactive_file 1\ntotal_inactive_file 300\n",
            "cgroup/memory\(group)/memory.limit_in_bytes": "9223372036854771712\n", "cgroup/pids\(group)/pids.current": "2\n",
            "cgroup/blkio\(group)/blkio.throttle.io_service_bytes": "8:0 Read 10\n8:0 Write 20\n8:0 Total 30\nTotal 30\n",
        ]) { try #require(try read($0).counters[Self.id]) }
        #expect(reading.cpuTotal == 77)
        #expect(reading.memoryBytes == 700)
        #expect(reading.memoryLimit == 2_048_000)
        #expect(reading.networkRx == nil)
        #expect(reading.blockRead == 10)
        #expect(reading.blockWrite == 20)
    }

    @Test("the machine's own network is no container's", arguments: ["host", "container:unknown"])
    func sharedNetwork(mode: String) throws {
        let readings = try withTree(Self.version2("/docker/\(Self.id)")) { try read($0, networkMode: mode) }
        #expect(readings.counters[Self.id]?.networkRx == nil)
        #expect(readings.counters[Self.id] != nil)
    }

    @Test(
        "what is missing, another's, or outside the tree gives a problem and no reading",
        arguments: [
            [:], ["proc/7/cgroup": "0::/docker/other\n"], ["proc/7/cgroup": "0::/../../docker/\(id)\n"],
            ["proc/7/cgroup": "0::/docker/\(id)\n"], ["proc/stat": "cpu x\n"],
        ] as [[String: String]])
    func missing(files: [String: String]) throws {
        let readings = try withTree(files) { try read($0) }
        #expect(readings.counters.isEmpty)
        #expect(readings.problems.map(\.name) == ["web"])
    }
}
