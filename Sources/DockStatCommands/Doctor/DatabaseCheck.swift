internal import DockStatModel
internal import Foundation
internal import Storage

/// The database: can it be opened, is it sound, is the job alive.
struct DatabaseCheck {
    let session: Session

    func findings(now: Timestamp) -> [Finding] {
        let path = session.configuration.database
        guard FileManager.default.fileExists(atPath: path) else {
            return [
                FolderCheck.finding(
                    "database folder", URL(fileURLWithPath: path).deletingLastPathComponent().path,
                    needs: "the user who runs dockstat must own it")
            ]
        }
        do {
            let store = try Store(path: path, backups: session.configuration.backup.directory, now: now)
            return [try soundness(store), try lastTick(store, now: now), try backups(store, now: now)]
                + unreadHosts(try store.kept())
        } catch {
            let failure = CommandFailure(explaining: error)
            return [
                Finding(
                    subject: "database", verdict: .broken, message: failure?.message ?? "\(error)", mend: failure?.advice)
            ]
        }
    }

    private func soundness(_ store: Store) throws -> Finding {
        let problems = try store.integrityCheck()
        guard let first = problems.first else {
            return Finding(
                subject: "database", verdict: .sound, message: "\(store.path) is sound, \(try store.databaseSize() >> 10) KiB")
        }
        return Finding(
            subject: "database", verdict: .broken, message: "\(store.path) is damaged: \(first)",
            mend: "`dockstat restore` puts the newest sound backup in its place")
    }

    private func lastTick(_ store: Store, now: Timestamp) throws -> Finding {
        let subject = "last tick"
        guard let last = try store.recentTicks(limit: 1).first else {
            return Finding(
                subject: subject, verdict: .doubtful, message: "there was none yet",
                mend: "`dockstat run`, or enable dockstat.timer")
        }
        let age = now - last.time
        let interval = session.configuration.interval
        let message = "\(age.text) ago, took \(last.duration.text)"
        guard age > interval * 3 else { return Finding(subject: subject, verdict: .sound, message: message) }
        return Finding(
            subject: subject, verdict: .doubtful, message: "\(message); one is due every \(interval.text)",
            mend: "`systemctl status dockstat.timer`, or set `interval` to the timer's pace")
    }

    private func unreadHosts(_ kept: [Kept]) -> [Finding] {
        session.configuration.unread(kept).map { host in
            Finding(subject: "host \(host.name)", verdict: .doubtful, message: host.message, mend: host.advice)
        }
    }

    private func backups(_ store: Store, now: Timestamp) throws -> Finding {
        let settings = session.configuration.backup
        guard settings.every > .zero else {
            return Finding(subject: "backups", verdict: .sound, message: "switched off in the configuration")
        }
        guard let last = try store.lastBackup() else {
            return Finding(
                subject: "backups", verdict: .doubtful, message: "none yet in \(settings.directory)", mend: "`dockstat backup`")
        }
        let age = now - last
        return Finding(
            subject: "backups", verdict: age > settings.every * 3 ? .doubtful : .sound,
            message: "the last one is \(age.text) old, in \(settings.directory)",
            mend: age > settings.every * 3 ? "`dockstat backup`, and see why ticks do not make them" : nil)
    }
}
