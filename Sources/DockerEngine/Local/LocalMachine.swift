import Glibc

/// Where the kernel shows control groups and processes of this machine.
package struct LocalMachine: Hashable, Sendable {
    package var controlGroups: String
    package var processes: String

    /// - Parameters: absolute paths.
    package init(controlGroups: String = "/sys/fs/cgroup", processes: String = "/proc") {
        self.controlGroups = controlGroups
        self.processes = processes
    }

    /// A kernel's file, at most 64 KiB of it; `nil` where it cannot be read.
    func text(_ path: String) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var text = ""
        let isWhole = withUnsafeTemporaryAllocation(byteCount: 65536, alignment: 1) { buffer -> Bool in
            var length = 0
            while length < buffer.count {
                let count = read(file, buffer.baseAddress?.advanced(by: length), buffer.count - length)
                if count < 0 { return false }
                if count == 0 { break }
                length += count
            }
            text = String(decoding: buffer[..<length], as: UTF8.self)
            return true
        }
        return isWhole ? text : nil
    }

    /// What all containers of the machine share.
    struct Totals {
        /// Nanoseconds of all CPUs since boot.
        let systemCPU: UInt64
        let onlineCPUs: Int
        /// Bytes.
        let memory: Int64
    }

    /// Reckoned as the engine does: the first seven numbers of `cpu` in `/proc/stat` (user, nice, system, idle, iowait, irq,
    /// softirq), in hundredths of a second.
    func totals() -> Totals? {
        guard let stat = text("\(processes)/stat"), let meminfo = text("\(processes)/meminfo") else { return nil }
        let lines = stat.split(separator: "\n")
        guard let first = lines.first(where: { $0.hasPrefix("cpu ") }),
            let memory = Self.value(of: "MemTotal:", in: meminfo).flatMap({ Int64(exactly: $0) })
        else { return nil }
        let ticks = first.split(separator: " ").dropFirst().prefix(7).compactMap { UInt64($0) }
        let perSecond = UInt64(clamping: sysconf(Int32(_SC_CLK_TCK)))
        guard ticks.count == 7, perSecond > 0 else { return nil }
        let (nanoseconds, overflow) = CounterSum.of(ticks).multipliedReportingOverflow(by: 1_000_000_000 / perSecond)
        let (bytes, tooMuch) = memory.multipliedReportingOverflow(by: 1024)
        guard !overflow, !tooMuch else { return nil }
        let cpus = lines.count { $0.hasPrefix("cpu") && !$0.hasPrefix("cpu ") }
        return Totals(systemCPU: nanoseconds, onlineCPUs: max(1, cpus), memory: bytes)
    }

    /// The number after `key` on a line of its own. Scans bytes: these files are most of what a local reading costs.
    static func value(of key: String, in text: String) -> UInt64? {
        var text = text
        var key = key
        return text.withUTF8 { bytes in
            key.withUTF8 { key in
                var start = 0
                while start < bytes.count {
                    let rest = bytes[start...]
                    if rest.starts(with: key) { return number(after: start + key.count, in: bytes) }
                    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
                    start = end + 1
                }
                return nil
            }
        }
    }

    /// Spaces, digits, and then neither a digit nor a letter.
    private static func number(after position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
        let line = bytes[position...]
        let digits = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        guard digits.startIndex > position else { return nil }
        return UInt64(String(decoding: digits.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }, as: UTF8.self))
    }
}

/// Adds counters; stays at the top instead of overflowing: such numbers are not honest anyway.
enum CounterSum {
    static func of(_ values: some Sequence<UInt64>) -> UInt64 {
        values.reduce(0) { total, value in
            let (sum, overflow) = total.addingReportingOverflow(value)
            return overflow ? .max : sum
        }
    }
}
