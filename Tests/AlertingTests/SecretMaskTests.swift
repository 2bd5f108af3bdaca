import Alerting
import Foundation
import Testing

struct SecretMaskTests {
    private let mask = SecretMask()

    @Test(
        "what follows a secret's name is taken out",
        arguments: [
            ("password=hunter2", "password=***"), ("DB_PASSWORD=hunter2 next", "DB_PASSWORD=*** next"),
            ("token: abc def", "token: *** def"), (#"{"api_key":"s3cr3t","a":1}"#, #"{"api_key":"***","a":1}"#),
            (#"{"password": "a\"b", "x": 2}"#, #"{"password": "***", "x": 2}"#), ("--password hunter2 -v", "--password *** -v"),
            ("client_secret => 'x y'", "client_secret => '***'"), ("PGPASSWORD='a b' psql", "PGPASSWORD='***' psql"),
            ("X-Api-Key: 12345", "X-Api-Key: ***"), ("passwd := x", "passwd := ***"),
            ("access_token=a&state=b", "access_token=***&state=b"),
            (#"msg="{\"token\":\"abc\"}""#, #"msg="{\"token\":\"***\"}""#), ("Password = pässwört!", "Password = ***"),
        ])
    func assignments(line: String, masked: String) {
        #expect(mask.masked(line) == masked)
    }

    @Test(
        "headers lose everything after the colon",
        arguments: [
            ("Authorization: Basic dXNlcjpwYXNz", "Authorization: ***"),
            ("> authorization: Bearer abc.def.ghi, more", "> authorization: ***"),
            (#"{"Authorization":"Bearer abc"}"#, #"{"Authorization":"***"}"#), ("Cookie: a=b; c=d", "Cookie: ***"),
            ("sent Bearer abcdef123456 to peer", "sent Bearer *** to peer"),
        ])
    func headers(line: String, masked: String) {
        #expect(mask.masked(line) == masked)
    }

    @Test(
        "passwords in addresses",
        arguments: [
            ("postgres://user:pass@db:5432/x", "postgres://user:***@db:5432/x"),
            ("redis://:pa@ss@cache", "redis://:***@cache"), ("amqp://u:p/w@mq", "amqp://u:***@mq"),
            ("https://abcdefghijklmnopqrstuvwx@git.example.org", "https://***@git.example.org"),
            ("from http://a:b@c and http://d:e@f", "from http://a:***@c and http://d:***@f"),
        ])
    func addresses(line: String, masked: String) {
        #expect(mask.masked(line) == masked)
    }

    @Test(
        "keys of known forms, wherever they stand",
        arguments: [
            ("id AKIAIOSFODNN7EXAMPLE used", "id *** used"), ("x=ghp_abcdefghijklmnopqrstuvwxyz0123456789", "***"),
            ("jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_123 ok", "jwt *** ok"),
            ("xoxb-123456789012-abcdef", "***"), ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "***"),
            ("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "aws_secret_access_key = ***"),
        ])
    func knownForms(line: String, masked: String) {
        #expect(mask.masked(line) == masked)
    }

    @Test(
        "long hex and base64 after words such as key",
        arguments: [
            ("using key 9f86d081884c7d659a2feaa0c55ad015 now", "using key *** now"),
            ("key=9f86d081884c7d659a2feaa0c55ad015", "key=***"),
            ("the signature is ZmFrZXNpZ25hdHVyZTEyMzQ1Njc4OTA=", "the signature is ***"),
        ])
    func afterKeyWords(line: String, masked: String) {
        #expect(mask.masked(line) == masked)
    }

    @Test(
        "what is no secret stays",
        arguments: [
            "GET /index.html 200 in 5ms", "password for user bob was wrong", "the token bucket is empty",
            "https://example.org/a?b=c",
            "git@github.com:a/b", "Basic information about keys",
            "image sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "2024-01-01T00:00:00Z INFO started", "tcp://10.0.0.5:2376/v1@x", "ünïcödé ✓ 字", "", "key: short", "a=b:c//d",
        ])
    func kept(line: String) {
        #expect(mask.masked(line) == line)
    }

    @Test("PEM blocks, in one line or over several")
    func pem() {
        #expect(mask.masked("key -----BEGIN RSA PRIVATE KEY----- MIIE -----END RSA PRIVATE KEY----- done") == "key *** done")
        let lines = ["start", "-----BEGIN PRIVATE KEY-----", "MIIEvQIBADANBg", "-----END PRIVATE KEY-----", "end"]
        #expect(mask.masked(lines) == ["start", "***", "***", "***", "end"])
    }

    @Test("a hostile line is done in time that grows with its length")
    func hostile() {
        for part in ["password", "://a:", "://a:b@", "key ", "-----BEGIN ", "=eyJa", "eyJ.", "\"token\":\"\\", "=:", "token="] {
            func cost(_ count: Int) -> Duration {
                let line = String(repeating: part, count: count)
                return (0..<3).map { _ in processorTime { _ = mask.masked(line) } }.min() ?? .zero
            }
            // Eight times the length: a square would be 64 times the work.
            #expect(cost(4_000) < cost(500) * 24, "\(part)")
        }
    }

    /// What this thread computed, however busy the machine is.
    private func processorTime(_ body: () -> Void) -> Duration {
        func now() -> Duration {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
        }
        let start = now()
        body()
        return now() - start
    }
}
