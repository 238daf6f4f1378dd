import SecureChannel
import ServerStore
import SottoModel
import TestSupport
import Testing

struct `A request of an administrator` {
    @Test(arguments: [
        "invite expires=604800", "invite single-use expires=1", "invite expires=60 room=한국 advertise=h:1",
        "invites", "revoke AQIDBAUGBwg", "rotate", "reload", "restart",
    ])
    func `is read as it is written`(_ line: String) {
        #expect(ControlRequest(line)?.line == line)
    }

    @Test func `for an invite that says no more is for a week`() {
        #expect(ControlRequest("invite") == .invite(InviteTerms()))
        #expect(InviteTerms().seconds == 7 * 24 * 3600)
    }

    @Test(arguments: [
        "", " ", "Invite", "invite ", "invite  single-use", "invite single-use=1", "invite expires", "invite expires=0",
        "invite expires=-5", "invite expires=31622401", "invite expires=x", "invite expires=9999999999999999999",
        "invite room=a b", "invite room=", "invite advertise=", "invite psk=AAAA", "invites all", "revoke",
        "revoke x", "revoke AQIDBAUGBwg x", "revoke AQIDBAUGBw", "rotate now", "restart now", "stop", "\u{0}",
        "GET / HTTP/1.1\r",
        String(repeating: "invite ", count: 1000),
    ])
    func `is nothing else`(_ line: String) {
        #expect(ControlRequest(line) == nil)
    }
}

struct `The administration` {
    private let scratch = Scratch()
    private static let key = ChannelKey(Array(repeating: 7, count: 32))
    private static let address = ServerAddress(host: "h", port: 1)

    private func closed(at address: ServerAddress? = address) throws -> Administration {
        let now: @Sendable () -> Timestamp = { Timestamp(milliseconds: 0) }
        return Administration(
            key: try #require(Self.key), address: address, doors: try DataDirectory(scratch.path).doors(now: now),
            now: now)
    }

    private func open() throws -> Administration {
        Administration(key: try #require(Self.key), address: Self.address, doors: nil) { Timestamp(milliseconds: 0) }
    }

    /// The words of what was done.
    private func done(_ answer: String) throws -> String {
        guard case .done(let words)? = ControlAnswer(answer) else { throw NotDone(answer: answer) }
        return words
    }

    private struct NotDone: Error {
        let answer: String
    }

    @Test func `of a closed server makes invites that lead in`() throws {
        let administration = try closed()
        let invite = try Invite(done(administration.answer(to: "invite room=a")))
        #expect(invite.address == Self.address)
        #expect(invite.key == Self.key)
        #expect(invite.room == "#a")
        let door = try #require(invite.door)
        #expect(try closed().answer(to: "invites") == "ok\n\(door.id)  standing  7 d 0 h left")
    }

    @Test func `lists what stands, and revokes it`() throws {
        let administration = try closed()
        let id = try #require(try Invite(done(administration.answer(to: "invite single-use expires=4000"))).door).id
        #expect(administration.answer(to: "invites") == "ok\n\(id)  single-use  1 h 6 min left")
        #expect(administration.answer(to: "revoke \(id)") == "ok\nrevoked \(id)")
        #expect(administration.answer(to: "revoke \(id)") == "no\nthere is no invite \(id)")
        #expect(administration.answer(to: "invites") == "ok\n")
    }

    @Test func `names another address where it is told one`() throws {
        let answer = try done(try closed(at: nil).answer(to: "invite advertise=chat.example.org:9"))
        #expect(try Invite(answer).address == ServerAddress(host: "chat.example.org", port: 9))
    }

    @Test func `makes no invite without an address`() throws {
        let administration = try closed(at: nil)
        #expect(administration.answer(to: "invite").hasPrefix("no\n"))
        #expect(administration.answer(to: "invites") == "ok\n")
    }

    @Test func `rotates the door`() throws {
        let administration = try closed()
        #expect(administration.answer(to: "rotate").hasPrefix("ok\n"))
        #expect(administration.answer(to: "invites") == "ok\n")
    }

    @Test func `of an open server gives invites without a secret, and keeps none`() throws {
        let invite = try Invite(done(try open().answer(to: "invite")))
        #expect(invite.door == nil && invite.key == Self.key)
        for line in ["invite single-use", "invites", "rotate", "revoke AQIDBAUGBwg"] {
            #expect(try open().answer(to: line).hasPrefix("no\n"))
        }
    }

    @Test(arguments: ["", "garbage", "invite x"]) func `does not understand everything`(_ line: String) throws {
        #expect(try closed().answer(to: line) == "no\nnot understood")
    }
}

struct `An answer to an administrator` {
    @Test(arguments: [.done("a\nb"), .done(""), .refused("no")] as [ControlAnswer])
    func `is read as it is written`(_ answer: ControlAnswer) {
        #expect(ControlAnswer(answer.text) == answer)
    }

    @Test(arguments: ["", "ok", "no", "maybe\nx", "\n"]) func `is nothing else`(_ text: String) {
        #expect(ControlAnswer(text) == nil)
    }
}
