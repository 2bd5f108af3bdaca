internal import ArgumentParser
internal import DockStatModel
internal import Logging
internal import Notifications
internal import SiteGenerator
internal import Storage

extension Session {
    /// One tick under the lock. Throws only what keeps the tick from starting; what fails in it is in the report.
    func tick(_ pages: TickPages = TickPages()) async throws -> TickReport {
        do {
            let lock = try await lockTick()
            defer { lock.release() }
            await beat(.start)
            let report = try await tickUnderLock(pages)
            await beat(report.exitStatus == .success ? .success : .fail)
            return report
        } catch let failure as CommandFailure where failure.status == .anotherTickRuns {
            // That one tells how it ends.
            throw failure
        } catch {
            await beat(.fail)
            throw error
        }
    }

    private func tickUnderLock(_ pages: TickPages) async throws -> TickReport {
        let now = SystemClock.now
        let opened = try openStore(now: now)
        let progress = Progress()
        defer { progress.finish() }
        var report = try await round(in: opened, pages, at: now, progress)
        if report.cannotRecord, let complaint = report.failures.first(where: \.isDamage)?.message {
            // Damage that shows only when a page deep in the file is read would else end every tick from now on.
            try opened.store.close()
            report = try await round(
                in: try beginAnew(insteadOf: complaint, now: now), pages, at: now, progress)
        }
        return report
    }

    /// Tells whoever watches the job that it runs.
    private func beat(_ signal: Heartbeat.Signal) async {
        if let complaint = await outside.tell(signal, configuration.notifications.heartbeat) { logger.warning("\(complaint)") }
    }

    /// A tick between ticks, for somebody who wants to see what they have just done: reads every engine and publishes. Messages
    /// that it leads to go out with the next tick, so that nobody waits for a receiver.
    ///
    /// - Throws: where a tick that ran before did not end in time, or this one could not record anything.
    func look(patience: Duration = .seconds(30)) async throws {
        let lock = try await lock(.tick, as: .visitor, patience)
        defer { lock.release() }
        let now = SystemClock.now
        let progress = Progress()
        defer { progress.finish() }
        let report = try await round(in: try openStore(now: now), TickPages(), delivering: false, at: now, progress)
        log(report)
        if let failure = report.failures.first(where: { $0.stage == .record }) {
            throw CommandFailure(status: .partlyFailed, message: failure.message)
        }
    }

    private func round(
        in opened: OpenedStore, _ pages: TickPages, delivering: Bool = true, at now: Timestamp, _ progress: Progress
    ) async throws -> TickReport {
        let session = try with(opened.store)
        let publishing = PublishStage(
            begin: { try await lock(.pages, as: .job, .seconds(60)) },
            sites: { try with(opened.store).publisher(opened.store) })
        let tick = Tick(
            configuration: session.configuration, store: opened.store, connect: { engines.connection(to: $0) },
            publishing: pages.areWritten ? publishing : nil, outside: delivering ? outside : nil,
            offsetFromUTC: offsetFromUTC, pages: pages, progress: { progress.say($0) })
        var report = await tick.run(at: now, clock: ProcessClock())
        if let notice = opened.notice { report.failures.insert(StageFailure(stage: .record, message: notice), at: 0) }
        return report
    }

    private func publisher(_ store: Store) -> SitePublisher {
        let sites = sitesToPublish()
        var publisher = SitePublisher(
            configuration: configuration, store: store, generators: sites.generators, isDemo: false, limits: engines.limits)
        publisher.failures = sites.failures
        return publisher
    }

    /// Which pages of containers are made from what is kept.
    enum RenderExtent {
        /// As in a tick.
        case due
        /// Those of the last hour that are there, at once; others as in a tick.
        case present
        case all
    }

    /// Publishes what is kept, as of the last tick.
    ///
    /// - Parameters:
    ///   - extent: which of the pages of containers are made.
    ///   - store: where it is open already.
    ///   - patience: how long to wait for others who write pages.
    func render(_ extent: RenderExtent, from store: Store? = nil, patience: Duration = .seconds(30)) throws -> TickReport {
        let lock = try lock(.pages, as: .visitor, patience: patience)
        defer { lock.release() }
        let now = SystemClock.now
        let store = try store ?? openExistingStore(now: now)
        let session = try with(store)
        guard let last = try store.recentTicks(limit: 1).first else {
            throw CommandFailure(
                status: .partlyFailed, message: "\(configuration.database) holds no tick yet.",
                advice: "Run `dockstat run` first.")
        }
        var report = TickReport(time: last.time)
        var publisher = session.publisher(store)
        publisher.isDemo = try store.meta(Demo.mark) != nil
        publisher.changesUntil = now
        if extent == .all { publisher.extent = .all }
        let view = try TickView(store: store, configuration: session.configuration, now: last.time)
        publisher.publish(
            view, changed: extent == .due ? [] : Set(view.containers.map(\.identity)), at: last.time, into: &report)
        return report
    }

    /// Logs what came of a tick, or of a rendering that read no engine.
    func log(_ report: TickReport) {
        for warning in report.warnings { logger.warning("\(warning)") }
        for failure in report.failures { logger.error("\(failure.stage.rawValue): \(failure.message)") }
        var metadata: Logger.Metadata = [
            "written": "\(report.filesWritten)", "unchanged": "\(report.filesUnchanged)", "removed": "\(report.filesRemoved)",
        ]
        guard !report.readings.isEmpty else { return logger.info("pages done", metadata: metadata) }
        metadata["hosts"] = "\(report.hostsReached)/\(report.readings.count)"
        metadata["containers"] = "\(report.containers)"
        logger.info("tick done", metadata: metadata)
    }

    /// Logs what came of a tick and ends the command with its exit code.
    func tell(_ report: TickReport) throws {
        log(report)
        if report.exitStatus != .success { throw ExitCode(report.exitStatus.rawValue) }
    }
}
