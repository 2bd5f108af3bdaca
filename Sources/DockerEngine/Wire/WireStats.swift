/// `GET /containers/{id}/stats?stream=false&one-shot=true`
struct WireStats: Decodable {
    struct CPU: Decodable {
        struct Usage: Decodable {
            var total: UInt64
            var perCPU: [UInt64]?

            enum CodingKeys: String, CodingKey {
                case total = "total_usage"
                case perCPU = "percpu_usage"
            }
        }

        var usage: Usage
        var system: UInt64?
        var online: Int?

        enum CodingKeys: String, CodingKey {
            case usage = "cpu_usage"
            case system = "system_cpu_usage"
            case online = "online_cpus"
        }
    }

    struct Memory: Decodable {
        struct Parts: Decodable {
            /// Control groups, version 1.
            var totalInactiveFile: UInt64?
            /// Version 2.
            var inactiveFile: UInt64?

            enum CodingKeys: String, CodingKey {
                case totalInactiveFile = "total_inactive_file"
                case inactiveFile = "inactive_file"
            }
        }

        var usage: UInt64?
        var limit: UInt64?
        var parts: Parts?
        /// Windows.
        var privateWorkingSet: UInt64?

        enum CodingKeys: String, CodingKey {
            case usage, limit
            case parts = "stats"
            case privateWorkingSet = "privateworkingset"
        }
    }

    struct Network: Decodable {
        var received: UInt64
        var sent: UInt64

        enum CodingKeys: String, CodingKey {
            case received = "rx_bytes"
            case sent = "tx_bytes"
        }
    }

    struct BlockIO: Decodable {
        struct Entry: Decodable {
            var operation: String
            var value: UInt64

            enum CodingKeys: String, CodingKey {
                case operation = "op"
                case value
            }
        }

        var entries: [Entry]?

        enum CodingKeys: String, CodingKey { case entries = "io_service_bytes_recursive" }
    }

    struct Processes: Decodable {
        var current: Int?
    }

    /// Windows.
    struct Disk: Decodable {
        var read: UInt64?
        var written: UInt64?

        enum CodingKeys: String, CodingKey {
            case read = "read_size_bytes"
            case written = "write_size_bytes"
        }
    }

    var read: String
    var cpu: CPU
    var memory: Memory?
    var networks: [String: Network]?
    var blockIO: BlockIO?
    var processes: Processes?
    var disk: Disk?

    enum CodingKeys: String, CodingKey {
        case read, networks
        case cpu = "cpu_stats"
        case memory = "memory_stats"
        case blockIO = "blkio_stats"
        case processes = "pids_stats"
        case disk = "storage_stats"
    }
}
