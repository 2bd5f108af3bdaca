internal import DockStatModel
internal import Operations

extension Configuration {
    /// Pins, hotkeys and themes that people keep. Those of the file come first; of a hotkey and the theme, what people chose counts.
    mutating func takeLooks(_ kept: [Kept]) {
        keptPins = kept.pinNames
        pinned += keptPins.filter { !pinned.contains($0) }
        for entry in kept where entry.kind == .hotkey {
            if let hotkey = Hotkey(rawValue: entry.name) { hotkeys[hotkey] = entry.definition }
        }
        chosenTheme = kept.first { $0.kind == .setting && $0.name == SetTheme.setting }?.definition
        keptThemes = kept.filter { $0.kind == .theme }.map { KeptTheme(slug: $0.name, definition: $0.definition) }
    }
}
