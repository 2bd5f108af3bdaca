import DockStatModel

extension SimulatedHost {
    /// The 64-digit id of a container's generation. Its last 16 digits hide index and generation, so that a request for an
    /// id finds its container without a search.
    func id(of container: SimulatedContainer, generation: Int64) -> String {
        let head = container.dice.with(11).with(UInt64(bitPattern: generation))
        let place = UInt64(container.index) << 32 | UInt64(truncatingIfNeeded: generation & 0xffff_ffff)
        var digits: [UInt8] = []
        digits.reserveCapacity(64)
        Hex.append(head.value, to: &digits)
        Hex.append(head.with(1).value, to: &digits)
        Hex.append(head.with(2).value, to: &digits)
        Hex.append(place ^ dice.with(head.with(1).value).value, to: &digits)
        return String(decoding: digits, as: UTF8.self)
    }

    /// The container that an id, the beginning of one, or a name means at `now`, as the engine reads it.
    func find(_ text: String, at now: Int64) -> (container: SimulatedContainer, condition: Condition)? {
        if text.utf8.count == 64, let middle = UInt64(text.dropFirst(16).prefix(16), radix: 16),
            let hidden = UInt64(text.suffix(16), radix: 16)
        {
            let index = Int((hidden ^ dice.with(middle).value) >> 32)
            guard containers.indices.contains(index) else { return nil }
            let condition = containers[index].condition(at: now)
            let isPresent = condition.state != .missing && id(of: containers[index], generation: condition.generation) == text
            return isPresent ? (containers[index], condition) : nil
        }
        let name = text.hasPrefix("/") ? String(text.dropFirst()) : text
        for container in containers where container.name == name {
            let condition = container.condition(at: now)
            return condition.state == .missing ? nil : (container, condition)
        }
        guard !text.isEmpty else { return nil }
        let matches = present(at: now).filter { id(of: $0.container, generation: $0.condition.generation).hasPrefix(text) }
        return matches.count == 1 ? matches.first : nil
    }

    /// The containers that the engine knows at `now`, the newest first.
    func present(at now: Int64) -> [(container: SimulatedContainer, condition: Condition)] {
        containers.map { ($0, $0.condition(at: now)) }
            .filter { $0.1.state != .missing }
            .sorted { ($0.1.created, $0.0.index) > ($1.1.created, $1.0.index) }
    }
}
