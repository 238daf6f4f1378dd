import ClientStore
import SecureChannel
import SottoModel
import Testing

private let key = String(repeating: "A", count: 43)
private let other = String(repeating: "A", count: 42) + "E"
private let id = "AQIDBAUGBwg"

private func address(_ text: String) throws -> ServerAddress {
    try #require(ServerAddress(text))
}

struct `Known servers` {
    @Test(arguments: [
        "", "h:1 \(key)\n", "a:1 \(key)\nb:2 \(other)\n", "[::1]:7788 \(key)\n", "h:1 \(key) \(id) \(other)\n",
        "a:1 \(key)\nb:2 \(key) \(id) \(other)\n",
    ])
    func `are written as they are read`(_ text: String) throws {
        #expect(try KnownServers(text).text == text)
    }

    @Test func `have a key, and a door where they are closed`() throws {
        let known = try KnownServers("# pins\n\nopen:1 \(key)\nclosed:2 \(key) \(id) \(other)\n")
        #expect(known[try address("open:1")]?.bytes == Array(repeating: 0, count: 32))
        #expect(known[doorOf: try address("open:1")] == nil)
        let door = try #require(known[doorOf: try address("closed:2")])
        #expect(door.id == DoorID(id))
        #expect(door.handedOver.psk == Array(repeating: 0, count: 31) + [1])
    }

    /// Somebody may write a line by hand; who is on it and is not found would be trusted anew.
    @Test(arguments: [
        ("chat.example:7788", "chat.example"), ("chat.example", "chat.example:7788"), ("Chat.Example", "chat.example"),
        ("chat.example:7788", "CHAT.example"), ("[::1]:7788", "::1"), ("::1", "[::1]"),
    ])
    func `are found however their line is written`(_ line: String, _ asked: String) throws {
        let known = try KnownServers("\(line) \(key) \(id) \(other)\r\n")
        #expect(known[try address(asked)] != nil)
        #expect(known[doorOf: try address(asked)] != nil)
    }

    @Test func `are what their last line says`() throws {
        let known = try KnownServers("h:1 \(key) \(id) \(other)\nH:1 \(other)\n")
        #expect(known.text == "h:1 \(other)\n")
    }

    @Test func `keep the door that is handed over, until there is none`() throws {
        var known = try KnownServers("h:1 \(key)\n")
        let door = Door()
        known[doorOf: try address("h:1")] = door
        #expect(try KnownServers(known.text)[doorOf: address("h:1")] == door)
        known[doorOf: try address("h:1")] = nil
        #expect(known.text == "h:1 \(key)\n")
    }

    @Test(arguments: [
        "h:1", "h:1 \(key) \(id)", "h:1 \(key) \(id) \(other) x", "h:1 x", "h:1 \(key) x \(other)",
        "h:1 \(key) \(id) x", "h:0 \(key)", "h:1 \(key) \(id) \(other)A",
    ])
    func `are damaged by a line that is none, which is named`(_ line: String) {
        let error = #expect(throws: KnownServersError.self) { try KnownServers("a:1 \(key)\n\(line)\n") }
        #expect(error?.line == 2)
    }
}
