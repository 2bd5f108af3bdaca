internal import DockStatModel

extension ConfigurationReader {
    func readHotkeys(_ hotkeys: inout [Hotkey: String], _ top: NodeReader.Map, _ reader: inout NodeReader) {
        guard let map = reader.map(top, "hotkeys", schemaPath: "hotkeys") else { return }
        let before = reader.mistakes.count
        for hotkey in Hotkey.allCases {
            var key = ""
            reader.read(&key, map, hotkey.rawValue, .hotkey)
            if !key.isEmpty, key != hotkey.standard { hotkeys[hotkey] = key }
        }
        guard reader.mistakes.count == before, let conflict = Hotkey.conflict(in: hotkeys) else { return }
        reader.refuse(top.place("hotkeys"), top.path("hotkeys"), conflict)
    }
}

extension ValueKind<String> {
    static let hotkey = ValueKind(allowed: Hotkey.allowed) { Hotkey.key($0) }
}
