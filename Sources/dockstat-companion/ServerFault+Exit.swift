import ArgumentParser
import CompanionEndpoint

extension ServerFault {
    /// Says what is wrong and gives the exit code of sysexits.h for it: 66 no input, 69 unavailable, 73 cannot create.
    var asExit: ExitCode {
        Streams.error("Error: \(description)")
        return switch kind {
        case .inUse: ExitCode(73)
        case .address: ExitCode(69)
        case .folder: ExitCode(66)
        }
    }
}
