/// How wide a line of text will be, without a font at hand.
enum TextWidth {
    /// Of the printable ASCII characters from the space on: advance widths of Verdana, in 2048ths of the font's size. Fonts that
    /// stand in for it are narrower or as wide.
    private static let advances: [Int] = [
        720, 806, 940, 1676, 1302, 2204, 1488, 550, 930, 930, 1302, 1676, 745, 930, 745, 930,
        1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 930, 930, 1676, 1676, 1676, 1117,
        2048, 1400, 1404, 1430, 1578, 1295, 1177, 1588, 1539, 862, 931, 1419, 1140, 1726, 1532, 1612,
        1235, 1612, 1424, 1400, 1262, 1499, 1400, 2025, 1403, 1260, 1403, 930, 930, 930, 1676, 1302,
        1302, 1230, 1276, 1067, 1276, 1220, 720, 1276, 1296, 562, 705, 1212, 562, 1992, 1296, 1243,
        1276, 1276, 874, 1067, 807, 1296, 1212, 1676, 1212, 1212, 1076, 1300, 930, 1300, 1676,
    ]
    private static let unit = 2048.0

    /// In pixels at a font's size of 11, to a tenth and never less than needed by more than rounding.
    static func verdana11(_ text: String) -> Double {
        let sum = text.unicodeScalars.reduce(0) { $0 + advance(of: $1) }
        return (Double(sum) / unit * 110).rounded(.up) / 10
    }

    private static func advance(of scalar: Unicode.Scalar) -> Int {
        // A space that does not break is as wide as one that does.
        let value = scalar == "\u{A0}" ? 0x20 : Int(scalar.value)
        if (0x20..<0x20 + advances.count).contains(value) { return advances[value - 0x20] }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        // Ideographs, kana, hangul and most pictures are as wide as they are high; other alphabets are like ours.
        return value >= 0x1100 && !(0x1E00..<0x2E80).contains(value) ? 2048 : 1400
    }
}
