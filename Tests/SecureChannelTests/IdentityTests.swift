import SecureChannel
import Sodium
import SottoModel
import Testing

struct `An identity` {
    @Test func `is the same for the same seed`() {
        #expect(Identity.alice.key == Identity.alice.key)
        #expect(Identity.alice.key != Identity.hall.key)
        #expect(Identity.alice.channelKey != Identity.hall.channelKey)
    }

    @Test(arguments: [0, 31, 33]) func `needs a seed of 32 bytes`(_ count: Int) {
        let made = Identity(seed: SecretBytes(zeroed: count)) != nil
        #expect(!made)
    }

    @Test func `vouches for its own channel key and no other`() {
        let proof = Identity.alice.channelProof()
        let (alice, hall) = (Identity.alice.key, Identity.hall.key)
        let (channel, other) = (Identity.alice.channelKey, Identity.hall.channelKey)
        #expect(Identity.proves(identity: alice, channel: channel, signature: proof))
        #expect(!Identity.proves(identity: hall, channel: channel, signature: proof))
        #expect(!Identity.proves(identity: alice, channel: other, signature: proof))
    }

    @Test func `vouches with every bit of its signature`() {
        let proof = Identity.alice.channelProof()
        let (key, channel) = (Identity.alice.key, Identity.alice.channelKey)
        for bit in proof.bits {
            #expect(!Identity.proves(identity: key, channel: channel, signature: proof.flipped(bit: bit)))
        }
        #expect(!Identity.proves(identity: key, channel: channel, signature: []))
        #expect(!Identity.proves(identity: key, channel: channel, signature: proof + [0]))
    }
}

struct `A fingerprint` {
    private let print = Fingerprint(of: Key32(Array(0..<32))!)

    @Test func `is eight groups of four`() {
        let groups = print.description.split(separator: "-")
        #expect(groups.map(\.count) == Array(repeating: 4, count: 8))
    }

    @Test func `can be read back however it was copied`() {
        let text = print.description
        #expect(Fingerprint(text) == print)
        #expect(Fingerprint(text.uppercased()) == print)
        #expect(Fingerprint(text.split(separator: "-").joined(separator: " ")) == print)
        #expect(Fingerprint(text.filter { $0 != "-" }) == print)
    }

    @Test(arguments: ["", "aaaa", "1aaa", "äaaa", "=aaa", "\u{212a}aaa"])
    func `takes nothing else`(_ start: String) {
        #expect(Fingerprint(start + print.description.dropFirst(4)) == nil || start == "aaaa")
        #expect(Fingerprint(start) == nil)
    }

    @Test func `differs between keys`() {
        #expect(Fingerprint(of: Identity.alice.key.key) != Fingerprint(of: Identity.hall.key.key))
    }
}
