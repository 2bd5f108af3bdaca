internal import DockStatModel

/// The rules that are on, by what they watch.
struct Rulebook: Sendable {
    let all: [Rule]
    let containers: [CompiledRule]
    let hosts: [CompiledRule]
    let jobs: [CompiledRule]
    let receivers: [CompiledRule]

    init(_ rules: [Rule]) {
        all = rules
        let compiled = rules.filter(\.isOn).map(CompiledRule.init)
        func watching(_ kind: AlertSubject.Kind) -> [CompiledRule] { compiled.filter { $0.rule.when.signal.subject == kind } }
        containers = watching(.container)
        hosts = watching(.host)
        jobs = watching(.job)
        receivers = watching(.receiver)
    }

    func rule(_ name: String) -> Rule? { all.first { $0.name == name } }
}
