import DockStatModel
import Glibc

/// A file as it was rendered, before it meets the disk.
struct RenderedFile: Hashable, Sendable {
    var path: String
    var bytes: [UInt8]
    /// See `Manifest.Entry`.
    var fingerprint: Int64 = 0
    /// Why there is nothing to write: the last good file stays.
    var mistake: String?

    /// The byte that stands where the time of the last change goes. No text from outside keeps its control characters, so it
    /// occurs nowhere else.
    static let stampMark: UInt8 = 1

    init(_ path: String, _ bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    init(_ path: String, _ text: String) { self.init(path, Array(text.utf8)) }

    init(_ path: String, _ page: RenderedPage) {
        self.init(path, page.text)
        if case .mistake(let mistake) = page { self.mistake = mistake }
    }

    func stamped(with stamp: Markup) -> [UInt8] {
        guard path.hasSuffix(".html") else { return bytes }
        return bytes.withUnsafeBytes { buffer in
            var result: [UInt8] = []
            result.reserveCapacity(bytes.count + 2 * stamp.string.utf8.count)
            var rest = buffer[...]
            while let start = rest.indices.first, let base = buffer.baseAddress,
                let mark = memchr(base + start, Int32(RenderedFile.stampMark), rest.count)
            {
                let index = base.distance(to: UnsafeRawPointer(mark))
                result.append(contentsOf: buffer[start..<index])
                result.append(contentsOf: stamp.string.utf8)
                rest = buffer[(index + 1)...]
            }
            result.append(contentsOf: rest)
            return result
        }
    }

    /// Badges are a few hundred bytes.
    var wantsTwin: Bool {
        !path.hasPrefix("badges/")
            && [".html", ".json", ".css", ".js", ".svg", ".txt", ".xml", ".ics", ".webmanifest", "metrics"].contains {
                path.hasSuffix($0)
            }
    }
}

/// Brings rendered files onto the disk: only what changed, each by a rename, and away with what no longer exists.
struct Publisher {
    let folder: OutputFolder
    let gzip: Bool
    private(set) var manifest: Manifest
    /// The manifest as it lies on disk.
    private(set) var stored: [UInt8]
    /// Whether the manifest was there and could not be read: our files are then not told from others.
    let lostManifest: Bool

    /// Looks at the folder; makes it and claims it with an empty manifest where it is new.
    ///
    /// - Throws: `SiteError` where the folder holds another site, or cannot be written.
    init(folder: OutputFolder, gzip: Bool) throws {
        self.folder = folder
        self.gzip = gzip
        if let bytes = try folder.read(Manifest.fileName) {
            let manifest = Manifest(bytes: bytes)
            self.manifest = manifest ?? Manifest()
            lostManifest = manifest == nil
            stored = bytes
        } else {
            if folder.status(of: "index.html") != nil {
                throw SiteError(
                    .foreignFolder,
                    "\(folder.path) holds an index.html that DockStat did not write; choose an empty folder with `output`, or remove it"
                )
            }
            try folder.makeFolders([])
            manifest = Manifest()
            lostManifest = false
            stored = []
            try save()
        }
    }

    /// Writes a part of the files before the others, which have to keep them.
    ///
    /// - Throws: `SiteError`.
    mutating func write(_ files: [RenderedFile], stamp: Markup, now: Timestamp, report: inout PublishReport) throws {
        let files = ownFiles(among: files, report: &report)
        let fresh = files.filter { manifest.entries[$0.path] == nil }
        if !fresh.isEmpty {
            for file in fresh { announce(file) }
            try save()
        }
        for file in files { try write(file, stamp: stamp, now: now, report: &report) }
    }

    /// - Parameters:
    ///   - files: in the order of writing. A page links to what stands before it.
    ///   - kept: paths that were not rendered this time and stay.
    ///   - stamp: put into every page that is written.
    ///   - overdue: paths whose rendering could not wait and did not happen: they come first next time.
    /// - Throws: `SiteError`. What was written until then is whole, and what was there before stands.
    mutating func publish(
        _ files: [RenderedFile], keeping kept: Set<String>, overdue: [String] = [], stamp: Markup, now: Timestamp,
        report: inout PublishReport
    ) throws {
        try write(files, stamp: stamp, now: now, report: &report)
        try removeStale(keeping: kept.union(files.map(\.path)), report: &report)
        for path in overdue { manifest.entries[path]?.rendered = .epoch }
        try save()
    }

    private mutating func announce(_ file: RenderedFile) {
        manifest.entries[file.path] = .announced
        if gzip, file.wantsTwin { manifest.entries[file.path + ".gz"] = .announced }
    }

    /// Leaves out the files in whose place lies something that we did not write.
    private func ownFiles(among files: [RenderedFile], report: inout PublishReport) -> [RenderedFile] {
        files.filter { file in
            guard manifest.entries[file.path] == nil, !lostManifest, folder.status(of: file.path) != nil else { return true }
            report.warnings.append(
                "\(folder.absolute(file.path)) is not ours and was left alone: remove it to have DockStat's in its place")
            return false
        }
    }

    private mutating func write(_ file: RenderedFile, stamp: Markup, now: Timestamp, report: inout PublishReport) throws {
        let hash = ContentHash.of(file.bytes)
        let twin = file.path + ".gz"
        let wantsTwin = gzip && file.wantsTwin
        defer { manifest.entries[file.path]?.fingerprint = file.fingerprint }
        if isOnDisk(file.path, hash: hash), !wantsTwin || isOnDisk(twin, hash: hash) {
            manifest.entries[file.path]?.rendered = now
            report.unchanged += 1
            return
        }
        let bytes = file.stamped(with: stamp)
        if wantsTwin, let compressed = Gzip.compress(bytes) {
            try put(compressed, at: twin, hash: hash, now: now)
            report.written.append(twin)
        }
        try put(bytes, at: file.path, hash: hash, now: now)
        report.written.append(file.path)
    }

    private mutating func put(_ bytes: [UInt8], at path: String, hash: UInt64, now: Timestamp) throws {
        try folder.write(bytes, to: path)
        let stat = folder.status(of: path)
        manifest.entries[path] = Manifest.Entry(
            hash: hash, size: stat?.size ?? -1, modified: stat?.modified ?? 0, rendered: now)
    }

    /// Whether a file and its twin are on disk as they were written.
    func isIntact(_ path: String) -> Bool {
        guard let hash = manifest.entries[path]?.hash, isOnDisk(path, hash: hash) else { return false }
        return !gzip || !RenderedFile(path, []).wantsTwin || isOnDisk(path + ".gz", hash: hash)
    }

    /// A file that is on disk as it was written.
    func intactBytes(_ path: String) -> [UInt8]? { isIntact(path) ? try? folder.read(path) : nil }

    private func isOnDisk(_ path: String, hash: UInt64) -> Bool {
        guard let entry = manifest.entries[path], entry.hash == hash, let stat = folder.status(of: path) else { return false }
        return stat.isRegular && stat.size == entry.size && stat.modified == entry.modified
    }

    private mutating func removeStale(keeping kept: Set<String>, report: inout PublishReport) throws {
        let stale = manifest.entries.keys.filter { path in
            if kept.contains(path) { return false }
            return !(gzip && path.hasSuffix(".gz") && kept.contains(String(path.dropLast(3))))
        }
        for path in stale.sorted() {
            try folder.remove(path)
            manifest.entries[path] = nil
            report.removed.append(path)
        }
    }

    private mutating func save() throws {
        let bytes = manifest.bytes
        guard bytes != stored else { return }
        try folder.write(bytes, to: Manifest.fileName)
        stored = bytes
    }
}
