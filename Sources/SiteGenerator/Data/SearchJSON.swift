import DockStatModel

/// `search.json`: everything that has a page, for quick links and the side bar. Rows instead of objects: 20,000 containers fit
/// into a file that a browser fetches once, since it changes only when something comes or goes.
struct SearchJSON {
    var context: RenderContext

    func document() -> [UInt8] {
        let hosts = context.data.hosts
        let numbers = Dictionary(hosts.enumerated().map { ($1.name, $0) }) { first, _ in first }
        return JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            // [name, slug]
            json.array("hosts") { json in
                for host in hosts { row([CleanText.line(host.name), host.slug], in: &json) }
            }
            // [name, path, number of the host]
            json.array("stacks") { json in
                for (project, host) in stacks(numbers) {
                    let path = folder(SitePaths.stack(project))
                    json.array { json in
                        json.value(CleanText.line(project))
                        json.value(path)
                        json.number(Double(host))
                    }
                }
            }
            // [number of the host, name, slug where it is not the name, project]
            json.array("containers") { json in
                for container in context.data.containers {
                    guard let host = numbers[container.identity.host], context.existing.contains(context.page(of: container))
                    else { continue }
                    let name = CleanText.line(container.name)
                    json.array { json in
                        json.number(Double(host))
                        json.value(name)
                        json.value(container.slug == name ? "" : container.slug)
                        if let project = container.composeProject { json.value(CleanText.line(project)) }
                    }
                }
            }
            // [title, path]
            json.array("notes") { json in
                for note in context.notes.pages {
                    row([CleanText.line(note.title), folder(NotePath.page(for: note.path))], in: &json)
                }
            }
            json.array("pages") { json in
                for entry in PageFrame(context: context).entries { row([entry.label, folder(entry.path)], in: &json) }
            }
        }
    }

    private func row(_ values: [String], in json: inout JSONWriter) {
        json.array { json in for value in values { json.value(value) } }
    }

    private func folder(_ path: String) -> String { NotePath.relative(path, from: "index.html") }

    private func stacks(_ numbers: [String: Int]) -> [(project: String, host: Int)] {
        var stacks: [Int: Set<String>] = [:]
        for container in context.data.containers {
            guard let project = container.composeProject, let host = numbers[container.identity.host] else { continue }
            stacks[host, default: []].insert(project)
        }
        return stacks.sorted { $0.key < $1.key }.flatMap { host, projects in projects.sorted().map { ($0, host) } }
    }
}
