import CompanionEndpoint
import Testing

struct ListenAddressTests {
    @Test(
        "an address is read as people write it",
        arguments: [
            ("127.0.0.1:8080", "127.0.0.1:8080", true), ("9000", "127.0.0.1:9000", true), ("0", "127.0.0.1:0", true),
            ("localhost:1", "localhost:1", true), ("[::1]:8080", "[::1]:8080", true), ("127.1.2.3:5", "127.1.2.3:5", true),
            ("0.0.0.0:80", "0.0.0.0:80", false), ("[::]:80", "[::]:80", false), ("10.0.0.5:8080", "10.0.0.5:8080", false),
            ("127.evil.example:80", "127.evil.example:80", false),
            ("127.0.0.1.example.org:80", "127.0.0.1.example.org:80", false),
        ])
    func reads(text: String, written: String, isLoopback: Bool) throws {
        let address = try #require(ListenAddress(text))
        #expect(address.text == written)
        #expect(address.isLoopback == isLoopback)
    }

    @Test(
        "what is no address is refused",
        arguments: [
            "", ":8080", "localhost", "localhost:", "localhost:65536", "localhost:-1", "::1:80", "a b:80", "host/x:80", "[]:80",
            "x:8o",
        ])
    func refuses(text: String) { #expect(ListenAddress(text) == nil) }
}
