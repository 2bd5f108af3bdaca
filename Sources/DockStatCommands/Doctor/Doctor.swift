internal import DockStatModel
internal import DockerEngine
internal import Storage

/// Looks at everything a tick needs, one finding each.
struct Doctor {
    let session: Session

    func examine(now: Timestamp) async -> [Finding] {
        var findings = [configuration()]
        findings += await engines(now: now)
        findings += DatabaseCheck(session: session).findings(now: now)
        for site in session.configuration.sites {
            let subject = session.configuration.views.isEmpty ? "site folder" : "site folder of \(site.name)"
            findings.append(FolderCheck.finding(subject, site.output, needs: "the user who runs dockstat must own it"))
        }
        findings.append(DiskCheck.finding(for: session.configuration.database))
        return findings
    }

    private func configuration() -> Finding {
        Finding(
            subject: "configuration", verdict: .sound,
            message: session.configurationFile.map { "\($0) is sound" } ?? "none; the defaults apply")
    }

    private func engines(now: Timestamp) async -> [Finding] {
        await withTaskGroup(of: [Finding].self) { group in
            for host in session.configuration.hosts {
                group.addTask { await engine(host, now: now) }
            }
            var findings: [Finding] = []
            for await some in group { findings += some }
            return findings.sorted { $0.subject < $1.subject }
        }
    }

    private func engine(_ host: HostConfiguration, now: Timestamp) async -> [Finding] {
        let subject = "host \(host.name)"
        if let since = host.pausedSince {
            let since = (now - since).text
            return [
                Finding(
                    subject: subject, verdict: .doubtful, message: "is not monitored, for \(since)",
                    mend: "`dockstat host resume \(host.name)` has it read again")
            ]
        }
        let poller = EnginePoller(host: host, connection: session.engines.connection(to: host))
        let reading = await poller.poll(context: .first, now: now)
        switch reading.outcome {
        case .unreachable(let reason):
            return [Finding(subject: subject, verdict: .broken, message: reason.message, mend: reason.advice)]
        case .reachable(let snapshot):
            var findings = [
                Finding(
                    subject: subject, verdict: .sound,
                    message:
                        "\(host.engine.text) answers with API \(snapshot.apiVersion), \(snapshot.containers.count) containers, "
                        + "in \(reading.duration.text)")
            ]
            findings += snapshot.warnings.map { Finding(subject: subject, verdict: .doubtful, message: $0) }
            if let theirs = snapshot.facts?.systemTime {
                findings.append(clock(subject, theirs: theirs, ours: now))
            }
            if reading.duration > session.configuration.interval {
                findings.append(
                    Finding(
                        subject: subject, verdict: .doubtful,
                        message: "a poll takes \(reading.duration.text), longer than the interval of "
                            + session.configuration.interval.text,
                        mend: "set a longer interval, in dockstat.yaml and in the timer"))
            }
            return findings
        }
    }

    private func clock(_ subject: String, theirs: Timestamp, ours: Timestamp) -> Finding {
        let apart = theirs > ours ? theirs - ours : ours - theirs
        guard apart > .seconds(30) else {
            return Finding(subject: subject, verdict: .sound, message: "its clock agrees with this machine's")
        }
        return Finding(
            subject: subject, verdict: .doubtful,
            message:
                "its clock is \(apart.text) \(theirs > ours ? "ahead of" : "behind") this machine's: events land at wrong times",
            mend: "let both machines synchronise their clocks, e.g. with systemd-timesyncd or chrony")
    }
}
