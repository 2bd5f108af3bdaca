import DockStatModel

/// Compose projects in JSON: all, and one with its services and deploys.
struct StackJSON {
    var context: RenderContext

    func list(_ stacks: [Stack]) -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.array("stacks") { json in
                for stack in stacks { json.object { brief(stack, in: &$0) } }
            }
        }
    }

    func document(_ stack: Stack) -> [UInt8] {
        JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            brief(stack, in: &json)
            json.array("services") { json in
                for service in stack.services {
                    json.object { json in
                        json.field("name", CleanText.line(service.name))
                        json.field("running", service.running)
                        json.field("replicas", service.containers.count)
                        json.array("images") { json in
                            for image in service.images { json.value(CleanText.line(image)) }
                        }
                    }
                }
            }
            json.array("containers") { json in
                let containers = ContainerJSON(context: context)
                for container in stack.containers { json.object { containers.brief(container, in: &$0) } }
            }
            json.array("deploys") { json in
                for deploy in context.deploys(of: stack.project) {
                    json.object { json in
                        json.field("time", deploy.time)
                        json.field("hostName", CleanText.line(deploy.container.host))
                        json.field("name", CleanText.line(deploy.name))
                        json.field("image", CleanText.line(deploy.image))
                        json.field("fromImage", deploy.change.map { CleanText.line($0.fromImage) })
                        json.field("imageId", deploy.change.map { CleanText.line($0.to) })
                        json.field("fromImageId", deploy.change.map { CleanText.line($0.from) })
                    }
                }
            }
        }
    }

    private func brief(_ stack: Stack, in json: inout JSONWriter) {
        json.field("id", stack.slug)
        json.field("name", CleanText.line(stack.project))
        json.field("state", stack.tally.whole?.rawValue)
        json.field("serviceCount", stack.services.count)
        json.field("containerCount", stack.containers.count)
        json.field("containersRunning", stack.running)
        json.array("hosts") { json in
            for host in stack.hosts { json.value(CleanText.line(host)) }
        }
        json.field("cpuUsage", stack.sum(\.cpuPercent))
        json.field("memoryUsage", stack.sum(\.memoryBytes), digits: 0)
        json.field("uptimePercent", stack.lastDay.uptimePercent, digits: 3)
        json.field("unknownPercent", stack.lastDay.unknownPercent, digits: 3)
    }
}
