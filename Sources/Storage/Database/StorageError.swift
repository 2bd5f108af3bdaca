import GRDB

/// Why the database could not do what was asked. Holds no SQL arguments: they may be anybody's labels.
package struct StorageError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Another process writes, and went on longer than the busy timeout.
        case locked
        /// No space left, or a limit on file size was met.
        case full
        /// The file or its folder may not be written, or does not exist.
        case notWritable
        /// The file is damaged, or is no SQLite database.
        case corrupt
        /// Made by a newer DockStat.
        case newer
        /// A backup that is to be restored is damaged or no database of ours.
        case unusableBackup
        case other
    }

    package let kind: Kind
    /// One sentence: what failed, for which file, and why.
    package let message: String
    /// What to do about it.
    package let advice: String

    package init(kind: Kind, message: String, advice: String) {
        self.kind = kind
        self.message = message
        self.advice = advice
    }

    package var description: String { "\(message) \(advice)" }
}

extension StorageError {
    /// - Parameter path: the database's file, for the sentence.
    init(_ error: any Error, path: String) {
        if let error = error as? StorageError {
            self = error
        } else if let error = error as? DatabaseError {
            self.init(code: error.extendedResultCode, text: error.message, path: path)
        } else {
            self.init(kind: .other, message: "The database \(path) failed: \(error).", advice: "Run `dockstat doctor`.")
        }
    }

    private init(code: ResultCode, text: String?, path: String) {
        let primary = code.primaryResultCode
        let text = text ?? "no further word from SQLite"
        switch primary {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                kind: .locked, message: "The database \(path) is locked by another process.",
                advice: "Nothing was changed; the next tick tries again. If it stays so, look for what holds it: `fuser \(path)`."
            )
        case .SQLITE_FULL:
            self.init(
                kind: .full, message: "The database \(path) cannot grow: no space left.",
                advice: "Nothing kept so far is lost. Free space on its disk or lower `retention`.")
        case .SQLITE_IOERR where code == .SQLITE_IOERR_WRITE || code == .SQLITE_IOERR_SHMSIZE:
            self.init(
                kind: .full, message: "The database \(path) could not be written: \(text).",
                advice: "Nothing kept so far is lost. Check free space, quota and the limit on file size.")
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
            self.init(
                kind: .notWritable, message: "The database \(path) cannot be opened for writing: \(text).",
                advice: "Check that its folder exists, is not read-only, and belongs to the user that runs DockStat.")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self.init(kind: .corrupt, message: "The database \(path) is damaged: \(text).", advice: "Run `dockstat restore`.")
        default:
            self.init(
                kind: .other, message: "The database \(path) failed with SQLite code \(code.rawValue): \(text).",
                advice: "Run `dockstat doctor`.")
        }
    }

    /// A chunk or value in the database that cannot be read.
    static func unreadable(_ what: String, path: String) -> StorageError {
        StorageError(
            kind: .corrupt, message: "The database \(path) is damaged: \(what) cannot be read.", advice: "Run `dockstat restore`."
        )
    }
}
