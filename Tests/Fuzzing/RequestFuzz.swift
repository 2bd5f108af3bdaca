import DockStatModel
import Foundation
import Operations

@testable import CompanionEndpoint

enum RequestFuzz {
    static func feed(_ target: FuzzTarget, _ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        switch target {
        case .form:
            for field in FormBody.fields(Data(bytes)) ?? [] {
                try FuzzTarget.require(field.value.utf8.count <= bytes.count, "a field longer than the form")
            }
        case .json:
            guard let fields = try? RequestBody.fields(Data(bytes), type: "application/json") else { return }
            try FuzzTarget.require(!bytes.contains(0), "in an encoding that was not looked into")
            // What passed is written and read back as the same.
            let again = try RequestBody.fields(JSONBody.object(fields).data, type: "application/json")
            try FuzzTarget.require(again == fields, "read back otherwise: \(fields)")
        case .path:
            guard let path = SitePath(target: text) else { return }
            for part in path.components {
                try FuzzTarget.require(
                    !part.isEmpty && part != ".." && part != "." && !part.contains("/") && !part.contains("\0"), "a name: \(part)"
                )
            }
        case .cookie:
            if let value = SessionCookie.value(in: text, isSecure: bytes.count % 2 == 0) {
                try FuzzTarget.require(!value.contains(";"), "a cookie: \(value)")
            }
            _ = ListenAddress(text)
        case .change:
            guard let fields = try? RequestBody.fields(Data(bytes), type: "application/json") else { return }
            for route in ChangeRoute.all {
                let fields = ChangeFields(fields, now: Timestamp(milliseconds: 1_800_000_000_000))
                // Either it is a change, or all that is wrong is told.
                do throws(InvalidChange) {
                    try route.read(fields)
                } catch {
                    try FuzzTarget.require(!error.mistakes.isEmpty, "\(route.action) is wrong without a mistake")
                }
            }
        default: return
        }
    }
}
