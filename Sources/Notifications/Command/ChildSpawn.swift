import CSpawn
import Glibc

/// Starts programs, and sees how they end.
enum ChildSpawn {
    /// Closed to children but the one it is given to. `nil` with `errno` where there is none.
    static func pipe() -> (read: Int32, write: Int32)? {
        var ends: [Int32] = [-1, -1]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { return nil }
        return (ends[0], ends[1])
    }

    /// In a process group of its own, with default signals, the environment given and nothing of ours but two descriptors.
    ///
    /// - Returns: 0, or an error number.
    static func start(
        _ arguments: [String], _ environment: [String: String], input: Int32, output: Int32, id: inout pid_t
    ) -> Int32 {
        guard !arguments.contains(where: { $0.utf8.contains(0) }) else { return EINVAL }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)
        // Also what other threads open meanwhile without saying that it is not for programs.
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETPGROUP))

        var words = arguments.map { strdup($0) } + [nil]
        var settings = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for word in words + settings { free(word) } }
        return posix_spawn(&id, arguments[0], &actions, &attributes, &words, &settings)
    }

    /// Without reaping it: its number stays its own.
    static func hasEnded(_ id: pid_t) -> Bool {
        var information = siginfo_t()
        let answer = waitid(P_PID, id_t(id), &information, WEXITED | WNOHANG | WNOWAIT)
        // `si_signo` stays 0 while it runs.
        return answer != 0 ? errno != EINTR : information.si_signo != 0
    }

    /// - Returns: its status as `waitpid` tells it.
    static func reap(_ id: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0 { if errno != EINTR { return 127 << 8 } }
        return status
    }
}
