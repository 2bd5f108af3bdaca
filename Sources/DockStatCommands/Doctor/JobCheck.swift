internal import DockStatModel
internal import Storage

/// Whether the job still runs.
struct JobCheck {
    let session: Session

    func finding(now: Timestamp) throws -> Finding {
        let interval = session.configuration.interval
        guard let last = try session.openExistingStore(now: now).finishedTicks(limit: 1).first?.time else {
            return Finding(
                subject: "job", verdict: .broken, message: "no tick has finished yet",
                mend: "run `dockstat run`, or enable its timer")
        }
        let age = now - last
        guard age > interval * 3 else {
            return Finding(subject: "job", verdict: .sound, message: "the last tick was \(max(age, .zero).text) ago")
        }
        return Finding(
            subject: "job", verdict: .broken,
            message: "the last tick was \(age.text) ago, longer than three intervals of \(interval.text)",
            mend: "look at the timer: `systemctl status dockstat.timer`, or at whatever starts `dockstat run`")
    }
}
