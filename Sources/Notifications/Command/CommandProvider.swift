import DockStatModel
import FoundationEssentials

/// Runs a program, which gets the message as JSON on its standard input.
struct CommandProvider: MessageProvider {
    var configuration: ReceiverConfiguration.Command
    var receiver: String
    var writer: MessageWriter

    /// `EX_TEMPFAIL` of sysexits.h: try again later.
    static let tryAgain: Int32 = 75

    func deliver(
        _ message: AlertMessage, key: String, reference: ConversationReference?, attemptAt: Timestamp
    ) async -> DeliveryResult {
        let program = ChildProgram(
            arguments: configuration.arguments, environment: environment(message, key: key),
            input: EventPayload.standard(message, writer: writer).data, timeout: configuration.timeout)
        return CommandProvider.result(await program.run(), timeout: configuration.timeout)
    }

    /// What a program may rely on; nothing of ours passes over.
    func environment(_ message: AlertMessage, key: String) -> [String: String] {
        let severity = message.incident?.severity ?? message.alerts.map(\.severity).max() ?? .info
        return [
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8",
            "DOCKSTAT_TYPE": EventPayload.type(message), "DOCKSTAT_KEY": key, "DOCKSTAT_SEVERITY": severity.rawValue,
            "DOCKSTAT_RECEIVER": receiver, "DOCKSTAT_INCIDENT": message.incident.map { String($0.id) } ?? "",
        ]
    }

    static func result(_ ending: ChildProgram.Ending, timeout: Duration) -> DeliveryResult {
        func told(_ what: String, _ output: String) -> String { output.isEmpty ? what : "\(what): \(output)" }
        switch ending {
        case .exit(0, let output): return DeliveryResult(.delivered(reference: nil), told("done", output))
        case .exit(tryAgain, let output):
            return DeliveryResult(.retry(after: nil, pausesReceiver: false), told("exit code 75, try again later", output))
        case .exit(let code, let output):
            return DeliveryResult(.failed(isReceiverBroken: false), told("exit code \(code)", output))
        case .signal(let signal, let output):
            return DeliveryResult(.failed(isReceiverBroken: false), told("ended by signal \(signal)", output))
        case .timeout:
            return DeliveryResult(.retry(after: nil, pausesReceiver: false), "not done within \(timeout.text), ended")
        case .notStarted(let reason):
            return DeliveryResult(.failed(isReceiverBroken: true), "the program cannot be started: \(reason)")
        case .noResources(let reason):
            return DeliveryResult(.retry(after: nil, pausesReceiver: false), "the program cannot be started now: \(reason)")
        }
    }
}
