import DockStatModel

/// The two pictures that every tick draws anew, so that the pages which show them need not change.
struct TickImages {
    var context: RenderContext

    /// `as of 12:34:15 · next due 12:34:30`, true without any script.
    func freshness() -> String {
        let clock = context.clock
        let text = context.words(
            "as of \(clock.seconds(context.data.now)) · next due \(clock.seconds(context.data.nextDue))")
        let markup: Markup = """
            <svg xmlns="http://www.w3.org/2000/svg" width="250" height="20" viewBox="0 0 250 20" role="img">\
            <title>\(text)</title>\(TickImages.style)<text x="250" y="14.5" text-anchor="end" font-size="13">\(text)</text></svg>

            """
        return markup.string
    }

    /// How long each of the last ticks took, as bars with their scale.
    func ticks() -> String {
        let ticks = context.data.job.ticks.prefix(100).reversed()
        let longest = ticks.map(\.duration.inSeconds).max() ?? 0
        var bars = PathData()
        let width = 60
        for (index, tick) in ticks.enumerated() where longest > 0 {
            let height = max(Int((tick.duration.inSeconds / longest * 800).rounded()), 5)
            let x = index * width
            bars.move(to: x, 900)
            bars.line(to: x, 900 - height)
            bars.line(to: x + width - 15, 900 - height)
            bars.line(to: x + width - 15, 900)
            bars.close()
        }
        let last = context.data.job.ticks.first
        let words = context.words
        let numbers = context.numbers
        let text =
            last.map {
                let most = numbers.seconds(.milliseconds(Int64(longest * 1000)))
                let (duration, cpu) = (numbers.seconds($0.duration), numbers.seconds($0.cpu))
                return words(
                    "last \(ticks.count) ticks, longest \(most), last \(duration) (\(cpu) of processor time, \($0.filesWritten) files written)"
                )
            } ?? words("no tick has finished yet")
        var markup: Markup = """
            <svg xmlns="http://www.w3.org/2000/svg" width="640" height="120" viewBox="0 0 640 120" role="img">\
            <title>\(text)</title>\(TickImages.style)<path class="bars" fill="#4b74d6" d="
            """
        markup.append(ascii: bars.bytes)
        markup += "\"/><text x=\"0\" y=\"110\" font-size=\"13\">\(text)</text></svg>\n"
        return markup.string
    }

    /// As a picture it does not see the page's style sheet.
    private static let style: Markup = """
        <style>text{font-family:system-ui,sans-serif;font-variant-numeric:tabular-nums;fill:#59636f}\
        @media(prefers-color-scheme:dark){text{fill:#a3adba}}</style>
        """
}
