import SecureChannel
import SottoModel
import SottoWire
import TestSupport
import Testing

@Suite(.serialized) struct `Coming in` {
    @Test func `under a taken name is refused with a free one`() throws {
        try Served.during { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            let other = try Client("Mina", at: served, key: "other")
            try other.send(other.hello())
            #expect(try other.rest() == [.refused(.nameTaken(free: "Mina2")), .close(.refused)])
            #expect(try mina.readUpToNow().allSatisfy { if case .presence = $0 { true } else { false } })
        }
    }

    @Test func `with somebody else's proof is refused`() throws {
        try Served.during { served in
            let mina = try Client("mina", at: served)
            try mina.send(mina.hello(proof: Array(repeating: 0, count: 64)))
            #expect(try mina.rest() == [.refused(.badProof), .close(.refused)])
        }
    }

    @Test func `again takes over`() throws {
        try Served.during { served in
            let hana = try Client("hana", in: "#lobby", at: served)
            let old = try Client("mina", in: "#lobby", at: served)
            let new = try Client("mina", at: served)
            #expect(try new.signIn().previousClose == nil)
            #expect(try old.rest().last == .close(.replaced))
            #expect(try new.join("#lobby").roster.people == [hana.person, new.person])
            try new.say("still here")
            #expect(try hana.read(until: "still here").texts() == ["still here"])
        }
    }

    @Test(arguments: [.join("#lobby", after: nil), .find("x"), .rename("x"), .ping(1)] as [ClientRequest])
    func `begins with Hello`(_ request: ClientRequest) throws {
        try Served.during { served in
            let mina = try Client("mina", at: served)
            try mina.send(request)
            #expect(try mina.rest() == [.close(.malformed)])
        }
    }

    @Test func `is said once`() throws {
        try Served.during { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            try mina.send(mina.hello())
            #expect(try mina.rest().last == .close(.malformed))
        }
    }

    @Test func `can be asked for together with all that follows`() throws {
        try Served.during { served in
            let mina = try Client("mina", at: served)
            try mina.sendTogether([mina.hello(), .join("#lobby", after: nil)])
            let events = try mina.readUpToNow()
            guard case .welcome = events.first else { return #expect(Bool(false), "no Welcome first") }
            try mina.say("hi")
            #expect(try mina.read(until: "hi").texts() == ["hi"])
        }
    }
}

@Suite(.serialized) struct `A session` {
    @Test func `ends when its client says so, after what waits for it`() throws {
        try Served.during { served in
            let hana = try Client("hana", in: "#lobby", at: served)
            let mina = try Client("mina", in: "#lobby", at: served)
            _ = try hana.until { $0.joined.contains(mina.person) ? true : nil }
            try mina.send(.ping(1), .close(.leaving))
            #expect(try mina.rest().contains(.pong(1)))
            #expect(try hana.until { $0.left.isEmpty ? nil : $0.left } == [mina.person])
        }
    }

    @Test func `ends with a record that does not open, and the next one tells why`() throws {
        try Served.during { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            var frame = try mina.frame([ClientCodec.encode(.ping(1))])
            frame[40] ^= 1
            try mina.sendRaw(frame)
            #expect(try mina.rest().allSatisfy { if case .close = $0 { false } else { true } })
            let again = try Client("mina", at: served)
            #expect(try again.signIn().previousClose == .malformed)
        }
    }

    @Test func `ends with an envelope that cannot be read`() throws {
        try Served.during { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            try mina.sendRaw(try mina.frame([[0x0A, 0xFF]]))
            _ = try mina.rest()
            let again = try Client("mina", at: served)
            #expect(try again.signIn().previousClose == .malformed)
        }
    }

    @Test func `ends with a record longer than 16 KiB`() throws {
        try Served.during { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            try? mina.send(
                .whisper(to: mina.person.identity, .number(1), sealed: Array(repeating: 0, count: 20_000)))
            _ = try mina.rest()
            let again = try Client("mina", at: served)
            #expect(try again.signIn().previousClose == .malformed)
        }
    }

    @Test func `skips what a later version says`() throws {
        try Served.during { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            try mina.sendRaw(try mina.frame([[0xC2, 0x0C, 0x00], ClientCodec.encode(.ping(3))]))
            _ = try mina.until { $0 == .pong(3) ? true : nil }
        }
    }

    @Test func `is asked for a sign of life, and ended without one`() throws {
        let limits = Limits.off {
            $0.pingSeconds = 1
            $0.giveUpSeconds = 3
        }
        try Served.during(limits) { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            #expect(try mina.rest().contains { if case .ping = $0 { true } else { false } })
            let again = try Client("mina", at: served)
            #expect(try again.signIn().previousClose == .silent)
        }
    }
}
