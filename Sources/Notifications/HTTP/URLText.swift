/// Changes to URLs that leave all else in them as it was written.
enum URLText {
    /// Puts `suffix` after the path, before query and fragment.
    static func appending(_ suffix: String, to url: String) -> String {
        guard !suffix.isEmpty else { return url }
        let end = url.firstIndex { $0 == "?" || $0 == "#" } ?? url.endIndex
        var path = url[..<end]
        while path.last == "/" { path.removeLast() }
        return path + suffix + url[end...]
    }

    /// Adds `item` (`name=value`) to the query.
    static func adding(query item: String, to url: String) -> String {
        let end = url.firstIndex(of: "#") ?? url.endIndex
        return url[..<end] + (url[..<end].contains("?") ? "&" : "?") + item + url[end...]
    }
}
