import SottoModel
import Testing

private let key = String(repeating: "A", count: 43)
private let id = "AQIDBAUGBwg"
private let psk = "__________________________________________8"

struct `An invite` {
    @Test(arguments: [
        "sotto://example.org:7788", "sotto://127.0.0.1:1/lobby", "sotto://[::1]:7788/a-b_9?key=\(key)",
        "sotto://h:1?key=\(key)", "sotto://h:1/lobby?id=\(id)&psk=\(psk)",
        "sotto://h:1/%ED%95%9C%EA%B5%AD?key=\(key)&id=\(id)&psk=\(psk)",
    ])
    func `is written as it is read`(_ text: String) throws {
        #expect(try Invite(text).description == text)
    }

    @Test func `names the server, the room, the key and the door`() throws {
        let invite = try Invite("SOTTO://[::1]/%ed%95%9c%EA%B5%AD?psk=\(psk)&key=\(key)&id=\(id)")
        #expect(invite.address == ServerAddress(host: "::1", port: 7788))
        #expect(invite.room == (try RoomName("#한국")))
        #expect(invite.key?.bytes == Array(repeating: 0, count: 32))
        #expect(
            invite.door == Invite.Door(id: [1, 2, 3, 4, 5, 6, 7, 8], psk: Array(repeating: 255, count: 32)))
    }

    @Test(arguments: [
        "example.org", "example.org:5", "[::1]:5", "sotto://example.org", "sotto://example.org/",
    ])
    func `may be no more than a server`(_ text: String) throws {
        let invite = try Invite(text)
        #expect(invite.room == nil && invite.key == nil && invite.door == nil)
    }

    @Test(arguments: ["", "sotto://", "sotto:///lobby", "sotto://:1/lobby", "sotto://h:0", "http://h", "a b"])
    func `names a server`(_ text: String) {
        #expect(throws: InviteError.notAServer) { try Invite(text) }
    }

    @Test(arguments: ["a%2Fb", "%", "%4", "%zz", "%FF", "%ED%95", "%00", "a/b", "%23a", "a.b", "a b", "%+1"])
    func `names a room as rooms are named`(_ room: String) {
        #expect(throws: InviteError.badRoom) { try Invite("sotto://h/\(room)") }
    }

    @Test(arguments: [
        "", "AAAA", key + "A", key + "=", String(key.dropLast()) + "B", String(key.dropLast()) + "+",
    ])
    func `has a whole key`(_ key: String) {
        #expect(throws: InviteError.badKey) { try Invite("sotto://h?key=\(key)") }
    }

    @Test(arguments: [
        "id=\(id)", "psk=\(psk)", "id=&psk=", "id=\(id)&psk=", "id=\(id)&psk=\(id)", "id=\(psk)&psk=\(psk)",
        "id=\(id)&psk=\(psk)=",
    ])
    func `has a whole door or none`(_ query: String) {
        #expect(throws: InviteError.badDoor) { try Invite("sotto://h?\(query)") }
    }

    @Test(arguments: ["x=1", "key", "Key=\(key)", "=", "#lobby"])
    func `has no field that is not known`(_ field: String) {
        #expect(throws: InviteError.unknownField(field)) { try Invite("sotto://h?\(field)") }
    }

    @Test func `has each field once`() {
        #expect(throws: InviteError.unknownField("key=\(key)")) {
            try Invite("sotto://h?key=\(key)&key=\(key)")
        }
    }
}
