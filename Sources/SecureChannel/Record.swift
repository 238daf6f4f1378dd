internal import Noise
internal import SottoModel

/// What travels after the handshake.
///
///     frame   length: u16, big-endian │ one Noise message of that length
///     record  (varint length │ envelope)… │ 0x00 │ 0x00… padding
///
/// A record is a frame's plaintext. The zero length after the last envelope is always there; the padding
/// brings the record to a length that tells little about what is in it.
package enum Record {
    /// A frame's length field.
    static let headerCount = 2
    static let minimumCount = Padding.minimum
    /// The longest record, padding and all: one Noise message less its tag.
    package static let maximumCount = CipherState.maximumMessage - CipherState.tagCount
    /// The most that envelopes and their lengths may have together; one byte is the zero length's.
    package static let maximumPlaintext = maximumCount - 1

    /// The whole frame's size for envelopes that have `count` bytes together, their lengths included.
    package static func frameSize(forPlaintext count: Int) -> Int {
        headerCount + paddedCount(count + 1) + CipherState.tagCount
    }

    /// The padded length of a record of `count` bytes, its zero length included.
    static func paddedCount(_ count: Int) -> Int {
        min(Padding.count(for: count), maximumCount)
    }
}

extension Record {
    /// How much of a peer is listened to.
    package struct Limits: Equatable, Sendable {
        /// Bytes of a record, padding included, at most ``Record/maximumCount``.
        package let recordCount: Int
        /// Envelopes in a record.
        package let envelopeCount: Int

        package init(recordCount: Int, envelopeCount: Int = .max) {
            self.recordCount = min(recordCount, Record.maximumCount)
            self.envelopeCount = envelopeCount
        }

        /// What a server takes from somebody whom it has not let in yet: a Hello, with room to spare.
        package static let fromNobody = Limits(recordCount: 2 * 1024, envelopeCount: 64)
        /// What a server takes from a client.
        package static let fromClient = Limits(recordCount: 16 * 1024, envelopeCount: 64)
        /// What a client takes from its server.
        package static let fromServer = Limits(recordCount: Record.maximumCount)
    }
}

extension CipherState {
    /// Numbers go on under the next key.
    mutating func rekeyIfDue() {
        if nonce.isMultiple(of: WireLimits.recordsOfAKey) { rekey() }
    }
}
