/// Where an image comes from, as `docker pull` reads its name.
package struct ImageReference: Hashable, Sendable {
    /// Such as `registry-1.docker.io` or `registry.example.org:5000`.
    package var registry: String
    /// Such as `library/nginx`.
    package var repository: String
    package var tag: String

    /// - Returns: `nil` where the name is an image id or names a digest (which is never outdated), or is no name at all.
    package init?(_ name: String) {
        guard !name.isEmpty, !name.contains("@"), !name.hasPrefix("sha256:"), name.utf8.count <= 500 else { return nil }
        var rest = name[...]
        var registry = "registry-1.docker.io"
        // The first part is a registry where it looks like a host: the rule of Docker's reference parser.
        if let slash = name.firstIndex(of: "/") {
            let first = name[..<slash]
            if first.contains(".") || first.contains(":") || first == "localhost" {
                registry = first == "docker.io" || first == "index.docker.io" ? registry : String(first)
                rest = name[name.index(after: slash)...]
            }
        }
        var tag = "latest"
        if let colon = rest.lastIndex(of: ":") {
            tag = String(rest[rest.index(after: colon)...])
            rest = rest[..<colon]
        }
        let isHub = registry == "registry-1.docker.io"
        repository = isHub && !rest.contains("/") ? "library/\(rest)" : String(rest)
        self.registry = registry
        self.tag = tag
        func fits(_ text: String, _ more: String) -> Bool {
            !text.isEmpty
                && text.unicodeScalars.allSatisfy {
                    $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || more.unicodeScalars.contains($0))
                }
        }
        guard fits(repository, "/._-"), fits(tag, "._-"), fits(registry, ".:-[]"), !repository.contains("..") else { return nil }
    }

    /// Whether a digest entry of an image (`nginx@sha256:…`, as the engine writes it) is about this repository.
    package func isNamed(by repository: some StringProtocol) -> Bool {
        guard let other = ImageReference(String(repository)) else { return false }
        return other.registry == registry && other.repository == self.repository
    }
}
