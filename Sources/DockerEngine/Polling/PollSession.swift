import DockStatModel
import FoundationEssentials

/// One poll of one host, from the handshake to the snapshot.
struct PollSession {
    let host: HostConfiguration
    let connection: any EngineConnection
    let ignored: [Glob]
    let machine: LocalMachine
    let context: PollContext
    /// When the poll began.
    let now: Timestamp
    /// The same moment on a clock that never jumps.
    let start = ContinuousClock.now

    var elapsed: Duration { ContinuousClock.now - start }
    var timeLeft: Duration { max(.milliseconds(1), host.timeout - elapsed) }
    /// Nanoseconds since 1970 by our clock.
    var nanoseconds: Int64 {
        let (base, overflow) = now.milliseconds.multipliedReportingOverflow(by: 1_000_000)
        return overflow ? 0 : base + Int64(elapsed.inSeconds * 1e9)
    }

    func snapshot() async throws(UnreachableReason) -> EngineSnapshot {
        let dialect = try await negotiate()
        let list = try await containers(dialect)
        var warnings = list.warnings

        let eventSpan = EventSpan(
            context: context, ourTime: nanoseconds, engineTime: list.date, sharesClock: host.engine.isLocal)
        let harvest = await events(eventSpan, dialect, &warnings)

        let isWhole = !dialect.hasEventRing || harvest.reaches(back: eventSpan)
        let questions = Questions(
            list: list.containers, context: context, engineNow: engineNow(list.date), touched: harvest.touched,
            lostSince: isWhole ? nil : eventSpan.start, dialect: dialect,
            readsFiles: readsFiles)
        let answers = await ask(questions, dialect)
        let details = answers.details(context: context, &warnings)
        let counters = await counters(of: list.containers, details, answers, dialect, &warnings)

        let observations = list.containers.map { container in
            observation(of: container, list.identities[container.id], details[container.id], counters[container.id])
        }
        return EngineSnapshot(
            apiVersion: dialect.api.description, containers: observations.sorted { $0.identity < $1.identity },
            events: harvest.events, eventsUntil: harvest.until,
            eventGap: EventGap(
                harvest: harvest, isWhole: isWhole, span: eventSpan, context: context, observations: observations),
            facts: answers.facts(dialect, engine: host.engine, &warnings), inventory: answers.inventory(&warnings),
            warnings: warnings.sentences)
    }

    private func negotiate() async throws(UnreachableReason) -> EngineDialect {
        let answer = try await get("/version", asked: "its version")
        return try EngineDialect(answer: answer, engine: host.engine)
    }

    private func containers(_ dialect: EngineDialect) async throws(UnreachableReason) -> ContainerList {
        let answer = try await get("/v\(dialect.api)/containers/json?all=1", asked: "the list of containers")
        return try ContainerList(answer, host: host, ignored: ignored)
    }

    private func get(_ path: String, asked: String) async throws(UnreachableReason) -> EngineAnswer {
        let answers = await connection.get([path], within: timeLeft, atOnce: nil)
        guard let first = answers.first else {
            throw UnreachableReason(kind: .garbled, message: "\(host.engine.text) gave no answer when asked for \(asked).")
        }
        let answer = try first.get()
        if let reason = UnreachableReason(answer, engine: host.engine, asked: asked) { throw reason }
        return answer
    }

    private func engineNow(_ date: Timestamp?) -> Timestamp {
        let ours = Timestamp(milliseconds: nanoseconds / 1_000_000)
        return host.engine.isLocal ? ours : date ?? ours
    }

    private func ask(_ questions: Questions, _ dialect: EngineDialect) async -> Answers {
        let all = questions.all
        guard !all.isEmpty else { return Answers(engine: host.engine) }
        let results = await connection.get(
            all.map { $0.path(api: dialect.api) }, within: timeLeft, atOnce: dialect.readingsAtOnce)
        return Answers(engine: host.engine, Array(zip(all, results)), names: questions.names)
    }

    // MARK: Counters

    private var readsFiles: Bool { host.engine.isLocal && host.source != .api }

    private func counters(
        of containers: [ListedContainer], _ details: [String: ContainerDetails], _ answers: Answers, _ dialect: EngineDialect,
        _ warnings: inout Warnings
    ) async -> [String: CounterReading] {
        guard readsFiles else {
            if host.source == .cgroup {
                warnings.add("control group files can be read of a local engine only; its API was asked")
            }
            return answers.counters(dialect.kind, &warnings)
        }
        let running = containers.filter { $0.state == .running }
        guard !running.isEmpty else { return [:] }
        let local = LocalReadings(of: running, in: containers, details, machine: machine, readAt: nanoseconds)
        if host.source == .cgroup {
            for (name, problem) in local.problems { warnings.add("no reading", of: name, because: problem) }
            return local.counters
        }
        let missing = running.filter { local.counters[$0.id] == nil }
        let asked = await ask(Questions(readings: missing), dialect)
        return local.counters.merging(asked.counters(dialect.kind, &warnings)) { file, _ in file }
    }

    private func observation(
        of container: ListedContainer, _ identity: ContainerIdentity?, _ details: ContainerDetails?, _ counters: CounterReading?
    ) -> ContainerObservation {
        let usage =
            counters.map { Usage(from: previousCounters(of: container, details), to: $0) } ?? Usage()
        return ContainerObservation(
            identity: identity ?? .byName(host: host.name, name: container.name), engineID: container.id, name: container.name,
            image: container.wire.image, imageID: container.wire.imageID, labels: container.wire.labels, ports: container.ports,
            networks: container.wire.networks, created: Timestamp(seconds: container.createdSeconds), state: container.state,
            health: container.health, statusText: container.wire.status, details: details, counters: counters, usage: usage)
    }

    /// Those of this very run: a restart begins counting anew.
    private func previousCounters(of container: ListedContainer, _ details: ContainerDetails?) -> CounterReading? {
        guard let known = context.known[container.id], details?.startedAt == known.details?.startedAt else { return nil }
        return known.counters
    }
}
