import ClientCore
import SottoModel
import TestSupport
import Testing
import Text

/// Keys that others have taken the place of, and keys that are over. That they are signed the program has looked at.
struct `A friend who took another key` {
    private static let bob = Chat.person("bob")
    private static let heir = Person(identity: Chat.key("bobnew"), name: "bob")
    private static let rotation = KeyStatement.rotation(
        KeyRotation(from: bob.identity, to: heir.identity, at: Timestamp(milliseconds: 1)))
    private static let told =
        "-- bob has a new key, signed with the old one; it is pinned (◇) and not compared yet: /verify bob"
    private static let stranger = "!! bob now belongs to another key"

    private static func chat(_ standing: Peer.Standing = .pinned) -> Chat {
        var recollection = Recollection()
        recollection.peers = [Peer(bob, standing)]
        var chat = Chat(recollection: recollection)
        chat.happen(.start)
        chat.happen(.online)
        chat.welcome()
        chat.joined(last: 100)
        chat.seeAll(through: 100)
        return chat
    }

    @Test func `is asked about where the name shows up with it, once`() {
        var chat = Self.chat()
        let here = ServerEvent.presence(Chat.lobby, PresenceDelta(count: 2, joined: [Self.heir]))
        #expect(chat.serve(here) == [.send(.statements(of: Self.bob.identity))])
        #expect(chat.log.last?.hasPrefix(Self.stranger) == true)
        #expect(chat.serve(here) == [])
    }

    @Test func `is asked about again by the next connection`() {
        var chat = Self.chat()
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, joined: [Self.heir])))
        chat.happen(.disconnected(.cut))
        chat.happen(.retryDue)
        chat.happen(.online)
        chat.welcome()
        #expect(chat.effects.sent.contains(.statements(of: Self.bob.identity)))
    }

    @Test(arguments: [Peer.Standing.pinned, .verified]) func `is followed, and not verified any more`(
        _ standing: Peer.Standing
    ) {
        var chat = Self.chat(standing)
        chat.happen(.keysSigned([Self.rotation]))
        #expect(chat.log.last == Self.told)
        #expect(chat.pinned == [Peer(Self.bob, .replaced), Peer(Self.heir, .pinned)])
        #expect(chat.state.peers.trust(Self.heir) == .pinned)
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, joined: [Self.heir])))
        #expect(!chat.log.contains { $0.hasPrefix(Self.stranger) })
        #expect(chat.say("/w bob psst").whispered == [Self.heir.identity])
    }

    @Test func `is nobody to be warned of any longer`() {
        var chat = Self.chat()
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, joined: [Self.heir])))
        #expect(chat.log.contains { $0.hasPrefix(Self.stranger) })
        chat.happen(.keysSigned([Self.rotation]))
        #expect(!chat.log.contains { $0.hasPrefix(Self.stranger) })
        let other = Person(identity: .of("other"), name: "bob")
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, joined: [other])))
        #expect(chat.log.last?.hasPrefix(Self.stranger) == true)
    }

    @Test func `is followed once, and not back`() {
        var chat = Self.chat()
        chat.happen(.keysSigned([Self.rotation]))
        let back = KeyRotation(from: Self.heir.identity, to: Self.bob.identity, at: Timestamp(milliseconds: 2))
        for statement in [Self.rotation, .rotation(back)] {
            #expect(chat.happen(.keysSigned([statement])) == [])
        }
        #expect(chat.log.filter { $0 == Self.told }.count == 1)
        #expect(chat.state.peers.trust(Self.heir) == .pinned)
    }

    @Test func `is not taken for who comes with the old key later`() {
        var chat = Self.chat()
        chat.happen(.keysSigned([Self.rotation]))
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, joined: [Self.bob])))
        #expect(chat.log.last?.hasPrefix(Self.stranger) == true)
        #expect(chat.say("/w bob psst").whispered == [])
        let renamed = Person(identity: Self.bob.identity, name: "rob")
        #expect(chat.state.peers.trust(renamed) == .changed)
    }

    @Test func `is the same after a restart`() {
        var recollection = Recollection()
        recollection.peers = [Peer(Self.bob, .replaced), Peer(Self.heir, .pinned)]
        let chat = Chat(recollection: recollection)
        #expect(chat.state.peers.trust(Self.heir) == .pinned)
        #expect(chat.state.peers.trust(Self.bob) == .changed)
    }

    @Test func `gets what waited for the old key`() {
        var chat = Self.chat()
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, joined: [Self.bob])))
        #expect(chat.say("/w bob psst").whispered == [Self.bob.identity])
        #expect(chat.happen(.keysSigned([Self.rotation])).whispered == [Self.heir.identity])
    }

    @Test func `gets what was refused for the old key, when it is sent again`() {
        var chat = Self.chat()
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, joined: [Self.bob])))
        chat.say("/w bob psst")
        let id = chat.state.outbox.items[0].id
        chat.serve(.outcome(id, .refused(.nobodyThere)))
        chat.happen(.keysSigned([Self.rotation]))
        #expect(chat.act(.resend).whispered == [Self.heir.identity])
    }

    @Test func `is ignored by the new key where they were by the old`() {
        var chat = Self.chat()
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, joined: [Self.bob])))
        chat.say("/ignore bob")
        chat.happen(.keysSigned([Self.rotation]))
        #expect(chat.state.ignored.contains(Self.heir.identity))
    }

    @Test func `is said what they wrote before, without a warning`() {
        var chat = Self.chat()
        chat.happen(.keysSigned([Self.rotation]))
        chat.serve(.entry(Chat.lobby, Chat.entry(by: Self.bob, "earlier", 101)))
        #expect(!chat.log.contains { $0.hasPrefix(Self.stranger) })
    }

    @Test func `operates rooms as they did`() {
        var rules = RoomRules()
        rules.operators = [Self.bob.identity]
        var chat = Chat.online(with: "bob", rules: rules)
        chat.happen(.keysSigned([Self.rotation]))
        #expect(chat.state.room.rules.operators == [Self.heir.identity])
    }

    @Test func `who is nobody's acquaintance changes nothing`() {
        var chat = Self.chat()
        let other = KeyRotation(from: Chat.key("who"), to: Chat.key("ever"), at: Timestamp(milliseconds: 1))
        #expect(chat.happen(.keysSigned([.rotation(other)])) == [])
        let mine = KeyRotation(from: Self.bob.identity, to: Chat.key("alice"), at: Timestamp(milliseconds: 1))
        #expect(chat.happen(.keysSigned([.rotation(mine)])) == [])
        #expect(chat.state.peers.trust(Self.bob) == .pinned)
    }

    @Test func `by the server's word alone is nobody`() {
        var chat = Self.chat()
        chat.happen(.keysForged(Self.bob.identity))
        #expect(chat.log.last?.hasPrefix("!! the server says that bob has signed something about their key") == true)
        #expect(chat.state.peers.trust(Self.bob) == .pinned)
        #expect(chat.happen(.keysForged(Chat.key("who"))) == [])
    }

    @Test func `shows what was signed on coming in`() {
        var state = ClientState(
            me: Me(identity: Self.heir.identity, proof: [], statements: [Self.rotation]),
            server: ServerAddress(host: "localhost", port: 7788), name: "bob", room: "#lobby")
        let moment = Moment(wall: Timestamp(milliseconds: 1), elapsed: .zero, random: SplitMix64(seed: 1))
        _ = state.handle(.start, at: moment)
        guard case .send(.hello(let hello))? = state.handle(.online, at: moment).first else {
            Issue.record("no Hello")
            return
        }
        #expect(hello.statements == [Self.rotation])
    }
}

