/// The engine's list tells an exit code only within its words: `Exited (137) 5 minutes ago`.
enum ExitText {
    static func code(_ statusText: String) -> Int? {
        guard statusText.hasPrefix("Exited (") else { return nil }
        return Int(statusText.dropFirst("Exited (".count).prefix { $0 != ")" })
    }
}
