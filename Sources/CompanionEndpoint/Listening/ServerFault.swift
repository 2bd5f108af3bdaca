import Glibc
import NIOCore

/// Why a server of ours could not start, in a sentence for people.
package struct ServerFault: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        /// Somebody else listens there.
        case inUse
        /// The address is not one of this machine, its name does not resolve, or the port needs other rights.
        case address
        /// The folder is missing, cannot be read or written.
        case folder
    }

    package let kind: Kind
    package let description: String

    package init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }

    /// - Parameter error: what binding to `address` threw.
    static func binding(_ error: any Error, to address: String) -> ServerFault {
        if let fault = error as? ServerFault { return fault }
        return switch (error as? IOError)?.errnoCode {
        case EADDRINUSE?:
            ServerFault(
                .inUse,
                "Cannot listen on \(address): another program listens there. End it, or name another address with --listen.")
        case EACCES?:
            ServerFault(
                .address, "Cannot listen on \(address): permission denied. Ports below 1024 need root; choose a higher one.")
        case EADDRNOTAVAIL?:
            ServerFault(.address, "Cannot listen on \(address): this machine has no such address. 127.0.0.1 always works.")
        default: ServerFault(.address, "Cannot listen on \(address): \(error)")
        }
    }
}
