import DockStatModel

/// Draws a stack of containers as a figure: areas on top of each other, a legend with values, the numbers as a
/// table.
struct StackDrawing {
    let stack: ContainerStack
    let time: TimeAxis
    let clock: ClockText
    let words: Words
    let marks: [EventMark]
    /// Announced for some of the containers; in order, apart from each other.
    let maintenance: [Range<Timestamp>]
    /// What the machine has, in the chart's unit.
    let ceiling: Double?
    /// A container by its name, as a link where it has a page.
    let name: (ContainerIdentity) -> Markup
    let plainName: (ContainerIdentity) -> String

    private var unit: ChartScale.Unit { stack.resource.unit }
    private func text(_ value: Double) -> String { unit.text(value, words.numbers) }
    private var title: String { words(stack.resource.title) }

    func figure() -> Markup {
        var result: Markup =
            "<figure class=\"chart stack\" data-signal=\"\(stack.resource.signal)\"><figcaption><h3 class=\"title\">\(title)</h3>"
        guard let sum = StackDrawing.summary(stack.totals) else {
            result += "</figcaption><p class=\"nothing\">\(words("There are no readings of this time."))</p></figure>"
            return result
        }
        result += sums(sum)
        result += "</figcaption>"
        let limit = drawnCeiling(sum)
        let frame = PlotFrame(
            axis: time, scale: ChartScale(unit: unit, maximum: max(sum.maximum, limit ?? 0)),
            numbers: words.numbers)
        frame.open(description: description(sum), shades: .joined(shades().map { $0.drawn(on: time) }), in: &result)
        result += areas(frame.scale)
        frame.close(
            limit: limit, marks: EventMark.drawn(marks, on: time, clock: clock, words: words), in: &result)
        result += legend()
        result += numbers()
        result += "</figure>"
        return result
    }

    /// Least, mean and greatest of what was observed.
    static func summary(_ values: [Double]) -> Series.Point? {
        var point = Series.Point(minimum: .infinity, average: 0, maximum: -.infinity)
        var count = 0
        for value in values where !value.isNaN {
            point.minimum = min(point.minimum, value)
            point.maximum = max(point.maximum, value)
            point.average += value
            count += 1
        }
        guard count > 0 else { return nil }
        point.average /= Double(count)
        return point
    }

    // MARK: Areas

    private func areas(_ scale: ChartScale) -> Markup {
        let axis = stack.axis
        let width = PlotFrame.width * 10
        let x = (0..<axis.count).map { step in (2 * step + 1) * width / (2 * max(axis.count, 1)) }
        var floor = [Double](repeating: 0, count: axis.count)
        var result = Markup.empty
        for layer in stack.layers {
            var path = PathData(reserving: axis.count * 10)
            var step = 0
            while step < axis.count {
                guard !layer.values[step].isNaN else {
                    step += 1
                    continue
                }
                var end = step
                while end + 1 < axis.count, !layer.values[end + 1].isNaN { end += 1 }
                let run = step...end
                // A value alone has the width of its step.
                let left = run.count == 1 ? x[step] - width / (2 * axis.count) : x[step]
                let right = run.count == 1 ? x[step] + width / (2 * axis.count) : x[end]
                func y(_ value: Double) -> Int { scale.y(value, height: PlotFrame.height) }
                path.move(to: left, y(floor[step]))
                for index in run { path.line(to: run.count == 1 ? left : x[index], y(floor[index] + layer.values[index])) }
                path.line(to: right, y(floor[end] + layer.values[end]))
                for index in run.reversed() { path.line(to: run.count == 1 ? right : x[index], y(floor[index])) }
                path.close()
                step = end + 1
            }
            for (index, value) in layer.values.enumerated() where !value.isNaN { floor[index] += value }
            guard !path.isEmpty else { continue }
            result += "<path class=\"layer \(StackDrawing.look(layer))\" d=\""
            result.append(ascii: path.bytes)
            result += "\"><title>\(plain(layer))</title></path>"
        }
        return result
    }

    private static func look(_ layer: ContainerStack.Layer) -> Markup { layer.slot.map { "l\($0 + 1)" } ?? "l0" }

