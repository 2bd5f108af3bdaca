import DockStatModel

enum StateCover {
    /// The span in intervals that touch: clipped, holes filled with `unknown`, neighbours of one state made one. Where two
    /// overlap (a clock went back), the earlier one counts.
    static func cover(_ span: Range<Timestamp>, with pieces: [StateInterval]) -> [StateInterval] {
        var result: [StateInterval] = []
        var cursor = span.lowerBound
        func add(_ state: ServiceState, until end: Timestamp) {
            guard end > cursor else { return }
            if result.last?.state == state {
                result[result.count - 1].to = end
            } else {
                result.append(StateInterval(state: state, from: cursor, to: end))
            }
            cursor = end
        }
        for piece in pieces.sorted(by: { $0.from < $1.from }) {
            add(.unknown, until: min(piece.from, span.upperBound))
            add(piece.state, until: min(piece.to, span.upperBound))
        }
        add(.unknown, until: span.upperBound)
        return result
    }
}
