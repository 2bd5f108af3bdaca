internal import DockStatModel

extension ConfigurationReader {
    /// - Parameter timeZone: of windows that name none.
    func readMaintenance(_ top: NodeReader.Map, timeZone: String, _ reader: inout NodeReader) -> [MaintenanceWindow] {
        var windows: [MaintenanceWindow] = []
        var places: [String: String] = [:]
        for entry in reader.list(top, "maintenance", of: "windows, each with name and weekly, cron or once") ?? [] {
            guard let map = reader.map(entry.node, path: entry.path, schemaPath: "maintenance[]"),
                let window = readWindow(map, timeZone: timeZone, &reader)
            else { continue }
            if reader.claim(window.name, map, &places) { windows.append(window) }
        }
        return windows
    }

    private func readWindow(_ map: NodeReader.Map, timeZone: String, _ reader: inout NodeReader) -> MaintenanceWindow? {
        let name = reader.required(map, "name", .text(atMost: 100))
        let matcher = readMatcher(map, "match", schemaPath: "maintenance[].match", &reader)
        let zone = reader.value(map, "time_zone", .timeZone) ?? timeZone
        let reason = reader.value(map, "reason", .text(atMost: 500)) ?? ""
        let schedule = readSchedule(map, timeZone: zone, &reader)
        guard let name, let schedule else { return nil }
        return MaintenanceWindow(name: name, matcher: matcher, schedule: schedule, timeZone: zone, reason: reason)
    }

    private func readSchedule(
        _ map: NodeReader.Map, timeZone: String, _ reader: inout NodeReader
    ) -> MaintenanceWindow.Schedule? {
        if map.has("duration"), !map.has("cron") {
            reader.refuse(map.place("duration"), map.path("duration"), "belongs to cron; weekly and once have `to`")
        }
        let given = ["weekly", "cron", "once"].filter(map.has)
        guard given.count == 1 else {
            if given.isEmpty {
                reader.refuse(map.mark, map.path, "says no time; give one of weekly, cron and once")
            } else {
                reader.refuse(
                    map.place(given[1]), map.path(given[1]), "is given besides \(given[0]); give one of weekly, cron and once")
            }
            return nil
        }
        if map.has("cron") {
            let cron = reader.text(map, "cron", .cron, checked: checks.cron)
            let duration = reader.required(map, "duration", .duration(.minutes(1)...(.days(7))))
            guard let cron, let duration else { return nil }
            return .cron(cron, duration: duration)
        }
        if let weekly = reader.map(map, "weekly", schemaPath: "maintenance[].weekly") {
            let days = reader.values(weekly, "days", ValueKind<MaintenanceWindow.Weekday>.choice)
            let from = reader.required(weekly, "from", .timeOfDay())
            let to = reader.required(weekly, "to", .timeOfDay(latest: 1440))
            guard let from, let to else { return nil }
            return .weekly(days: Self.sorted(days ?? []), from: from, to: to)
        }
        if let once = reader.map(map, "once", schemaPath: "maintenance[].once") {
            let from = reader.required(once, "from", .moment(in: timeZone))
            let to = reader.required(once, "to", .moment(in: timeZone))
            guard let from, let to else { return nil }
            if to <= from { reader.refuse(once.place("to"), once.path("to"), "is not after from; allowed: a later time") }
            return .once(from: from, to: to)
        }
        return nil
    }

    /// In the order of the week, each once; every day where none is given.
    static func sorted(_ days: [MaintenanceWindow.Weekday]) -> [MaintenanceWindow.Weekday] {
        days.isEmpty ? MaintenanceWindow.Weekday.allCases : MaintenanceWindow.Weekday.allCases.filter(days.contains)
    }
}
