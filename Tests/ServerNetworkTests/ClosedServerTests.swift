import SecureChannel
import ServerStore
import SottoModel
import TestSupport
import Testing

/// Somebody who may not come in: what they send first.
enum Stranger: String, CaseIterable, CustomTestStringConvertible {
    case saysNothing, beginsAndWaits, sendsGarbage, sendsTooMuch, comesInModeZero, isOfAnotherVersion
    case knowsNoID, knowsNoSecret
    case isTooLate, isRevoked, isSecond

    var testDescription: String { rawValue }

    func opening(at served: Served) throws -> [UInt8] {
        switch self {
        case .saysNothing: []
        case .beginsAndWaits: Array(try Self.opening(by: Door()).prefix(63))
        case .sendsGarbage: Array(repeating: 0x47, count: 64)
        case .sendsTooMuch: Array(repeating: 0x47, count: 5000)
        case .comesInModeZero: Preamble.open.bytes + Array(repeating: 9, count: 48)
        case .isOfAnotherVersion: Array("SOTTO".utf8) + [2] + Array(repeating: 9, count: 58)
        case .knowsNoID: try Self.opening(by: Door())
        case .knowsNoSecret: try Self.opening(by: Self.guessed(at: served))
        case .isTooLate: try Self.opening(by: served.invite(seconds: 0))
        case .isRevoked: try Self.opening(by: Self.revoked(at: served))
        case .isSecond: try Self.opening(by: Self.spent(at: served))
        }
    }

    private static func opening(by door: Door) throws -> [UInt8] {
        var handshake = ClientHandshake(identity: .seeded("stranger"), door: door)
        return try handshake.start()
    }

    /// A known id with another secret.
    private static func guessed(at served: Served) throws -> Door {
        let id = try #require(served.doors?.current).id
        return Door(Invite.Door(id: id, psk: Array(repeating: 0, count: 32)))
    }

    private static func revoked(at served: Served) throws -> Door {
        let door = try served.invite()
        let isRevoked = try served.doors?.revoke(door.id)
        #expect(isRevoked == true)
        return door
    }

    private static func spent(at served: Served) throws -> Door {
        let door = try served.invite()
        _ = try Client("first", at: served, by: door).signIn()
        return door
    }
}

extension Served {
    fileprivate func invite(isSingleUse: Bool = true, seconds: Int64 = 3600) throws -> Door {
        try #require(try doors?.invite(isSingleUse: isSingleUse, seconds: seconds))
    }

    fileprivate var door: Door {
        get throws { try #require(doors?.current) }
    }
}

@Suite(.serialized) struct `A closed server` {
    @Test(arguments: Stranger.allCases) func `answers no byte to whoever may not come in`(_ stranger: Stranger) throws {
        try Served.during(.off { $0.handshakeSeconds = 1 }, isClosed: true) { served in
            let opening = try stranger.opening(at: served)
            let socket = try Socket(port: served.port)
            try? socket.send(opening)
            #expect(try socket.receiveAll() == [])
        }
    }

    @Test func `lets somebody in by an invite for one, and later by the door it handed over`() throws {
        try Served.during(isClosed: true) { served in
            let welcome = try Client("mina", at: served, by: served.invite()).signIn()
            let door = Door(try #require(welcome.door))
            let current = try served.door
            #expect(door == current)
            let again = try Client("mina", at: served, by: door)
            #expect(try again.signIn().door == welcome.door)
            _ = try again.join("#lobby")
            try again.say("inside")
            #expect(try again.read(until: "inside").texts() == ["inside"])
        }
    }

    @Test func `lets as many in as come by an invite for many`() throws {
        try Served.during(isClosed: true) { served in
            let invite = try served.invite(isSingleUse: false)
            for name in ["mina", "hana", "bob"] as [UserName] {
                #expect(try Client(name, at: served, by: invite).signIn().door != nil)
            }
        }
    }

    @Test func `lets in one of two who come by an invite for one at once`() throws {
        try Served.during(isClosed: true) { served in
            let invite = try served.invite()
            let people = try ["mina", "hana"].map { try Client(UserName(stringLiteral: $0), at: served, by: invite) }
            for person in people { try person.send(person.hello()) }
            let answers = try people.map { try $0.next() }
            #expect(answers.count { if case .welcome = $0 { true } else { false } } == 1)
            #expect(answers.count { $0 == .refused(.notAdmitted) } == 1)
        }
    }

    @Test func `does not spend an invite for a name that is taken`() throws {
        try Served.during(isClosed: true) { served in
            let invite = try served.invite()
            _ = try Client("mina", at: served, by: served.door).signIn()
            let other = try Client("mina", at: served, by: invite, key: "other")
            try other.send(other.hello())
            #expect(try other.next() == .refused(.nameTaken(free: "mina2")))
            #expect(try Client("hana", at: served, by: invite).signIn().door != nil)
        }
    }

    @Test func `does not spend an invite for whoever shakes hands and says no Hello`() throws {
        try Served.during(isClosed: true) { served in
            let invite = try served.invite()
            _ = try Client("mina", at: served, by: invite)
            _ = try Client("mina", at: served, by: invite).signIn()
        }
    }

    @Test func `ends an invite even for whoever has shaken hands by it`() throws {
        try Served.during(isClosed: true) { served in
            let invite = try served.invite()
            let mina = try Client("mina", at: served, by: invite)
            let isRevoked = try served.doors?.revoke(invite.id)
            #expect(isRevoked == true)
            try mina.send(mina.hello())
            #expect(try mina.rest() == [.refused(.notAdmitted), .close(.refused)])
        }
    }

    @Test func `after a rotation takes the old door and hands over the new one`() throws {
        try Served.during(isClosed: true) { served in
            let old = try served.door
            try served.doors?.rotate()
            let welcome = try Client("mina", at: served, by: old).signIn()
            let new = Door(try #require(welcome.door))
            #expect(new != old)
            let current = try served.door
            #expect(new == current)
            #expect(try Client("mina", at: served, by: new).signIn().door == welcome.door)
        }
    }
}

@Suite(.serialized) struct `An open server` {
    @Test func `hands over no door`() throws {
        try Served.during { served in
            let welcome = try Client("mina", at: served).signIn()
            #expect(welcome.door == nil)
        }
    }

    @Test func `does not answer whoever comes by one`() throws {
        try Served.during { served in
            #expect(throws: SocketError.nothingCame) {
                _ = try Client("mina", at: served, by: Door())
            }
        }
    }
}
