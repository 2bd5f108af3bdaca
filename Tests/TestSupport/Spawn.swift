import CSpawn
import Glibc

/// Starts programs so that nothing but three descriptors passes over to them.
///
/// Ours rather than Foundation's `Process`: that one lets pipes of one child leak into another started at the same moment,
/// and a leash that somebody else holds too never goes slack.
enum Spawn {
    /// - Returns: the process id.
    static func start(_ arguments: [String], input: Int32, output: Int32, errors: Int32) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, errors, 2)
        // Also what Foundation opened without saying so is not for children.
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        var words = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var id: pid_t = 0
        let failure = posix_spawnp(&id, arguments[0], &actions, &attributes, &words, environ)
        guard failure == 0 else { throw ToolFailure("\(arguments[0]) cannot be started: \(String(cString: strerror(failure)))") }
        return id
    }

    /// A pipe that children get only by being given it.
    static func pipe() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { throw ToolFailure("pipe: errno \(errno)") }
        return (ends[0], ends[1])
    }

    /// - Returns: the exit code, or 128 and the signal.
    static func wait(_ id: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0 { if errno != EINTR { return -1 } }
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }
}
