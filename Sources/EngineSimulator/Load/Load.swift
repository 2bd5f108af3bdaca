/// What a service uses when it is as busy as usual.
struct Load: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case web, api, database, cache, worker, index, media, job, idle
    }

    /// Thousandths of a core.
    var cpu: Double
    /// Mebibytes of working set and of droppable file cache.
    var memory: Double
    var cache: Double
    /// Kilobytes a second.
    var received: Double
    var sent: Double
    var read: Double
    var written: Double
    var processes: Int64

    init(_ kind: Kind) {
        switch kind {
        case .web: self.init(35, 42, 18, 180, 640, 4, 6, 5)
        case .api: self.init(120, 210, 40, 90, 140, 6, 12, 18)
        case .database: self.init(160, 420, 610, 60, 110, 240, 310, 24)
        case .cache: self.init(30, 96, 6, 40, 70, 2, 9, 6)
        case .worker: self.init(210, 130, 25, 22, 15, 10, 30, 9)
        case .index: self.init(180, 560, 380, 50, 40, 120, 190, 41)
        case .media: self.init(320, 380, 900, 30, 1400, 900, 40, 33)
        case .job: self.init(640, 75, 240, 12, 800, 2200, 120, 3)
        case .idle: self.init(4, 18, 9, 2, 2, 2, 3, 4)
        }
    }

    private init(
        _ cpu: Double, _ memory: Double, _ cache: Double, _ received: Double, _ sent: Double, _ read: Double, _ written: Double,
        _ processes: Int64
    ) {
        self.cpu = cpu
        self.memory = memory
        self.cache = cache
        self.received = received
        self.sent = sent
        self.read = read
        self.written = written
        self.processes = processes
    }
}