struct `A friend whose key is revoked` {
    private static let bob = Chat.person("bob")
    private static let revocation = KeyStatement.revocation(
        KeyRevocation(of: bob.identity, at: Timestamp(milliseconds: 1)))

    private static func chat() -> Chat {
        var chat = Chat.online(with: "bob")
        chat.say("/verify bob yes")
        chat.happen(.keysSigned([revocation]))
        return chat
    }

    @Test func `is told of, and bears a sign`() {
        let chat = Self.chat()
        #expect(chat.log.last?.hasPrefix("!! the key of bob is revoked, by its own signature") == true)
        #expect(chat.pinned.last == Peer(Self.bob, .revoked))
        #expect(chat.state.peers.trust(Self.bob) == .revoked)
    }

    @Test func `gets nothing any more, whatever is chosen`() {
        var chat = Self.chat()
        #expect(chat.say("/w bob psst").whispered == [])
        #expect(
            chat.log.contains("!! not sent: the key of bob is revoked. Ask them, not here, for the key they have now"))
        for word in ["new", "yes"] { #expect(chat.say("/verify bob \(word)") == []) }
        #expect(chat.state.peers.trust(Self.bob) == .revoked)
        #expect(chat.say("/w bob psst").whispered == [])
    }

    @Test func `is not followed to another key afterwards`() {
        var chat = Self.chat()
        let rotation = KeyRotation(from: Self.bob.identity, to: Chat.key("thief"), at: Timestamp(milliseconds: 2))
        #expect(chat.happen(.keysSigned([.rotation(rotation)])) == [])
        #expect(chat.state.peers.trust(Person(identity: Chat.key("thief"), name: "bob")) == .changed)
    }

    @Test func `has a name that others do not get unseen, after a restart too`() {
        var recollection = Recollection()
        recollection.peers = [Peer(Self.bob, .revoked)]
        let chat = Chat(recollection: recollection)
        #expect(chat.state.peers.trust(Person(identity: Chat.key("thief"), name: "bob")) == .changed)
        #expect(chat.state.peers.trust(Self.bob) == .revoked)
    }
}
