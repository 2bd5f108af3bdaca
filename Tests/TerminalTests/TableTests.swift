import DockStatModel
import Foundation
import Terminal
import Testing

struct TableTests {
    static let table = Table(
        columns: [.init("NAME", canShrink: true), .init("STATE"), .init("CPU", .trailing), .init("NOTE", dropOrder: 1)],
        rows: [
            ["web", Table.Cell("up", .green), "1.00%", "first"], ["日本語データベース", "down", "200.00%", "x", "too many"], ["short"],
        ])

    @Test("columns are as wide as their widest cell")
    func natural() {
        #expect(
            Self.table.render(width: nil, colour: false) == """
                NAME                STATE      CPU  NOTE
                web                 up       1.00%  first
                日本語データベース  down   200.00%  x
                short

                """)
    }

    @Test("a narrow terminal first loses columns, then gets cut cells")
    func narrow() {
        #expect(Self.table.render(width: 39, colour: false).hasPrefix("NAME                STATE      CPU\n") == false)
        #expect(
            Self.table.render(width: 30, colour: false)
                == """
                NAME            STATE      CPU
                web             up       1.00%
                日本語データ…   down   200.00%
                short

                """)
    }

    @Test("no line is wider than the terminal, down to where nothing more can go", arguments: 24...60)
    func fits(width: Int) {
        for line in Self.table.render(width: width, colour: false).split(separator: "\n") {
            #expect(TerminalText.width(String(line)) <= width)
        }
    }

    @Test("colours are around cells only, and only where asked for")
    func colours() {
        let text = Self.table.render(width: nil, colour: true)
        #expect(text.contains("\u{1B}[32mup\u{1B}[0m     "))
        #expect(!Self.table.render(width: nil, colour: false).contains("\u{1B}"))
    }

    @Test("a hostile cell stays a cell")
    func hostile() {
        let text = Table(columns: [.init("A")], rows: [[Table.Cell(hostileName)], ["\(hostileName)"]]).render(
            width: nil, colour: false)
        #expect(text.split(separator: "\n").count == 3)
        #expect(!text.unicodeScalars.contains { $0 != "\n" && TerminalText.isUnsafe($0) })
    }
}

struct StatusTableTests {
    @Test("one host: a table like that of docker stats")
    func oneHost() {
        let containers = [
            container("web"),
            container("db") {
                $0.service = .stopped; $0.usage = Usage(); $0.lastDay = StateDurations()
            },
        ]
        #expect(
            StatusTable.render(hosts: [host("web-1")], containers: containers, now: now, colour: false, width: nil) == """
                NAME  STATE     CPU %  MEM USAGE / LIMIT  MEM %          NET I/O       BLOCK I/O  PIDS  UPTIME 24H  SINCE
                db    stopped       –                  –      –                –               –     –           –     3h
                web   up       12.35%       50MiB / 2GiB  2.44%  1.23kB/s / 0B/s  0B/s / 5.6MB/s     7      99.90%     3h

                """)
    }

    @Test("several hosts: each container with its host, and first what cannot be read")
    func severalHosts() {
        let reason = UnreachableReason(kind: .refused, message: "connection refused\u{1B}[2J", advice: "start it")
        let hosts = [host("web-1"), host("db-1", .unreachable(reason)), host("new", .untried)]
        let text = StatusTable.render(
            hosts: hosts, containers: [container("b", host: "x"), container("a", host: "y")], now: now, colour: false, width: 80)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0] == "db-1: unreachable for 5m: connection refused\u{FFFD}[2J – start it")
        #expect(lines[1] == "new: not read yet")
        #expect(lines[2] == "")
        #expect(lines[3].hasPrefix("HOST  NAME  STATE"))
        #expect(lines[4].hasPrefix("x     b     up"))
        #expect(lines[5].hasPrefix("y     a     up"))
        #expect(lines.dropFirst(3).allSatisfy { TerminalText.width(String($0)) <= 80 })
    }

    @Test("without containers it says so")
    func nothing() {
        #expect(StatusTable.render(hosts: [host("a")], containers: [], now: now, colour: true, width: 80) == "No containers.\n")
    }

    @Test("memory near its limit and each state stand out, by word as well", arguments: ServiceState.allCases)
    func states(state: ServiceState) {
        let status = container("web") {
            $0.service = state; $0.usage.memoryBytes = 2e9
        }
        let text = StatusTable.render(hosts: [], containers: [status], now: now, colour: true, width: nil)
        #expect(text.contains("m\(state.rawValue)\u{1B}[0m"))
        #expect(text.contains("\u{1B}[31m93.13%\u{1B}[0m"))
    }

    @Test("JSON is valid, sorted, and says null where nothing was observed")
    func json() throws {
        let hosts = [
            host("web-1"), host("db-1", .unreachable(UnreachableReason(kind: .tls, message: "expired"))), host("new", .untried),
        ]
        let containers = [
            container(hostileName) {
                $0.usage.cpuPercent = nil; $0.labels = [ComposeLabel.project: "shop"]
            }
        ]
        let text = StatusExport.json(hosts: hosts, containers: containers, now: now)
        #expect(!text.unicodeScalars.contains { $0 != "\n" && TerminalText.isUnsafe($0) })
        let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(root["time"] as? Int == 1_772_368_496_000)
        let first = try #require((root["containers"] as? [[String: Any]])?.first)
        #expect(first["name"] as? String == hostileName)
        #expect(first["cpu_percent"] is NSNull)
        #expect(first["memory_bytes"] as? Int == 52_428_800)
        #expect(first["stack"] as? String == "shop")
        let told = try #require(root["hosts"] as? [[String: Any]])
        #expect(told[0]["reachable"] as? Bool == true)
        #expect((told[1]["reason"] as? [String: Any])?["kind"] as? String == "tls")
        #expect(told[2]["reachable"] is NSNull)
    }

    @Test("CSV has a line for each container")
    func csv() {
        #expect(
            StatusExport.csv(containers: [container("web") { $0.usage.pids = nil }])
                == [
                    "host,name,image,service,state,health,since,uptime_24h_percent,cpu_percent,memory_bytes,memory_limit,network_rx_rate,network_tx_rate,block_read_rate,block_write_rate,pids,observed_at",
                    "web-1,web,nginx:1.29,up,running,healthy,1772357696000,99.9,12.345,52428800,2147483648,1234,0,0,5600000,,1772368491000",
                    "",
                ].joined(separator: "\r\n"))
    }
}
