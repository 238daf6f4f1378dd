import SottoModel
import SottoWire
import TestSupport
import Testing

@Suite(.serialized) struct `A record that no client makes` {
    @Test(arguments: Hostile.endings) func `ends a connection before its Hello`(_ record: Hostile) throws {
        try Served.during { served in
            let mina = try Client("mina", at: served)
            try mina.sendRaw(try mina.frame(record.envelopes))
            #expect(try mina.rest() == [])
        }
    }

    @Test(arguments: Hostile.endings) func `ends a session, which is told at the next one`(_ record: Hostile) throws {
        try Served.during { served in
            let hana = try Client("hana", in: "#lobby", at: served)
            let mina = try Client("mina", in: "#lobby", at: served)
            try mina.sendRaw(try mina.frame(record.envelopes))
            _ = try mina.rest()
            #expect(try Client("mina", at: served).signIn().previousClose == .malformed)
            try hana.say("still here")
            #expect(try hana.read(until: "still here").texts() == ["still here"])
        }
    }

    @Test(arguments: Hostile.harmless) func `is passed over where it says nothing`(_ record: Hostile) throws {
        try Served.during { served in
            let mina = try Client("mina", at: served)
            try mina.sendRaw(try mina.frame(record.envelopes))
            _ = try mina.signIn()
            try mina.sendRaw(try mina.frame(record.envelopes))
            #expect(try mina.readUpToNow() == [])
        }
    }

    /// What its length field announces is refused before a byte of it has come.
    @Test(arguments: [2_049 + 16, 16_385 + 16, 65_535])
    func `of so many bytes is not waited for before a Hello`(_ count: Int) throws {
        try Served.during { served in
            let mina = try Client("mina", at: served)
            try mina.sendRaw([UInt8(count >> 8), UInt8(count & 0xFF)])
            #expect(try mina.rest() == [])
        }
    }

    @Test(arguments: [16_385 + 16, 65_535]) func `of so many bytes is not waited for`(_ count: Int) throws {
        try Served.during { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            try mina.sendRaw([UInt8(count >> 8), UInt8(count & 0xFF)])
            _ = try mina.rest()
            #expect(try Client("mina", at: served).signIn().previousClose == .malformed)
        }
    }

    @Test func `holds hundreds of capabilities, which are as good as none`() throws {
        try Served.during { served in
            let mina = try Client("mina", at: served)
            let capabilities = Array(repeating: Raw.field(5, []), count: 800).flatMap { $0 }
            try mina.sendRaw(try mina.frame([mina.hello(called: "mina", and: capabilities)]))
            guard case .welcome = try mina.next() else { return #expect(Bool(false), "no Welcome") }
        }
    }
}

extension Client {
    /// A Hello that need not be one.
    fileprivate func hello(called name: String, and more: [UInt8] = []) -> [UInt8] {
        guard case .hello(let hello) = hello() else { return [] }
        return Raw.field(
            1, Raw.field(1, hello.identity.bytes) + Raw.field(2, hello.proof) + Raw.field(3, name) + more)
    }
}

@Suite(.serialized) struct `What cannot be had` {
    private static let post = Raw.number(1, 1) + Raw.field(2, MessageID.number(7).bytes)
    private static let rename = Raw.field(6, Raw.field(1, "mi na"))

    @Test(arguments: ["", "mi na", "/mina", String(repeating: "a", count: 200)])
    func `is told to a Hello with such a name`(_ name: String) throws {
        try Served.during { served in
            let mina = try Client("mina", at: served)
            try mina.sendRaw(try mina.frame([mina.hello(called: name)]))
            #expect(try mina.rest() == [.refused(.badName), .close(.refused)])
            let again = try Client("mina", at: served)
            #expect(try again.signIn().previousClose == nil)
        }
    }

    @Test func `is told to whoever wants to be called so, who goes on`() throws {
        try Served.during { served in
            let mina = try Client("mina", at: served)
            _ = try mina.signIn()
            try mina.sendRaw(try mina.frame([Self.rename]))
            #expect(try mina.readUpToNow() == [.renameRefused(.badName)])
        }
    }

    /// Without a body, with an empty one, and with one of a later version.
    @Test(arguments: [[], Raw.field(3, []), Raw.field(3, Raw.field(90, "poll"))])
    func `is the outcome of a post of an unknown kind`(_ body: [UInt8]) throws {
        try Served.during { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            try mina.sendRaw(try mina.frame([Raw.field(4, Self.post + body)]))
            try mina.say("and on")
            let transcript = try mina.read(until: "and on")
            #expect(transcript.outcomes == [.refused(.notPossible)])
        }
    }

    @Test(arguments: [Raw.field(4, post), rename])
    func `is not told to whoever is not in`(_ envelope: [UInt8]) throws {
        try Served.during { served in
            let mina = try Client("mina", at: served)
            try mina.sendRaw(try mina.frame([envelope]))
            #expect(try mina.rest() == [.close(.malformed)])
        }
    }

    @Test func `is told to a Hello once`() throws {
        try Served.during { served in
            let mina = try Client("mina", at: served)
            _ = try mina.signIn()
            try mina.sendRaw(try mina.frame([mina.hello(called: "mi na")]))
            #expect(try mina.rest() == [.close(.malformed)])
        }
    }
}
