import DockStatModel
import Foundation
import Settings
import Testing

/// A folder of its own for one test, removed afterwards.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("settings-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
}

func write(_ text: String, to path: String) throws {
    try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
}

/// Loads a text as `dockstat.yaml` of an otherwise empty folder.
func load(_ yaml: String, environment: [String: String] = [:]) throws -> LoadedConfiguration {
    try withFolder { folder in
        try write(yaml, to: folder + "/dockstat.yaml")
        return try ConfigurationLoader(environment: environment, workingDirectory: folder, systemFile: folder + "/none").load()
    }
}

/// The lines told about a text that is wrong; empty where nothing is.
func mistakes(_ yaml: String, environment: [String: String] = [:]) throws -> [String] {
    do {
        _ = try load(yaml, environment: environment)
        return []
    } catch let error as ConfigurationErrors {
        return error.mistakes.map(\.text)
    }
}
