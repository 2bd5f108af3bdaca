internal import DockStatModel

extension Alert {
    static let flappingReach = Duration.minutes(30)
    /// More turns than this within `flappingReach` are flapping.
    static let turnsAllowed = 4
    static let calmAfter = Duration.minutes(15)

    /// Forgets old turns and says whether flapping began or ended with this look. After calm, counting begins anew.
    mutating func judgeFlapping(at now: Timestamp) -> (began: Bool, ended: Bool) {
        // Turns in the future are those of a clock that went back.
        turns.removeAll { $0 > now || now - $0 > Self.flappingReach }
        if flappingSince == nil {
            guard turns.count > Self.turnsAllowed else { return (false, false) }
            flappingSince = now
            return (true, false)
        }
        if let last = turns.last, now - last < Self.calmAfter { return (false, false) }
        flappingSince = nil
        turns = []
        return (false, true)
    }
}
