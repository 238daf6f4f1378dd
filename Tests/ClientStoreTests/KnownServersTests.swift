import ClientStore
import SottoModel
import Testing

struct `The list of known servers` {
    private static let digits = "MbreUwqy76XE66hEG7lEsJ4GQ9W7DXQoMxKdTsrJn10"
    private static let key = Base64URL.decode(digits).flatMap { ChannelKey($0) }

    /// Somebody may write a line by hand; who is on it and is not found would be trusted anew.
    @Test(arguments: [
        ("chat.example:7788", "chat.example"), ("chat.example", "chat.example:7788"), ("Chat.Example", "chat.example"),
        ("chat.example:7788", "CHAT.example"), ("[::1]:7788", "::1"), ("::1", "[::1]"),
    ])
    func `knows a server however it is written`(_ line: String, _ asked: String) throws {
        let address = try #require(ServerAddress(asked))
        #expect(Self.key != nil)
        #expect(try KnownServers("\(line) \(Self.digits)\n")[address] == Self.key)
    }

    @Test(arguments: ["\n", "\r\n"]) func `has a server a line, and remarks`(_ end: String) throws {
        let lines = ["# mine", "", "a:1 \(Self.digits)", "b:2 \(Self.digits)", ""]
        #expect(try KnownServers(lines.joined(separator: end)).text == "a:1 \(Self.digits)\nb:2 \(Self.digits)\n")
    }

    @Test(arguments: ["x", "x \(digits) y", "x:0 \(digits)", "x key", " "])
    func `names the line that is none`(_ line: String) {
        let error = #expect(throws: KnownServersError.self) { try KnownServers("a:1 \(Self.digits)\n\(line)\n") }
        #expect(error?.line == 2)
    }
}
