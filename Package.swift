// swift-tools-version: 6.2
import PackageDescription

// The rooms and who may import whom: docs/architecture.md.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// - Parameter exclude: programs of a test that it runs from the sources.
func tests(
    _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [], exclude: [String] = []
) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: strict)
}

let package = Package(
    name: "DockStat",
    products: [
        .executable(name: "dockstat", targets: ["dockstat"]),
        .executable(name: "dockstat-companion", targets: ["dockstat-companion"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.97.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.9.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // C libraries and embedded files
        .systemLibrary(
            name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CSpawn"),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .target(name: "EmbeddedFiles"),

        // Rooms
        room("DockStatModel", []),
        room("Settings", ["DockStatModel", yams]),
        room("Transfer", ["CCurl"]),
        room("DockerEngine", ["DockStatModel", "Transfer"]),
        room("ImageRegistry", ["DockStatModel", "Transfer"]),
        room("Storage", ["DockStatModel", grdb, crypto]),
        room("Alerting", ["DockStatModel"]),
        room("Notifications", ["DockStatModel", "Transfer", "CSpawn", mustache, crypto]),
        room("SiteGenerator", ["DockStatModel", "CCMarkGFM", "CZlib", "EmbeddedFiles", mustache]),
        room("Operations", ["DockStatModel", "Settings", "Storage", crypto]),
        room("EngineSimulator", ["DockStatModel"]),
        room("Logs", ["Terminal", logging]),
        room("Terminal", ["DockStatModel"]),
        room(
            "DockStatCommands",
            [
                "DockStatModel", "Settings", "Transfer", "DockerEngine", "ImageRegistry", "Storage", "Operations", "Alerting",
                "Notifications",
                "SiteGenerator",
                "EngineSimulator", "Logs", "Terminal", argumentParser, logging,
            ]),
        .executableTarget(name: "dockstat", dependencies: ["DockStatCommands"], swiftSettings: strict),

        // The companion: the only part with a server in it
        room(
            "CompanionEndpoint",
            [
                "DockStatModel", "EngineSimulator", "Operations", "Settings", "Storage", crypto, hummingbird, logging,
                serviceLifecycle,
                .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOExtras", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ]),
        .executableTarget(
            name: "dockstat-companion",
            dependencies: [
                "CompanionEndpoint", "DockStatCommands", "DockStatModel", "EngineSimulator", "Operations", argumentParser,
            ], swiftSettings: strict),

        // Tests
        .target(
            name: "TestSupport", dependencies: ["DockStatModel", "CSpawn"], path: "Tests/TestSupport", swiftSettings: strict),
        tests("DockStatModelTests", ["DockStatModel"]),
        tests("SettingsTests", ["Settings", "DockStatModel"]),
        tests("TransferTests", ["Transfer", "TestSupport"]),
        tests("DockerEngineTests", ["DockerEngine", "DockStatModel", "Transfer", "TestSupport"], resources: [.copy("Fixtures")]),
        tests(
            "ImageRegistryTests", ["ImageRegistry", "DockerEngine", "DockStatModel", "Transfer", "TestSupport"],
            exclude: ["Peers"]),
        // A process of its own that the storage tests kill, starve and lock out.
        .executableTarget(
            name: "StorageWriter", dependencies: ["Storage", "DockStatModel"], path: "Tests/StorageWriter",
            swiftSettings: strict),
        tests("StorageTests", ["Storage", "StorageWriter", "DockStatModel", "TestSupport", grdb]),
        tests("AlertingTests", ["Alerting", "DockStatModel", "TestSupport"]),
        tests(
            "NotificationsTests", ["Notifications", "DockStatModel", "Settings", "Transfer", "TestSupport", "dockstat"],
            exclude: ["Peers"]),
        tests(
            "SiteGeneratorTests", ["SiteGenerator", "Operations", "DockStatModel", "TestSupport"], resources: [.copy("Golden")],
            exclude: ["Peers"]),
        tests("EngineSimulatorTests", ["EngineSimulator", "DockStatModel"], resources: [.copy("Fixtures")]),
        tests(
            "CompanionEndpointTests",
            [
                "CompanionEndpoint", "DockStatModel", "Operations", "Storage", "TestSupport", "dockstat", "dockstat-companion",
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ]),
        // Parsers of what comes from outside, for the tests and for libFuzzer.
        .target(
            name: "Fuzzing",
            dependencies: [
                "Alerting", "CompanionEndpoint", "DockStatModel", "DockerEngine", "ImageRegistry", "Notifications", "Operations",
                "Settings", "SiteGenerator", "Transfer",
            ], path: "Tests/Fuzzing", swiftSettings: strict),
        tests("FuzzTests", ["Fuzzing", "TestSupport"], exclude: ["Corpus"]),
        tests("LogsTests", ["Logs", logging]),
        tests("TerminalTests", ["Terminal", "DockStatModel"]),
        tests("DeliveryTests", ["TestSupport", "dockstat", "dockstat-companion"]),
        tests(
            "DockStatCommandsTests",
            ["DockStatCommands", "DockStatModel", "DockerEngine", "Storage", "Transfer", "SiteGenerator", "TestSupport"]),
        tests("EndToEndTests", ["DockStatModel", "TestSupport", "dockstat", "dockstat-companion"], exclude: ["Peers"]),
        .testTarget(
            name: "BrowserTests", dependencies: ["TestSupport", "dockstat", "dockstat-companion"],
            exclude: ["run.py", "operate.py", "full.py", "driver", "checks"],
            swiftSettings: strict),
    ]
)

// Links only with `--sanitize=fuzzer`, as `make fuzz` builds it.
if Context.environment["DOCKSTAT_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "fuzz", dependencies: ["Fuzzing"], path: "Tests/FuzzMain", swiftSettings: strict,
            // libFuzzer's own `main` comes first.
            linkerSettings: [.unsafeFlags(["-Xlinker", "--allow-multiple-definition"])]))
}
