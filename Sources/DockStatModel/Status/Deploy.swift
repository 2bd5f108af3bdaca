/// A container was made anew: from another image, or from the same one with other settings.
package struct Deploy: Hashable, Sendable {
    package var container: ContainerIdentity
    /// Of the container as it is called now.
    package var name: String
    package var time: Timestamp
    /// The image it is made from, as named.
    package var image: String
    /// What changed; `nil` where it was made from the same image as before, or for the first time.
    package var change: ImageChange?

    package init(container: ContainerIdentity, name: String, time: Timestamp, image: String, change: ImageChange? = nil) {
        self.container = container
        self.name = name
        self.time = time
        self.image = image
        self.change = change
    }
}
