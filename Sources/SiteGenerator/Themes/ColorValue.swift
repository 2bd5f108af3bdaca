import Foundation

/// A colour of plain numbers, to reckon with its lightness.
package struct ColorValue: Hashable, Sendable {
    /// 0 to 1 each, in sRGB.
    let red: Double
    let green: Double
    let blue: Double

    /// - Parameter text: `#rgb` or `#rrggbb`, also with an alpha behind, which is left out; or `rgb(r, g, b)` of 0 to 255.
    package init?(_ text: String) {
        let parts: [Double]
        if text.hasPrefix("#") {
            let digits = text.dropFirst().compactMap(\.hexDigitValue)
            guard digits.count == text.count - 1 else { return nil }
            switch digits.count {
            case 3, 4: parts = digits.prefix(3).map { Double($0 * 17) / 255 }
            case 6, 8: parts = [0, 2, 4].map { Double(digits[$0] * 16 + digits[$0 + 1]) / 255 }
            default: return nil
            }
        } else if let match = text.wholeMatch(of: /rgba?\(([0-9., \/]+)\)/) {
            let numbers = match.1.split(whereSeparator: { ", /".contains($0) }).compactMap { Double($0) }
            guard numbers.count >= 3 else { return nil }
            parts = numbers.prefix(3).map { min($0, 255) / 255 }
        } else {
            return nil
        }
        (red, green, blue) = (parts[0], parts[1], parts[2])
    }

    /// Relative luminance, WCAG 2.2.
    package var luminance: Double {
        func linear(_ part: Double) -> Double { part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4) }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Contrast ratio, WCAG 2.2: 1 to 21.
    package func contrast(to other: ColorValue) -> Double {
        let (darker, lighter) = (min(luminance, other.luminance), max(luminance, other.luminance))
        return (lighter + 0.05) / (darker + 0.05)
    }

    /// Whether white stands out on it better than black does.
    var isDark: Bool { luminance < 0.179 }
}
