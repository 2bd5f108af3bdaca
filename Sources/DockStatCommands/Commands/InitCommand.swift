package import ArgumentParser
internal import Foundation
internal import Settings

package struct InitCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a commented dockstat.yaml to start from.",
        discussion: "Every key stands in it as a comment with its default, so the file changes nothing until you edit it.")

    @Argument(help: "The file to write. One that exists is left alone.")
    var file = ConfigurationLoader.fileName

    package init() {}

    package func run() throws {
        try CommandFailure.reported {
            let descriptor = open(file, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else {
                let exists = errno == EEXIST
                throw CommandFailure(
                    status: .cannotWrite,
                    message: exists
                        ? "\(file) exists already and stays as it is." : "\(file): \(String(cString: strerror(errno))).",
                    advice: exists ? "Name another file, or move that one away." : nil)
            }
            let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            do {
                try handle.write(contentsOf: Data(ConfigurationTemplate.text.utf8))
                try handle.close()
            } catch {
                throw CommandFailure(status: .cannotWrite, message: "\(file) could not be written: \(error.localizedDescription)")
            }
            print("Wrote \(file). Check it any time with `dockstat check-config --config \(file)`.")
        }
    }
}
