/// Which hosts of a drawing stand in which column.
///
/// They flow from the first column into the second as text of a newspaper does, in their order, so that both are about equally
/// high however unequal the hosts are. At most one host is parted by that: best between two hosts, else between two stacks, else
/// within a stack.
struct GraphFlow {
    /// A host alone with no more rows than these fills no second column.
    static let rowsOfOneColumn = 8
    /// Fewer rows of a host or a stack are not parted from the rest of it.
    static let fewestRows = 3

    let columns: [[HostGraph]]

    init(_ hosts: [HostGraph]) {
        if hosts.count <= 1, hosts.allSatisfy({ $0.rows.count <= GraphFlow.rowsOfOneColumn }) {
            columns = [hosts]
            return
        }
        let heights = hosts.map { GraphLayout.height(of: $0) + GraphLayout.blockGap }
        let whole = heights.reduce(0, +)
        var best: (cut: Cut, cost: Int)?
        var above = 0
        for (index, host) in hosts.enumerated() {
            for cut in GraphFlow.cuts(of: host, at: index) {
                let first = cut.row > 0 ? GraphLayout.height(of: cut.row) + GraphLayout.blockGap : 0
                let rest =
                    cut.row > 0
                    ? GraphLayout.height(of: host.rows.count - cut.row) + GraphLayout.blockGap : heights[index]
                let cost = max(above + first, rest + whole - above - heights[index]) + cut.harm
                if best.map({ cost < $0.cost }) ?? true { best = (cut, cost) }
            }
            above += heights[index]
        }
        guard let cut = best?.cut else {
            columns = [hosts]
            return
        }
        var left = Array(hosts[..<cut.host])
        var right = Array(hosts[(cut.host + 1)...])
        let parted = hosts[cut.host]
        if cut.row > 0 { left.append(parted.part(0..<cut.row)) }
        right.insert(parted.part(cut.row..<parted.rows.count), at: 0)
        columns = [left, right]
    }

    /// Where the second column may begin.
    private struct Cut {
        var host: Int
        /// 0: with the host's first.
        var row: Int
        /// How much height it has to spare to be worth it.
        var harm: Int
    }

    private static func cuts(of host: HostGraph, at index: Int) -> [Cut] {
        var cuts = index > 0 ? [Cut(host: index, row: 0, harm: 0)] : []
        let inner = fewestRows..<max(fewestRows, host.rows.count - fewestRows + 1)
        for group in host.groups {
            for row in group.rows where inner.contains(row) {
                if row == group.rows.lowerBound {
                    cuts.append(Cut(host: index, row: row, harm: 2 * GraphLayout.row))
                } else if row - group.rows.lowerBound >= fewestRows, group.rows.upperBound - row >= fewestRows {
                    cuts.append(Cut(host: index, row: row, harm: 5 * GraphLayout.row))
                }
            }
        }
        return cuts
    }
}
