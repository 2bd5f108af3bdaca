internal import ArgumentParser
internal import DockStatModel
internal import Settings
internal import SiteGenerator
internal import Storage

extension CommandFailure {
    /// The exit code and the sentence for what a room threw; `nil` for what is no failure of ours to explain (an exit code that
    /// was chosen already, the end by a signal).
    init?(explaining error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let errors as ConfigurationErrors:
            self.init(status: .configuration, message: errors.text, advice: nil)
        case let error as StorageError:
            self.init(status: .cannotWrite, message: error.message, advice: error.advice)
        case let error as SiteError:
            switch error.kind {
            case .template, .input: self.init(status: .configuration, message: error.message)
            case .cannotWrite, .diskFull, .foreignFolder: self.init(status: .cannotWrite, message: error.message)
            }
        case let reason as UnreachableReason:
            self.init(status: .nothingReachable, message: reason.message, advice: reason.advice)
        case is ExitCode, is CleanExit, is ValidationError, is CancellationError: return nil
        default: self.init(status: .partlyFailed, message: "\(error)")
        }
    }
}

extension StageFailure {
    init(stage: Stage, _ error: any Error) {
        let failure = CommandFailure(explaining: error)
        self.init(
            stage: stage,
            message: failure?.line ?? "\(error)",
            cannotWrite: failure?.status == .cannotWrite, isDamage: (error as? StorageError)?.kind == .corrupt)
    }
}
