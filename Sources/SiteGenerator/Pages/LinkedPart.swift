/// Something by others that the program is linked with.
struct LinkedPart: Sendable {
    var name: String
    var purpose: Phrase
    /// As SPDX names it.
    var licence: String
    var home: String

    /// By name. `Package.swift` says which packages there are; what they hold by others stands here too.
    static let all = [
        LinkedPart(
            name: "BoringSSL", purpose: "checksums and keys, in Swift Crypto", licence: "Apache-2.0",
            home: "https://boringssl.googlesource.com/boringssl"),
        LinkedPart(
            name: "cmark-gfm", purpose: "Markdown", licence: "BSD-2-Clause", home: "https://github.com/github/cmark-gfm"),
        LinkedPart(name: "GRDB.swift", purpose: "access to SQLite", licence: "MIT", home: "https://github.com/groue/GRDB.swift"),
        LinkedPart(name: "libcurl", purpose: "requests over the network", licence: "curl", home: "https://curl.se"),
        LinkedPart(
            name: "libyaml", purpose: "YAML, in Yams", licence: "MIT", home: "https://github.com/yaml/libyaml"),
        LinkedPart(name: "SQLite", purpose: "the database", licence: "blessing", home: "https://sqlite.org"),
        LinkedPart(
            name: "Swift", purpose: "standard library and Foundation", licence: "Apache-2.0 WITH Swift-exception",
            home: "https://swift.org"),
        LinkedPart(
            name: "swift-argument-parser", purpose: "the command line", licence: "Apache-2.0 WITH Swift-exception",
            home: "https://github.com/apple/swift-argument-parser"),
        LinkedPart(
            name: "swift-asn1", purpose: "encoding of keys, in Swift Crypto", licence: "Apache-2.0",
            home: "https://github.com/apple/swift-asn1"),
        LinkedPart(
            name: "swift-crypto", purpose: "signatures", licence: "Apache-2.0", home: "https://github.com/apple/swift-crypto"),
        LinkedPart(name: "swift-log", purpose: "log lines", licence: "Apache-2.0", home: "https://github.com/apple/swift-log"),
        LinkedPart(
            name: "swift-mustache", purpose: "templates", licence: "Apache-2.0",
            home: "https://github.com/hummingbird-project/swift-mustache"),
        LinkedPart(name: "Yams", purpose: "the configuration file", licence: "MIT", home: "https://github.com/jpsim/Yams"),
        LinkedPart(name: "zlib", purpose: "compression", licence: "Zlib", home: "https://zlib.net"),
    ]
}
