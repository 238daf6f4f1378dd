internal import Sodium
package import SottoModel

extension Genesis {
    /// Founds a room.
    package func signed(by own: borrowing PeerKeys) -> Genesis {
        var signed = self
        signed.signature = own.signing.sign(content)
        return signed
    }

    package var isGenuine: Bool { Ed25519.proves(signature, of: content, by: founder.identity.bytes) }

    package var hash: Key32 { hashed(bytes) }

    package var id: SealedRoomID { SealedRoomID(hash) }
}

extension MembershipChange {
    package func signed(by own: borrowing PeerKeys) -> MembershipChange {
        var signed = self
        signed.signature = own.signing.sign(content)
        return signed
    }

    package var isGenuine: Bool { Ed25519.proves(signature, of: content, by: author.bytes) }

    package var hash: Key32 { hashed(bytes) }
}

private func hashed(_ bytes: [UInt8]) -> Key32 {
    guard let hash = Key32(BLAKE2b256.hash(bytes)) else { preconditionFailure("a hash has 32 bytes") }
    return hash
}
