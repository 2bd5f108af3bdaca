/// A line of `GET /events`.
struct WireEvent: Decodable {
    struct Actor: Decodable {
        var id: String
        var attributes: [String: String]?

        enum CodingKeys: String, CodingKey {
            case id = "ID"
            case attributes = "Attributes"
        }
    }

    var type: String
    var action: String
    var actor: Actor
    var time: Int64?
    var timeNano: Int64?

    enum CodingKeys: String, CodingKey {
        case type = "Type"
        case action = "Action"
        case actor = "Actor"
        case time, timeNano
    }
}
