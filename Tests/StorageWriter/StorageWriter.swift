import DockStatModel
import Glibc
import Storage

/// `record DATABASE [LIMIT]` records ticks until it is killed, at most LIMIT bytes in any file; `lock DATABASE` holds the run
/// lock until its input ends. `deliver DATABASE SINK` delivers what is in the outbox: `step N` dies at its Nth step, `after N` after
/// so many microseconds. `evaluate DATABASE ROUNDS` evaluates alerts. `measure FOLDER` prints what recording, packing, reading and
/// alerting cost. Each says on a line what it has done.
@main
enum StorageWriter {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3 else { exit(64) }
        do {
            switch arguments[1] {
            case "lock":
                let lock = try RunLock(database: arguments[2])
                say("held")
                while readLine() != nil {}
                withExtendedLifetime(lock) {}
            case "deliver": try deliver(arguments)
            case "evaluate":
                let store = try Store(path: arguments[2], now: Fleet.start)
                try Evaluating.run(store, rounds: arguments.dropFirst(3).first.flatMap { Int($0) } ?? 1) { say("round \($0)") }
            case "measure": try Measurement.run(arguments[2])
            default: try record(arguments[2], limit: arguments.dropFirst(3).first.flatMap { UInt($0) })
            }
        } catch let error as StorageError {
            say("\(error.kind): \(error.message)")
            exit(73)
        } catch {
            say("\(error)")
            exit(75)
        }
    }

    private static func say(_ line: String) {
        print(line)
        fflush(nil)
    }

    private static func deliver(_ arguments: [String]) throws {
        guard arguments.count == 4 || arguments.count == 6, let number = arguments.count == 4 ? 0 : Int(arguments[5]) else {
            exit(64)
        }
        let isByStep = arguments.count == 6 && arguments[4] == "step"
        var delivering = try Delivering(database: arguments[2], sink: arguments[3], lastStep: isByStep ? number : 0)
        if !isByStep, number > 0 { Delivering.die(afterMicroseconds: number) }
        say("steps \(try delivering.run())")
    }

    private static func record(_ path: String, limit: UInt?) throws {
        if let limit {
            signal(SIGXFSZ, SIG_IGN)
            var limits = rlimit(rlim_cur: limit, rlim_max: limit)
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limits)
        }
        let start = Timestamp(seconds: 1_700_000_000)
        let store = try Store(path: path, now: start)
        var number = 0
        while true {
            let time = start + .seconds(15 * number)
            _ = try store.record(tick(time, number))
            _ = try store.maintain(now: time, retention: RetentionSettings()) { _ in .zero }
            say("tick \(number)")
            number += 1
        }
    }

    private static func tick(_ time: Timestamp, _ number: Int) -> TickReading {
        let containers = (0..<50).map { index in
            var usage = Usage()
            usage.cpuPercent = Double((number &* 31 + index) % 400) / 4
            usage.memoryBytes = Double(4096 * (1000 + (number &* 17 + index) % 512))
            return ContainerObservation(
                identity: ContainerIdentity(host: "h", key: "name:c\(index)"), engineID: "id\(index)", name: "c\(index)",
                image: "i", imageID: "sha256:0", labels: [:], ports: [], networks: [], created: time - .days(1),
                state: number % 3 == index % 3 ? .paused : .running, health: .none, statusText: "Up \(number)", details: nil,
                counters: nil, usage: usage)
        }
        let snapshot = EngineSnapshot(
            apiVersion: "1.41", containers: containers, events: [], eventsUntil: time.milliseconds * 1_000_000, eventGap: nil,
            facts: nil, inventory: nil, warnings: [])
        return TickReading(
            time: time, interval: .seconds(15),
            hosts: [HostReading(host: "h", duration: .milliseconds(5), outcome: .reachable(snapshot))])
    }
}
