import DockStatModel

/// What every chart has around its curves: axes with their texts, grid, shading, marks.
///
/// The plot is stretched to whatever width there is; text and event marks lie outside the stretched part at shares of the
/// width, so that they keep their shape and size. `data-from`, `data-to` (milliseconds since 1970) and `data-top` (the value at the
/// upper edge) tell a script what each point of the plot stands for.
struct PlotFrame {
    /// A span of time that is set off from the rest.
    struct Shade: Hashable {
        enum Kind: String, Hashable {
            case maintenance, unknown
        }
        var kind: Kind
        var span: Range<Timestamp>
        var title: String
    }

    /// Units of the stretched part.
    static let width = 600
    static let height = 100

    var axis: TimeAxis
    var scale: ChartScale
    var numbers: NumberText

    /// - Parameter shades: drawn on this axis.
    func open(description: String, shades: Markup, in result: inout Markup) {
        result += "<div class=\"plotted\"><div class=\"ys\" aria-hidden=\"true\"><span>"
        result.append(text: scale.topText(numbers))
        result += "</span><span>"
        result.append(text: scale.middleText(numbers))
        result += "</span><span>0</span></div><svg class=\"plot\" role=\"img\" data-from=\""
        result.append(text: String(axis.span.lowerBound.milliseconds))
        result += "\" data-to=\""
        result.append(text: String(axis.span.upperBound.milliseconds))
        result += "\" data-top=\""
        result.append(text: NumberText.trimmed(scale.top, digits: 3))
        result += "\"><title>"
        result.append(text: description)
        result += "</title>"
        result += shades
        result +=
            "<svg class=\"area\" viewBox=\"0 0 600 100\" preserveAspectRatio=\"none\" width=\"100%\" height=\"120\" y=\"8\">"
        result += axis.grid
    }

    /// - Parameter marks: drawn on this axis.
    func close(limit: Double?, marks: Markup, in result: inout Markup) {
        if let limit {
            let y = NumberText.trimmed(Double(scale.y(limit, height: PlotFrame.height)) / 10, digits: 1)
            result += "<path class=\"limit\" d=\"M0 \(y)h600\"/>"
        }
        result += "</svg>"
        result += axis.texts
        result += marks
        result += "</svg></div>"
    }
}

extension PlotFrame.Shade {
    func drawn(on axis: TimeAxis) -> Markup {
        let start = axis.share(span.lowerBound)
        let width = axis.share(span.upperBound) - start
        guard width > 0 else { return .empty }
        let fill: Markup = kind == .unknown ? " fill=\"url(#p-unknown)\"" : .empty
        return
            "<rect class=\"shade \(kind.rawValue)\" x=\"\(NumberText.trimmed(start * 100, digits: 2))%\" y=\"8\" width=\"\(NumberText.trimmed(width * 100, digits: 2))%\" height=\"120\"\(fill)><title>\(title)</title></rect>"
    }
}
