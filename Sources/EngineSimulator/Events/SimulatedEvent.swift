/// Something the engine said happened.
struct SimulatedEvent: Sendable {
    /// Nanoseconds since 1970.
    var time: Int64
    /// `container` or `network`.
    var type: String
    /// With the argument that some have, such as `health_status: healthy`.
    var action: String
    var actor: String
    /// In the order of their names.
    var attributes: [(name: String, value: String)]
    /// Only of containers.
    var image: String?

    /// A line as `GET /events` sends it.
    func write(to json: inout JSONWriter) {
        json.object { json in
            if let image {
                json.field("status", action)
                json.field("id", actor)
                json.field("from", image)
            }
            json.field("Type", type)
            json.field("Action", action)
            json.object("Actor") { json in
                json.field("ID", actor)
                json.object("Attributes") { json in
                    for (name, value) in attributes { json.member(name, value) }
                }
            }
            json.field("scope", "local")
            json.field("time", time / EngineTime.second)
            json.field("timeNano", time)
        }
        json.newLine()
    }
}
