import Testing

@testable import Settings

struct DefaultPlacesTests {
    @Test(
        "state lies where systemd says, else with the system's or beside the file, else in the working folder",
        arguments: [
            (nil, [:], "/home/a/dockstat.sqlite", "/home/a/public"),
            ("/srv/x/dockstat.yaml", [:], "/srv/x/dockstat.sqlite", "/srv/x/public"),
            ("/etc/dockstat/dockstat.yaml", [:], "/var/lib/dockstat/dockstat.sqlite", "/var/lib/dockstat/public"),
            ("/etc/dockstat.yaml", [:], "/var/lib/dockstat/dockstat.sqlite", "/var/lib/dockstat/public"),
            ("/etcetera/dockstat.yaml", [:], "/etcetera/dockstat.sqlite", "/etcetera/public"),
            (
                "/etc/dockstat/dockstat.yaml", ["STATE_DIRECTORY": "/var/lib/other"], "/var/lib/other/dockstat.sqlite",
                "/var/lib/other/public"
            ),
            (nil, ["STATE_DIRECTORY": "relative"], "/home/a/dockstat.sqlite", "/home/a/public"),
        ] as [(String?, [String: String], String, String)])
    func places(file: String?, environment: [String: String], database: String, output: String) {
        let places = DefaultPlaces(
            file: file, workingDirectory: "/home/a", environment: environment, overrides: ConfigurationOverrides())
        #expect(places.database == database)
        #expect(places.output == output)
    }

    @Test(
        "paths lose what says nothing and keep what might",
        arguments: [("a", "/w/a"), ("./a//b/.", "/w/a/b"), ("../a", "/w/../a"), ("/x/./y", "/x/y"), ("/", "/")])
    func paths(path: String, absolute: String) { #expect(FilePath.absolute(path, in: "/w") == absolute) }
}

struct NearestNameTests {
    static let names = ["title", "time_zone", "five_minutes", "hourly", "database_size"]

    @Test(
        "what is nearly right is recognised, what is not is not guessed at",
        arguments: [
            ("titel", "title"), ("Title", "title"), ("timezone", "time_zone"), ("fiveMinutes", "five_minutes"),
            ("five-minute", "five_minutes"), ("dbsize", nil), ("x", nil), ("", nil),
            (String(repeating: "title", count: 10_000), nil),
        ] as [(String, String?)])
    func nearest(word: String, name: String?) { #expect(NearestName.of(word, among: Self.names) == name) }
}
