import DockStatModel

/// The charts of a page: drawn now, or as an earlier tick drew them and left them in the page that lies there, for as long as no pixel
/// has moved.
struct DrawnCharts: Sendable {
    let markup: Markup
    /// How many were drawn.
    let drawn: Int

    static let none = DrawnCharts(markup: .empty, drawn: 0)

    private init(markup: Markup, drawn: Int) {
        self.markup = markup
        self.drawn = drawn
    }

    /// - Parameters:
    ///   - print: of everything that they show.
    ///   - earlier: the page as it lies there, where it does as it was written.
    init(count: Int, print: ValueHash, earlier: [UInt8]?, draw: () -> Markup) {
        let opening = Array("<!--charts \(String(print.value, radix: 16))-->".utf8)
        if let earlier, let found = DrawnCharts.find(opening, in: earlier) {
            self.init(markup: Markup(raw: String(decoding: found, as: UTF8.self)), drawn: 0)
        } else {
            var markup = Markup.empty
            markup.append(ascii: opening)
            markup += draw()
            markup.append(ascii: DrawnCharts.closing)
            self.init(markup: markup, drawn: count)
        }
    }

    /// Text from outside has no `<` of its own on a page, so no text of it looks like this.
    private static let closing = Array("<!--/charts-->".utf8)

    private static func find(_ opening: [UInt8], in page: [UInt8]) -> ArraySlice<UInt8>? {
        guard let start = place(of: opening, in: page[...]), let end = place(of: closing, in: page[start.upperBound...]) else {
            return nil
        }
        return page[start.lowerBound..<end.upperBound]
    }

    /// - Parameter mark: a remark; exclamation marks are rare on a page.
    private static func place(of mark: [UInt8], in page: ArraySlice<UInt8>) -> Range<Int>? {
        var rest = page.dropFirst()
        while let sign = rest.firstIndex(of: UInt8(ascii: "!")) {
            if page[(sign - 1)...].starts(with: mark) { return sign - 1..<sign - 1 + mark.count }
            rest = rest[(sign + 1)...]
        }
        return nil
    }
}

// MARK: What charts show, as a fingerprint

extension ValueHash {
    mutating func add(_ span: Range<Timestamp>) {
        add(span.lowerBound)
        add(span.upperBound)
    }

    mutating func add(_ chart: Chart) {
        add(chart.title)
        add(value: chart.limit ?? -1)
        add(chart.limitName)
        for line in chart.lines {
            add(line.name)
            add(line.series.start)
            add(line.series.step)
            for point in line.series.points {
                add(value: point?.minimum ?? .nan)
                add(value: point?.average ?? .nan)
                add(value: point?.maximum ?? .nan)
            }
        }
    }

    mutating func add(_ mark: EventMark) {
        add(mark.kind.rawValue)
        add(mark.time)
        add(mark.text)
        add(mark.isNewImage)
    }

    mutating func add(_ shade: PlotFrame.Shade) {
        add(shade.kind.rawValue)
        add(shade.span)
        add(shade.title)
    }
}
