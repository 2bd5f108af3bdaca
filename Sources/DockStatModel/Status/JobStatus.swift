/// What the job knows of itself.
package struct TickRecord: Hashable, Sendable {
    package var time: Timestamp
    package var duration: Duration
    package var hosts: Int
    package var hostsReached: Int
    package var containers: Int
    /// Processor time the tick took, user and system.
    package var cpu: Duration
    package var filesWritten: Int

    package init(
        time: Timestamp, duration: Duration, hosts: Int, hostsReached: Int, containers: Int, cpu: Duration, filesWritten: Int
    ) {
        self.time = time
        self.duration = duration
        self.hosts = hosts
        self.hostsReached = hostsReached
        self.containers = containers
        self.cpu = cpu
        self.filesWritten = filesWritten
    }
}

package struct JobStatus: Hashable, Sendable {
    /// Newest first.
    package var ticks: [TickRecord]
    /// Bytes.
    package var databaseSize: Int64
    package var lastBackup: Timestamp?
    package var version: String
    /// Whether all of it is made-up demonstration data.
    package var isDemo: Bool
    /// How many requests to engines may be under way, over all hosts and to one.
    package var requestsAtOnce = 200
    package var requestsPerHost = 32

    package init(ticks: [TickRecord], databaseSize: Int64, lastBackup: Timestamp?, version: String, isDemo: Bool) {
        self.ticks = ticks
        self.databaseSize = databaseSize
        self.lastBackup = lastBackup
        self.version = version
        self.isDemo = isDemo
    }
}
