import DockStatModel
import FoundationEssentials
import GRDB
import Glibc

/// Files of a database: the database itself and SQLite's files beside it.
enum DatabaseFiles {
    static let suffixes = ["", "-wal", "-shm"]

    /// Renames a database with all that belongs to it.
    static func move(_ path: String, to target: String) throws {
        // The log first: a database without its log would lose what is only there, a log without its database waits.
        for suffix in suffixes.reversed() where FileStatus.exists(path + suffix) {
            try rename(path + suffix, to: target + suffix)
        }
    }

    static func rename(_ path: String, to target: String) throws {
        guard Glibc.rename(path, target) == 0 else {
            throw StorageError(
                kind: .notWritable, message: "\(path) could not be renamed to \(target): \(String(cString: strerror(errno))).",
                advice: "Check that its folder may be written.")
        }
    }

    static func remove(_ path: String) {
        for suffix in suffixes + ["-journal"] { unlink(path + suffix) }
    }

    /// Makes sure that a finished file survives a power cut.
    static func sync(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// A name that no file has: `name`, then `name-2`, `name-3` …
    static func free(_ name: String) -> String {
        var candidate = name
        var number = 2
        while FileStatus.exists(candidate) {
            candidate = "\(name)-\(number)"
            number += 1
        }
        return candidate
    }
}
