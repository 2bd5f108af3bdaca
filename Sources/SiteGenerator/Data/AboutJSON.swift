import DockStatModel

/// What the site is and how it is made: the twin of `about/`.
struct AboutJSON {
    var context: RenderContext
    /// One sentence each.
    var problems: [String]

    func document() -> [UInt8] {
        let data = context.data
        return JSONWriter.document { json in
            json.field("demo", context.settings.isDemo)
            json.field("version", data.job.version)
            json.field("intervalSeconds", context.settings.interval.inSeconds)
            json.field("timeZone", context.settings.timeZone)
            json.field("databaseBytes", context.settings.view.isPartial ? nil : data.job.databaseSize)
            json.field("lastBackup", data.job.lastBackup)
            json.array("problems") { json in
                for problem in problems { json.value(CleanText.line(problem, limit: 1000)) }
            }
            json.array("ticks") { json in
                for tick in data.job.ticks {
                    json.object { json in
                        json.field("time", tick.time)
                        json.field("seconds", tick.duration.inSeconds, digits: 3)
                        json.field("cpuSeconds", tick.cpu.inSeconds, digits: 3)
                        json.field("hosts", tick.hosts)
                        json.field("hostsReached", tick.hostsReached)
                        json.field("containers", tick.containers)
                        json.field("filesWritten", tick.filesWritten)
                    }
                }
            }
            json.array("licences") { json in
                for part in LinkedPart.all {
                    json.object { json in
                        json.field("name", part.name)
                        json.field("licence", part.licence)
                        json.field("home", part.home)
                    }
                }
            }
        }
    }
}
