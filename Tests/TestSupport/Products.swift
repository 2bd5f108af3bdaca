import Glibc

/// What SwiftPM built together with the tests.
package enum Products {
    /// The folder of the test executable, where SwiftPM puts every product.
    package static let folder: String = {
        var path = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &path, path.count - 1)
        let whole = String(decoding: path.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
        return String(whole[..<(whole.lastIndex(of: "/") ?? whole.endIndex)])
    }()

    package static let dockstat = "\(folder)/dockstat"
}