    /// Announced maintenance; where a container is missing in the sum, and where all are.
    private func shades() -> [PlotFrame.Shade] {
        let axis = stack.axis
        var shades = maintenance.map { PlotFrame.Shade(kind: .maintenance, span: $0, title: words("announced maintenance")) }
        func add(_ isShaded: (Int) -> Bool, _ title: String) {
            var start: Int?
            for step in 0...axis.count {
                let shaded = step < axis.count && isShaded(step)
                if shaded, start == nil { start = step }
                if !shaded, let first = start {
                    shades.append(
                        PlotFrame.Shade(kind: .unknown, span: axis.time(of: first)..<axis.time(of: step), title: title))
                    start = nil
                }
            }
        }
        add({ stack.totals[$0].isNaN }, words("not observed"))
        add({ stack.isPartial[$0] }, words("not every container was observed: the sum is of the others"))
        return shades
    }

    // MARK: Words and numbers

    private func sums(_ sum: Series.Point) -> Markup {
        var result: Markup =
            "<div class=\"sums\"><p><span class=\"muted\">\(words("together"))</span> <span>\(words("min")) <b>\(text(sum.minimum))</b></span> <span>\(words("avg")) <b>\(text(sum.average))</b></span> <span>\(words("max")) <b>\(text(sum.maximum))</b></span></p>"
        if let ceiling {
            let isDrawn = drawnCeiling(sum) != nil
            result +=
                "<p><span\(isDrawn ? " class=\"key limit\"" as Markup : .empty)>\(words("machine"))</span> <b>\(text(ceiling))</b></p>"
        }
        if stack.isPartial.contains(true) {
            result += "<p>\(words("hatched: not every container was observed"))</p>"
        }
        result += "</div>"
        return result
    }

    private func plain(_ layer: ContainerStack.Layer) -> String {
        guard let container = layer.container else {
            return words(layer.count, one: "\(layer.count) other", other: "\(layer.count) others")
        }
        return plainName(container)
    }

    private func label(_ layer: ContainerStack.Layer) -> Markup {
        layer.container.map(name) ?? "\(plain(layer))"
    }

    /// What the machine has, where drawing it leaves the areas most of the room.
    private func drawnCeiling(_ sum: Series.Point) -> Double? { ceiling.flatMap { sum.maximum * 2 >= $0 ? $0 : nil } }

    /// From the top of the stack down, as the eye meets them; last what the others come to.
    private func legend() -> Markup {
        var result: Markup = """
            <table class="numbers layers"><caption class="away">\(words("\(title): each container"))</caption><thead><tr>\
            <th scope="col">\(words("Container"))</th><th scope="col">\(words("last"))</th><th scope="col">\(words("avg"))</th><th scope="col">\(words("max"))</th></tr></thead><tbody>
            """
        let named = stack.layers.filter { $0.container != nil }
        for layer in named.reversed() + stack.layers.filter({ $0.container == nil }) {
            let sum = StackDrawing.summary(layer.values)
            let last = layer.values.last.flatMap { $0.isNaN ? nil : text($0) } ?? "–"
            result += """
                <tr><th scope="row"><svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect class="layer \(StackDrawing.look(layer))" width="10" height="10" rx="2"/></svg>\(label(layer))</th>\
                <td>\(last)</td><td>\(sum.map { text($0.average) } ?? "–")</td><td>\(sum.map { text($0.maximum) } ?? "–")</td></tr>
                """
        }
        result += "</tbody></table>"
        return result
    }

    private func numbers() -> Markup {
        let axis = stack.axis
        let width = max(1, (axis.count + ChartNumbers.rows - 1) / ChartNumbers.rows)
        var result: Markup = """
            <details><summary>\(words("Numbers"))</summary><div class="wide"><table class="numbers"><caption class="away">\(words("\(title): averages"))</caption><thead><tr>\
            <th scope="col">\(words("From"))</th><th scope="col">\(words("together"))</th>
            """
        for layer in stack.layers { result += "<th scope=\"col\"><bdi>\(plain(layer))</bdi></th>" }
        result += "</tr></thead><tbody>"
        for start in stride(from: 0, to: axis.count, by: width) {
            let steps = start..<min(start + width, axis.count)
            func cell(_ values: [Double]) -> Markup {
                "<td>\(StackDrawing.summary(Array(values[steps])).map { text($0.average) } ?? "–")</td>"
            }
            result += "<tr><th scope=\"row\">\(ChartNumbers.label(axis.time(of: start), clock: clock, span: axis.span))</th>"
            result += cell(stack.totals)
            for layer in stack.layers { result += cell(layer.values) }
            result += "</tr>"
        }
        result += "</tbody></table></div></details>"
        return result
    }

    private func description(_ sum: Series.Point) -> String {
        words(
            "\(title) from \(clock.moment(time.span.lowerBound)) to \(clock.moment(time.span.upperBound)): together average \(text(sum.average)), highest \(text(sum.maximum))"
        )
    }
}
