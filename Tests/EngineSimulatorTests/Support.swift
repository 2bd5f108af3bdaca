import DockStatModel
import Foundation

@testable import EngineSimulator

/// 2026-03-02T00:00:00Z
let start = Timestamp(seconds: 1_772_409_600)

func fleet(
    hosts: Int = 1, containers: Int = 12, seed: UInt64 = 7, mode: SimulatedFleet.Mode = .lively, since: Timestamp? = nil
) -> SimulatedFleet {
    SimulatedFleet(hosts: hosts, containersPerHost: containers, seed: seed, start: start, mode: mode, startedSince: since)
}

struct Unreachable: Error {}
struct Malformed: Error { var text: String }

typealias JSONObject = [String: Any]

extension SimulatedFleet {
    func json(_ path: String, host: Int = 0, at now: Timestamp = start) throws -> Any {
        guard let response = respond(host: host, path: path, at: now) else { throw Unreachable() }
        return try JSONSerialization.jsonObject(with: Data(response.body), options: .fragmentsAllowed)
    }

    func object(_ path: String, host: Int = 0, at now: Timestamp = start) throws -> JSONObject {
        guard let object = try json(path, host: host, at: now) as? JSONObject else { throw Malformed(text: path) }
        return object
    }

    func list(_ path: String = "/containers/json?all=1", host: Int = 0, at now: Timestamp = start) throws -> [JSONObject] {
        guard let list = try json(path, host: host, at: now) as? [JSONObject] else { throw Malformed(text: path) }
        return list
    }

    /// The entry of a container in the list, by its name without the slash.
    func entry(_ name: String, host: Int = 0, at now: Timestamp = start) throws -> JSONObject? {
        try list(host: host, at: now).first { ($0["Names"] as? [String])?.first == "/" + name }
    }

    func events(
        from since: Timestamp, to until: Timestamp, filters: String = #"{"type":["container"]}"#, host: Int = 0,
        at now: Timestamp? = nil
    ) throws -> [JSONObject] {
        func text(_ time: Timestamp) -> String {
            let rest = String(time.milliseconds % 1000)
            return "\(time.seconds)." + String(repeating: "0", count: 3 - rest.count) + rest
        }
        let encoded = filters.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let path = "/v1.47/events?since=\(text(since))&until=\(text(until))&filters=\(encoded)"
        guard let response = respond(host: host, path: path, at: now ?? until) else { throw Unreachable() }
        return try response.body.split(separator: UInt8(ascii: "\n")).map {
            guard let object = try JSONSerialization.jsonObject(with: Data($0)) as? JSONObject else {
                throw Malformed(text: String(decoding: $0, as: UTF8.self))
            }
            return object
        }
    }
}

/// A document recorded from a real engine.
func recorded(_ name: String) throws -> Data {
    guard let folder = Bundle.module.url(forResource: "Fixtures", withExtension: nil) else { throw Malformed(text: "Fixtures") }
    return try Data(contentsOf: folder.appending(path: "engine-20.10/\(name)"))
}

/// The value at a path of keys, such as `State.Status`.
func value(_ object: JSONObject?, _ path: String) -> Any? {
    path.split(separator: ".").reduce(object as Any?) { ($0 as? JSONObject)?[String($1)] }
}

func number(_ object: JSONObject?, _ path: String) -> Int64? { (value(object, path) as? NSNumber)?.int64Value }
