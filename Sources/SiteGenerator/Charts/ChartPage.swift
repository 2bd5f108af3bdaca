import DockStatModel

/// What all charts of a page have in common, put into words and markup once.
struct ChartPage {
    let axis: TimeAxis
    let words: Words
    let clock: ClockText
    let marks: Markup
    let shades: Markup
    /// ` from … to …`, as text.
    let spanWords: String
    let last: Markup
    let least: Markup
    let mean: Markup
    let greatest: Markup
    /// The heads of the rows of the tables of numbers, for series that begin where the span does.
    let rows: [Markup]
    let rowStart: Timestamp
    let rowWidth: Duration
    /// Around the title of a chart, without what follows from it.
    let titleOpen: Markup
    let titleClose: Markup

    /// - Parameter step: of the series.
    init(
        axis: TimeAxis, step: Duration, marks: [EventMark], shades: [PlotFrame.Shade], clock: ClockText, words: Words,
        titleTag: String = "h3"
    ) {
        self.axis = axis
        self.words = words
        self.clock = clock
        titleOpen = titleTag == "h3" ? "<h3 class=\"title\">" : "<p class=\"title\">"
        titleClose = titleTag == "h3" ? "</h3>" : "</p>"
        self.marks = EventMark.drawn(marks, on: axis, clock: clock, words: words)
        self.shades = .joined(shades.map { $0.drawn(on: axis) })
        spanWords =
            " " + words("from \(clock.moment(axis.span.lowerBound)) to \(clock.moment(axis.span.upperBound))")
        last = words.markup("last")
        least = words.markup("min")
        mean = words.markup("avg")
        greatest = words.markup("max")
        rowStart = axis.span.lowerBound
        let count = (axis.span.upperBound - axis.span.lowerBound).inMilliseconds / max(step.inMilliseconds, 1)
        rowWidth = step * max(1, (Int(count) + ChartNumbers.rows - 1) / ChartNumbers.rows)
        var rows: [Markup] = []
        var time = rowStart
        while time < axis.span.upperBound, rows.count < ChartNumbers.rows {
            rows.append("\(ChartNumbers.label(time, clock: clock, span: axis.span))")
            time = time + rowWidth
        }
        self.rows = rows
    }
}
