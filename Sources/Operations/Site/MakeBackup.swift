package import DockStatModel
import Foundation
import Storage

/// Copies the database into the folder of backups, while it is in use.
package struct MakeBackup: Deed {
    package static let action = "database.backup"
    package static let scope = Scope.admin

    package init() {}

    package init(_ fields: inout ChangeFields) {}

    package var subject: String { "database" }

    package func carryOut(in workplace: Workplace, by author: Author, now: Timestamp) async throws -> Changed {
        let settings = try workplace.configuration().backup
        let target = Store.backupFile(in: settings.directory, at: now)
        let name = target.split(separator: "/").last.map(String.init) ?? target
        do {
            try FileManager.default.createDirectory(atPath: settings.directory, withIntermediateDirectories: true)
            try workplace.store.backup(to: target, now: now)
        } catch let error as StorageError {
            throw ChangeRefusal(.failed, error.message)
        } catch {
            throw ChangeRefusal(.failed, "The backup folder \(settings.directory) cannot be made.")
        }
        let size = (try? FileManager.default.attributesOfItem(atPath: target)[.size]) as? Int64 ?? 0
        var changed = Changed(
            subject: "database", after: .object(["file": .text(name), "bytes": .number(size)]))
        changed.outcome = ActionPage.Outcome("The database is copied.", isGood: true, facts: [ActionPage.Field("file", name)])
        return changed
    }
}
