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
            <title>\(text)</title>\(TickImages.style)<text x="250" y="14.5" text-anchor="end">\(text)</text></svg>

            """
        return markup.string
    }

    /// How long each of the last ticks took, as bars with their scale. As wide as the page lets it be: only the bars stretch, the
    /// words stay as large as they are.
    func ticks() -> String {
        let ticks = Array(context.data.job.ticks.prefix(100).reversed())
        let longest = ticks.map(\.duration.inSeconds).max() ?? 0
        let lines = caption(ticks, longest: longest)
        var markup: Markup = """
            <svg xmlns="http://www.w3.org/2000/svg" width="100%" height="200" role="img">\
            <title>\(lines.joined(separator: "; "))</title>\(TickImages.style)
            """
        if let first = ticks.first, let last = ticks.last {
            let top = context.numbers.seconds(.milliseconds(Int64(longest * 1000)))
            markup += """
                <text x="0" y="12">\(top)</text>\
                <path class="grid" d="M0 18h9999M0 120h9999"/>\
                <svg y="18" width="100%" height="102" viewBox="0 0 600 90" preserveAspectRatio="none"><path fill="#4b74d6" d="
                """
            markup.append(ascii: bars(ticks, longest: longest).bytes)
            markup += """
                "/></svg><text x="0" y="136">\(context.clock.minutes(first.time))</text>\
                <text x="100%" y="136" text-anchor="end">\(context.clock.minutes(last.time))</text>
                """
        }
        for (place, line) in lines.enumerated() { markup += "<text x=\"0\" y=\"\(158 + place * 18)\">\(line)</text>" }
        markup += "</svg>\n"
        return markup.string
    }

    private func bars(_ ticks: [TickRecord], longest: Double) -> PathData {
        var bars = PathData()
        let width = 60
        for (index, tick) in ticks.enumerated() where longest > 0 {
            let height = max(Int((tick.duration.inSeconds / longest * 900).rounded()), 5)
            let x = index * width
            bars.move(to: x, 900)
            bars.line(to: x, 900 - height)
            bars.line(to: x + width - 15, 900 - height)
            bars.line(to: x + width - 15, 900)
            bars.close()
        }
        return bars
    }

    /// Each line fits a phone.
    private func caption(_ ticks: [TickRecord], longest: Double) -> [String] {
        let (words, numbers) = (context.words, context.numbers)
        guard let last = ticks.last else { return [words("no tick has finished yet")] }
        let most = numbers.seconds(.milliseconds(Int64(longest * 1000)))
        return [
            words("last \(ticks.count) ticks, longest \(most)"),
            words("last one: \(numbers.seconds(last.duration)), \(numbers.seconds(last.cpu)) of processor time"),
            words("\(last.filesWritten) files written"),
        ]
    }

    /// As a picture it does not see the page's style sheet.
    private static let style: Markup = """
        <style>text{font:13px system-ui,sans-serif;font-variant-numeric:tabular-nums;fill:#59636f}.grid{stroke:#59636f;stroke-opacity:.3}\
        @media(prefers-color-scheme:dark){text{fill:#a3adba}.grid{stroke:#a3adba}}</style>
        """
}
