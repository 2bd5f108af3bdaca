internal import Synchronization
internal import Terminal

/// Says on a terminal what takes longer than a second; silent everywhere else.
final class Progress: Sendable {
    private struct State {
        var line = ProgressLine()
        var label = ""
        var done = 0
        var total: Int?
        var isFinished = false
    }

    private let state = Mutex(State())
    private let start = ContinuousClock.now

    init() {
        guard StandardError.isTerminal else { return }
        // The work may hang on an engine's answer: the line is drawn by the clock, not by the work.
        Task.detached { [weak self] in
            while let self, self.draw() { try? await Task.sleep(for: ProgressLine.pace) }
        }
    }

    /// - Parameter total: `nil` where nobody knows how much there is.
    func say(_ label: String, done: Int = 0, total: Int? = nil) {
        state.withLock {
            $0.label = label
            $0.done = done
            $0.total = total
        }
    }

    func finish() {
        state.withLock { state in
            state.isFinished = true
            if let text = state.line.finish() { StandardError.write(text) }
        }
    }

    private func draw() -> Bool {
        state.withLock { state in
            guard !state.isFinished else { return false }
            let text = state.line.update(
                state.label, done: state.done, total: state.total, elapsed: ContinuousClock.now - start,
                width: StandardError.width)
            if let text { StandardError.write(text) }
            return true
        }
    }
}
