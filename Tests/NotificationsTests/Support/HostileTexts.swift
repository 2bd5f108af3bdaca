/// Texts that want to be something else than text, put together by chance and the same for the same seed in every run.
struct HostileTexts {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// What means something to a provider, a mail, JSON, a terminal or an eye.
    private static let alphabet: [String] = [
        "@everyone", "@here", "<!channel>", "<!here|x>", "<@123>", "<@&456>", "<#789>", "<a:x:1>", "<t:1:R>", "@", "!", "<", ">",
        "|", "||", "&", "&lt;", "&amp;", "[x](http://evil)", "](http://evil)", "[", "]", "(", ")", "<http://evil|click>",
        "https://evil.example", "steam://run", "http://", "://", "*", "**", "_", "__", "~", "~~", "`", "```", "``` `", "#", "# ",
        "-# ",
        "> ", ">>> ", "- ", "1. ", "\\", "\\\\", "\"", "'", "{{title}}", "{{#alerts}}", "}}", "%0d%0a", "\\u0000", "\\n",
        "\r\n", "\n", "\r", "\t", "\u{0}", "\u{7}", "\u{1b}[31m", "\u{7f}", "\u{85}", "\u{9b}", "\u{2028}", "\u{2029}",
        "\r\nBcc: evil@example.org", "\r\n\r\n", "=?utf-8?B?ZXZpbA==?=", "--=_k1--", "=3D", "\n.\n", "\nFrom ",
        "\u{202e}", "\u{202a}", "\u{2066}", "\u{2069}", "\u{200f}", "\u{200b}", "\u{200d}", "\u{2060}", "\u{feff}", "\u{ad}",
        "\u{301}", "\u{489}", "\u{20e3}", "\u{fe0f}", "e\u{301}", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇩🇪", "👍🏿", "𝕏", "\u{10ffff}", "\u{e000}", "\u{fffd}",
        "ﷺ",
        "ß", "İ", "日本語", "العربية", "<script>", "</a>", "javascript:", "a", "web-1", "0", " ", "  ", "\u{a0}",
    ]

    private mutating func roll(_ sides: Int) -> Int {
        // SplitMix64.
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return Int((z ^ (z >> 31)) % UInt64(sides))
    }

    /// Some are empty, most are short, and now and then one is far longer than any limit.
    mutating func next() -> String {
        var text = ""
        for _ in 0..<roll(24) {
            let piece = Self.alphabet[roll(Self.alphabet.count)]
            text += roll(60) == 0 ? String(repeating: piece, count: 50 + roll(4000)) : piece
        }
        return text
    }

    mutating func next(_ count: Int) -> [String] { (0..<count).map { _ in next() } }
}
