import PeerChannels
import SecureChannel
import Sodium
import SottoModel
import TestSupport
import Testing

/// What somebody signs about their own key.
struct StatementTests {
    private static let time = Timestamp(milliseconds: 1_700_000_000_123)

    static func rotation(_ old: Player = .alice, _ new: Player = .bob) -> KeyRotation {
        KeyRotation(from: old.key, to: new.key, at: time).signed(by: old.keys, and: new.keys)
    }

    static func revocation(of player: Player = .alice) -> KeyRevocation {
        KeyRevocation(of: player.key, at: time).signed(by: player.keys)
    }

    private static let statements: [KeyStatement] = [.rotation(rotation()), .revocation(revocation())]

    @Test(arguments: statements) func `holds, and is read back as it was written`(_ statement: KeyStatement) {
        #expect(statement.isGenuine)
        #expect(KeyStatement(statement.bytes) == statement)
        #expect(KeyStatement(text: statement.text) == statement)
    }

    /// The figures in Docs/Protocol.md.
    @Test func `has these bytes`() {
        let (client, server) = (Player(seed: 1), Player(seed: 2))
        let time = Timestamp(milliseconds: 1_735_689_600_000)
        let rotation = KeyRotation(from: client.key, to: server.key, at: time).signed(by: client.keys, and: server.keys)
        let revocation = KeyRevocation(of: client.key, at: time).signed(by: client.keys)
        #expect(
            rotation.bytes
                == hex(
                    """
                    736f74746f2d726f746174652d31aacca8c880e5f559107e9d3b8ad50ef67f4c1d1d88fad7b1721e3bcb6060a11686e8
                    d006c892f9b611f70094475bde258550a1e8e5f02098f404c28409be8dbf000001941f297c00ab990427f7a6f7a74e01
                    174b557d83712137ee77d57ac6f247651ccc4c5f1099339f9ae81287e5d28b2d788aad08119739ff61b4a2e0d0795802
                    f3d5fa77b30ce11adf8fd664e90a7d05ee5ff6e435ce40ed2bc897ba788d283be928929ee15521f5f15dbdf3109cb00c
                    9ce65f972e338f5c81f6b8a78380df0b6bdef9503f0d
                    """))
        #expect(
            revocation.bytes
                == hex(
                    """
                    736f74746f2d7265766f6b652d31aacca8c880e5f559107e9d3b8ad50ef67f4c1d1d88fad7b1721e3bcb6060a1160000
                    01941f297c000fcd203c4e1261ae1c371d401127452aab77a272bcdd4241f682875397ba785affd2a25b28e6843fbce1
                    9a5380ce59df5aede95dc45a92347fcaf2fe9af35c06
                    """))
    }

    @Test(arguments: statements) func `does not hold with a bit of it turned`(_ statement: KeyStatement) {
        for index in statement.bytes.indices {
            var altered = statement.bytes
            altered[index] ^= 1 << UInt8(index % 8)
            #expect(KeyStatement(altered)?.isGenuine != true, "byte \(index)")
        }
    }

    @Test(arguments: statements) func `is none where a byte is missing or too many`(_ statement: KeyStatement) {
        #expect(KeyStatement(Array(statement.bytes.dropLast())) == nil)
        #expect(KeyStatement(statement.bytes + [0]) == nil)
        #expect(KeyStatement([]) == nil && KeyStatement(text: "no such thing") == nil)
    }

    @Test func `of a new key is signed by both`() {
        let (alice, bob, mallory) = (Player.alice, Player.bob, Player.mallory)
        let unsigned = KeyRotation(from: alice.key, to: bob.key, at: Self.time)
        #expect(!unsigned.isGenuine)
        #expect(!unsigned.signed(by: mallory.keys, and: bob.keys).isGenuine)
        #expect(!unsigned.signed(by: alice.keys, and: mallory.keys).isGenuine)
        #expect(!unsigned.signed(by: bob.keys, and: alice.keys).isGenuine)
    }

    @Test func `of one kind is none of the other`() {
        var other = KeyRevocation(of: Player.alice.key, at: Self.time)
        other.signature = Self.rotation().oldSignature
        #expect(!other.isGenuine)
    }

    @Test func `leads to another key`() {
        let key = Player.alice.key
        let to = KeyRotation(from: key, to: key, at: Self.time).signed(by: Player.alice.keys, and: Player.alice.keys)
        #expect(KeyRotation(to.bytes) == nil)
    }
}

/// A letter that waited for somebody while they took another key.
struct FormerKeyTests {
    private static func letter(to reader: Player) throws -> IncomingWhisper {
        let sealed = try SealedLetter.seal(
            [1, 2, 3], .number(1), at: Timestamp(milliseconds: 5), from: Player.alice.keys, to: reader.key,
            under: reader.card.channel, by: Hall.here)
        let author = Person(identity: Player.alice.key, name: "alice")
        return IncomingWhisper(from: author, id: .number(1), at: Timestamp(milliseconds: 5), sealed: sealed, number: 1)
    }

    private static func correspondence(formers: [Player]) -> Correspondence {
        let keys = formers.map { player in
            ReadingKey(identity: player.key, channel: player.identity.channelKeyPair())
        }
        return Correspondence(Player.bob.keys, formers: keys, by: Hall.here, firstChannel: 1)
    }

    @Test(arguments: [Player.bob, Player(seed: 9), Player(seed: 11)]) func `opens, by each key they had`(
        _ reader: Player
    ) throws {
        let bob = Self.correspondence(formers: [Player(seed: 9), Player(seed: 11)])
        #expect(try bob.open(Self.letter(to: reader)).body == [1, 2, 3])
    }

    @Test func `opens by no other`() throws {
        let bob = Self.correspondence(formers: [Player(seed: 9)])
        let letter = try Self.letter(to: Player(seed: 11))
        #expect(throws: PeerError.notAuthentic) { try bob.open(letter) }
    }

    @Test func `is not written to a key that is over`() {
        var bob = Self.correspondence(formers: [])
        let draft = Draft(id: .number(1), time: Timestamp(milliseconds: 5), body: [1])
        #expect(bob.write(draft, to: Player.alice.key, isAway: true, at: .zero) == [.ask(Player.alice.key)])
        bob.forget(Player.alice.key)
        #expect(bob.learn(Player.alice.card, of: Player.alice.key, at: .zero) == [])
        #expect(bob.write(draft, to: Player.alice.key, isAway: true, at: .zero) == [.ask(Player.alice.key)])
    }
}
