import DockStatModel

/// Values are kept as whole numbers: 0.01 % of CPU, 1 byte, 1 byte per second, 1 process.
extension Signal {
    /// Units per 1.
    var scale: Double { self == .cpuPercent ? 100 : 1 }

    /// `nil` where the value is no number or beyond 64 bits: such a value is not kept.
    func stored(_ value: Double?) -> Int64? {
        guard let value, value.isFinite else { return nil }
        return Int64(exactly: (value * scale).rounded())
    }

    func value(_ stored: Int64) -> Double { Double(stored) / scale }

    /// The columns of `sample`, in the order of the cases.
    static let columns = allCases.map(\.rawValue).joined(separator: ", ")
}
