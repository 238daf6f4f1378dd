import SottoModel
import Testing

struct `A server's address` {
    @Test(arguments: [
        ("example.org", "example.org", 7788), ("example.org:1", "example.org", 1),
        ("127.0.0.1:65535", "127.0.0.1", 65535), ("[::1]", "::1", 7788), ("[::1]:80", "::1", 80),
        ("::1", "::1", 7788), ("[fe80::1%eth0]:9", "fe80::1%eth0", 9), ("a_b-c", "a_b-c", 7788),
    ])
    func `is a host and perhaps a port`(_ text: String, _ host: String, _ port: Int) {
        #expect(ServerAddress(text) == ServerAddress(host: host, port: UInt16(port)))
    }

    @Test(arguments: ["example.org:7788", "127.0.0.1:1", "[::1]:7788", "[fe80::1%eth0]:9"])
    func `is written as it is read`(_ text: String) throws {
        #expect(try #require(ServerAddress(text)).description == text)
    }

    @Test(arguments: [
        "", ":", ":80", "host:", "host:0", "host:65536", "host:99999999999999999999", "host:-1", "host:+1",
        "host:8o", "host:８０", "host: 80", "[::1", "[::1]x", "[::1]80", "[::1]:", "[]", "[]:80", "[::1]]:80",
        "ho st", "host/", "user@host", "한국.example", "host\n", String(repeating: "a", count: 256),
    ])
    func `is nothing else`(_ text: String) {
        #expect(ServerAddress(text) == nil)
    }

    @Test func `has the port 0 only where any will do`() {
        #expect(ServerAddress("127.0.0.1:0", allowingAnyPort: true)?.port == 0)
        #expect(ServerAddress("[::]:0", allowingAnyPort: true)?.host == "::")
        #expect(ServerAddress("127.0.0.1:0") == nil)
    }
}
