package import DockStatModel

/// Compares what runs with what registries offer. Pure.
package enum OutdatedImages {
    /// - Parameters:
    ///   - image: the container's image as named.
    ///   - imageID: of the image it was made from.
    ///   - inventory: of its host.
    ///   - registryDigest: what the tag stands for now.
    /// - Returns: `nil` where the engine does not tell by which digest the image came (built or imported locally).
    package static func isOutdated(
        image: ImageReference, imageID: String, inventory: HostInventory, registryDigest: String
    ) -> Bool? {
        guard let local = inventory.images.first(where: { $0.id == imageID }), let digests = local.digests else { return nil }
        let own = digests.compactMap { entry -> String? in
            guard let at = entry.firstIndex(of: "@"), image.isNamed(by: entry[..<at]) else { return nil }
            return String(entry[entry.index(after: at)...])
        }
        return own.isEmpty ? nil : !own.contains(registryDigest)
    }
}
