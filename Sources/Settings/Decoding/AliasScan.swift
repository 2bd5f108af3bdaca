/// Finds the first alias (`*name`) of a YAML text before it is parsed.
///
/// Aliases are refused: a few lines of them can stand for more values than fit into memory, nothing in `dockstat.yaml` needs
/// them, and the usual one is a pattern such as `*-init-*` that somebody forgot to quote. The scan knows quotes, comments,
/// block texts and plain text; where a plain text goes on over several lines it errs towards finding one.
struct AliasScan {
    private let bytes: [UInt8]
    private var at = 0
    private var line = 1
    private var lineStart = 0
    private var flowDepth = 0

    private init(_ text: String) { bytes = Array(text.utf8) }

    static func firstAlias(in text: String) -> ConfigurationMistake.Place? {
        var scan = AliasScan(text)
        return scan.run()
    }

    private mutating func run() -> ConfigurationMistake.Place? {
        while let byte = current {
            switch byte {
            case UInt8(ascii: "*"): return .init(line: line, column: column)
            case UInt8(ascii: "#"): skipLine()
            case UInt8(ascii: "\""), UInt8(ascii: "'"): skipQuoted(byte)
            case UInt8(ascii: "|") where flowDepth == 0, UInt8(ascii: ">") where flowDepth == 0: skipBlock()
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                flowDepth += 1
                advance()
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                flowDepth = max(0, flowDepth - 1)
                advance()
            case UInt8(ascii: "!"), UInt8(ascii: "&"): skipWord()
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: ","),
                UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"):
                advance()
            default: skipPlain()
            }
        }
        return nil
    }

    private var current: UInt8? { at < bytes.count ? bytes[at] : nil }
    private var next: UInt8? { at + 1 < bytes.count ? bytes[at + 1] : nil }

    /// Counted in Unicode scalars, as the parser does.
    private var column: Int { bytes[lineStart..<at].count { $0 & 0xC0 != 0x80 } + 1 }

    private mutating func advance() {
        if current == UInt8(ascii: "\n") {
            line += 1
            lineStart = at + 1
        }
        at += 1
    }

    private mutating func skipLine() {
        while let byte = current, byte != UInt8(ascii: "\n") { advance() }
    }

    private mutating func skipWord() {
        while let byte = current, !isBlank(byte) { advance() }
    }

    private mutating func skipQuoted(_ quote: UInt8) {
        advance()
        while let byte = current {
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                advance()
            } else if byte == quote {
                // `''` inside single quotes is a quote; seen as an end and a new beginning it comes to the same.
                advance()
                return
            }
            advance()
        }
    }

    private mutating func skipPlain() {
        while let byte = current, byte != UInt8(ascii: "\n") {
            if byte == UInt8(ascii: ":"), next.map(isBlank) ?? true { return }
            if flowDepth > 0, isFlowMark(byte) { return }
            if isBlank(byte), next == UInt8(ascii: "#") { return }
            advance()
        }
    }

    /// A text after `|` or `>`: the lines that are blank or stand further in than the key it belongs to.
    private mutating func skipBlock() {
        let indent = bytes[lineStart..<at].prefix {
            $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "?")
        }.count
        skipLine()
        while current != nil {
            advance()
            let start = at
            let spaces = bytes[start...].prefix { $0 == UInt8(ascii: " ") }.count
            let isEmpty = start + spaces >= bytes.count || isBlank(bytes[start + spaces])
            guard isEmpty || spaces > indent else { return }
            skipLine()
        }
    }

    private func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private func isFlowMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
        default: false
        }
    }
}
