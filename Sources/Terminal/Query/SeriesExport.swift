package import DockStatModel

/// `dockstat query --format json` and `csv`: a line for every step that was observed.
package enum SeriesExport {
    package static func csv(_ series: Series) -> String {
        CSV.text(
            header: ["time", "minimum", "average", "maximum"],
            rows: series.points.enumerated().compactMap { index, point in
                point.map { [.time(series.time(of: index)), .number($0.minimum), .number($0.average), .number($0.maximum)] }
            })
    }

    /// Steps that were not observed are `null`.
    package static func json(_ series: Series, container: ContainerIdentity, name: String, signal: Signal) -> String {
        JSONValue.object([
            "host": .string(container.host), "name": .string(name), "signal": .string(signal.rawValue),
            "start": .integer(series.start.milliseconds), "step": .integer(series.step.inMilliseconds),
            "points": .array(
                series.points.map { point in
                    point.map { .array([.number($0.minimum), .number($0.average), .number($0.maximum)]) } ?? .null
                }),
        ]).pretty
    }
}
