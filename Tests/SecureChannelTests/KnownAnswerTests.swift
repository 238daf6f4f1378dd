import SecureChannel
import Sodium
import SottoModel
import Testing

struct `A known connection` {
    @Test func `has these identities`() {
        #expect(Identity.alice.key.bytes == KnownAnswers.aliceKey)
        #expect(Identity.alice.channelKey.bytes == KnownAnswers.aliceChannelKey)
        #expect(Identity.alice.channelProof() == KnownAnswers.aliceProof)
        #expect(Identity.hall.key.bytes == KnownAnswers.hallKey)
        #expect(Identity.hall.channelKey.bytes == KnownAnswers.hallChannelKey)
    }

    @Test func `has these fingerprints`() {
        #expect("\(Fingerprint(of: Identity.alice.key.key))" == KnownAnswers.aliceFingerprint)
        #expect("\(Fingerprint(of: Identity.hall.channelKey.key))" == KnownAnswers.hallChannelFingerprint)
    }

    @Test func `opens with these messages`() throws {
        var client = ClientHandshake(identity: .alice, ephemeral: .filled(with: 3))
        var server = ServerHandshake(identity: .hall, ephemeral: .filled(with: 4))
        #expect(try client.start() == KnownAnswers.opening)
        #expect(try server.receive(KnownAnswers.opening) == .send(KnownAnswers.secondMessage))
        _ = try client.receive(KnownAnswers.secondMessage)
        let channel = try client.finish()
        #expect(channel.message == KnownAnswers.thirdMessage)
        #expect(try server.receive(KnownAnswers.thirdMessage) == .established(consumed: 64))
    }

    @Test func `carries these frames to the server`() throws {
        var pair = try known()
        try Self.carry(KnownAnswers.fromClient, from: &pair.client, to: &pair.server)
    }

    @Test func `carries these frames to the client`() throws {
        var pair = try known()
        try Self.carry(KnownAnswers.fromServer, from: &pair.server, to: &pair.client)
    }

    private func known() throws -> LinkedPair {
        try LinkedPair(ephemerals: (3, 4))
    }

    /// Frames between those that are known say nothing.
    private static func carry(
        _ frames: [KnownAnswers.Frame], from sender: inout End, to receiver: inout End
    ) throws {
        var number = 0
        for frame in frames {
            while number < frame.number {
                _ = try receiver.hears(sender.says())
                number += 1
            }
            #expect(try sender.says(frame.envelope) == frame.bytes)
            #expect(try receiver.hears(frame.bytes) == [frame.envelope])
            number += 1
        }
    }
}
