import ServerCore
import SottoModel
import TestSupport
import Testing

struct `Operators` {
    @Test func `throw out and keep out`() throws {
        try Served.during { served in
            let root = try Client("root", at: served)
            #expect(try root.signIn().isOperator)
            let bob = try Client("bob", in: "#lobby", at: served)
            #expect(try root.join("#lobby").rules.mayOrder)
            try root.send(root.post(.order(.ban(Sentence(bob.person, reason: "noise")))))
            let seen = try bob.until { $0.order }
            #expect(seen == .ban(Sentence(bob.person, reason: "noise")))
            #expect(try bob.next() == .left(1))
            try bob.send(.join("#lobby", after: nil))
            #expect(try bob.next() == .joinRefused("#lobby", .banned(until: nil, reason: "noise")))
        }
    }

    @Test func `of the server send somebody away, and the address with them`() throws {
        try Served.during { served in
            let root = try Client("root", at: served)
            _ = try root.signIn()
            let bob = try Client("bob", at: served)
            _ = try bob.signIn()
            let other = try Client("other", at: served)
            _ = try other.signIn()
            try root.send(.order(.number(1), .ban(Sentence(bob.person, reason: "noise"), address: true)))
            #expect(try root.until { $0.outcome } == .delivered)
            #expect(try bob.rest() == [.close(.banned)])
            #expect(try other.rest() == [.close(.banned)])
            // Before any handshake: the connection is closed, and nothing is said.
            #expect(throws: (any Error).self) { _ = try Client("bob", at: served) }
            try root.send(.order(.number(2), .unban(bob.person.identity)))
            _ = try root.until { $0.outcome }
            #expect(try Client("bob", at: served).signIn().previousClose == .banned)
        }
    }

    @Test func `of the server give names around`() throws {
        try Served.during { served in
            let root = try Client("root", at: served)
            _ = try root.signIn()
            let bob = try Client("bob", at: served)
            _ = try bob.signIn()
            try root.send(.order(.number(1), .free("bob")))
            #expect(try bob.next() == .renamed("bob2"))
            #expect(try root.until { $0.outcome } == .delivered)
            try root.send(.order(.number(2), .give("mina", to: bob.person.identity)))
            #expect(try bob.next() == .renamed("mina"))
        }
    }
}

struct `A private room of people` {
    @Test func `lets in who is invited, and is listed to them alone`() throws {
        try Served.during { served in
            let alice = try Client("alice", at: served)
            _ = try alice.signIn()
            let bob = try Client("bob", in: "#lobby", at: served)
            try alice.send(.join("#den", after: nil, isPrivate: true))
            let joined = try alice.until { $0.room }
            #expect(joined.rules.isPrivate && joined.rules.mayOrder)
            #expect(try alice.until { $0.order } == .close(true))
            #expect(try bob.list() == ["#lobby 1"])
            #expect(try alice.list() == ["#den 1 private", "#lobby 1"])
            try bob.send(.join("#den", after: nil))
            #expect(try bob.until { $0.refusedRoom } == .privateRoom)
            try alice.send(alice.post(.order(.invite(bob.person)), in: joined.room))
            #expect(try bob.until { $0.invitation } == "#den")
            #expect(try bob.list(matching: "DEN") == ["#den 1 private"])
            #expect(try bob.join("#den").rules.mayOrder == false)
        }
    }

    @Test func `is one of many in a list of pages`() throws {
        try Served.during { served in
            let alice = try Client("alice", at: served)
            _ = try alice.signIn()
            for number in 10..<70 { _ = try alice.join(try RoomName("#r\(number)")) }
            let first = try alice.page(after: nil)
            #expect(first.rooms.count == 50 && first.more)
            let second = try alice.page(after: first.rooms.last?.name)
            #expect(second.rooms.map(\.name.text) == (60..<70).map { "#r\($0)" })
            #expect(!second.more)
        }
    }
}

struct `A whisper to somebody away` {
    @Test func `waits for them, and comes once`() throws {
        try Served.during { served in
            let bob = try Client("bob", at: served)
            _ = try bob.signIn()
            try bob.send(.close(.leaving))
            _ = try bob.rest()
            let alice = try Client("alice", at: served)
            _ = try alice.signIn()
            for id in 1...40 as ClosedRange<UInt64> {
                try alice.send(.whisper(to: bob.person.identity, .number(id), sealed: [2, UInt8(id)]))
                #expect(try alice.until { $0.outcome } == .held)
            }
            let back = try Client("bob", at: served)
            _ = try back.signIn()
            var sealed: [UInt8] = []
            while sealed.count < 40 {
                let whisper = try back.until { $0.whisper }
                sealed.append(whisper.sealed[1])
                try back.send(.taken(through: whisper.number))
            }
            #expect(sealed == (1...40).map { UInt8($0) })
            try alice.send(.whisper(to: bob.person.identity, .number(41), sealed: [2, 41]))
            #expect(try back.until { $0.whisper }.sealed == [2, 41])
            #expect(try alice.until { $0.outcome } == .delivered)
        }
    }
}

extension ServerEvent {
    fileprivate var order: Order? {
        if case .entry(_, let entry) = self, case .order(let order) = entry.body { order } else { nil }
    }

    fileprivate var outcome: Outcome? { if case .outcome(_, let outcome) = self { outcome } else { nil } }
    fileprivate var room: Joined? { if case .joined(let joined) = self { joined } else { nil } }
    fileprivate var refusedRoom: Refusal? { if case .joinRefused(_, let refusal) = self { refusal } else { nil } }
    fileprivate var invitation: RoomName? { if case .invited(let room, _) = self { room } else { nil } }
    fileprivate var whisper: IncomingWhisper? { if case .whisper(let whisper) = self { whisper } else { nil } }
}

extension Client {
    fileprivate func page(after: RoomName?, matching: String = "") throws -> RoomList {
        try send(.rooms(after: after, matching: matching))
        return try until { if case .rooms(let list) = $0 { list } else { nil } }
    }

    fileprivate func list(matching: String = "") throws -> [String] {
        try page(after: nil, matching: matching).rooms.map {
            "\($0.name) \($0.count)" + ($0.isPrivate ? " private" : "")
        }
    }
}
