internal import ArgumentParser
internal import DockStatModel

/// A length of time on the command line: `15s`, `5m`, `24h`, `30d`.
package struct DurationArgument: ExpressibleByArgument {
    let duration: Duration

    package init(_ duration: Duration) { self.duration = duration }

    package init?(argument: String) {
        guard let duration = Duration(text: argument), duration > .zero else { return nil }
        self.duration = duration
    }
}
