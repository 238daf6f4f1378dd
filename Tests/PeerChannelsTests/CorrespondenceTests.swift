import PeerChannels
import SottoModel
import TestSupport
import Testing

/// Letters: what is asked for, sealed and stopped on the way out.
final class CorrespondenceTests {
    private static let now = Timestamp(milliseconds: 1_700_000_000_000)

    private var alice = Correspondence(Player.alice.keys, by: Hall.here, firstChannel: 1)
    private let bob = Correspondence(Player.bob.keys, by: Hall.here, firstChannel: 1)

    private func writes(_ number: UInt64, _ text: String, to reader: Player = .bob) -> [Correspondence.Step] {
        alice.write(Draft(number, text), to: reader.key, isAway: true, at: .zero)
    }

    /// What bob reads of these steps.
    private func reads(_ steps: [Correspondence.Step]) throws -> [String] {
        try steps.map { step in
            guard case .send(Player.bob.key, let id, let sealed) = step else { return "\(step)" }
            let whisper = IncomingWhisper(
                from: Person(identity: Player.alice.key, name: "alice"), id: id, at: Self.now, sealed: sealed,
                number: 1)
            return String(decoding: try bob.open(whisper).body, as: UTF8.self)
        }
    }

    @Test func `waits for the key, which is asked for once, and goes in order`() throws {
        #expect(writes(1, "one") == [.ask(Player.bob.key)])
        #expect(writes(2, "two") == [])
        #expect(try reads(alice.learn(Player.bob.card, of: Player.bob.key, at: .zero)) == ["one", "two"])
        #expect(try reads(writes(3, "three")) == ["three"])
    }

    @Test func `a card nobody asked for changes nothing`() {
        #expect(alice.learn(Player.bob.card, of: Player.bob.key, at: .zero) == [])
        #expect(writes(1, "one") == [.ask(Player.bob.key)])
    }

    @Test func `to nobody does not leave, and is asked for anew`() {
        _ = writes(1, "one")
        #expect(alice.learn(nil, of: Player.bob.key, at: .zero) == [.stop(.number(1), .nobodyThere)])
        #expect(writes(2, "two") == [.ask(Player.bob.key)])
    }

    @Test(arguments: Swapped.allCases) func `a key that the server swapped is found out`(_ swapped: Swapped) {
        _ = writes(1, "one")
        #expect(alice.learn(swapped.card, of: Player.bob.key, at: .zero) == [.stop(.number(1), .keyNotTheirs)])
        #expect(writes(2, "two") == [.ask(Player.bob.key)])
    }

    @Test func `of more than fits does not leave`() {
        #expect(writes(1, String(repeating: "x", count: 11_000)) == [.stop(.number(1), .tooLong)])
    }
}

/// Cards that a server could make of those it has.
enum Swapped: CaseIterable {
    case whole, key, keyAndProof, proofOfOther, noProof

    var card: KeyCard {
        let (bob, mallory) = (Player.bob.card, Player.mallory.card)
        return switch self {
        case .whole: mallory
        case .key: KeyCard(identity: bob.identity, channel: mallory.channel, proof: bob.proof)
        case .keyAndProof: KeyCard(identity: bob.identity, channel: mallory.channel, proof: mallory.proof)
        case .proofOfOther: KeyCard(identity: bob.identity, channel: bob.channel, proof: mallory.proof)
        case .noProof: KeyCard(identity: bob.identity, channel: bob.channel, proof: [])
        }
    }
}
