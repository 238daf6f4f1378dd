internal import Sodium
package import SottoModel

/// What a link of a sealed room's chain is known by: the hash of all of it, its signature too.
extension Genesis {
    package var hash: Key32 { hashed(bytes) }

    package var id: SealedRoomID { SealedRoomID(hash) }
}

extension MembershipChange {
    package var hash: Key32 { hashed(bytes) }
}

private func hashed(_ bytes: [UInt8]) -> Key32 {
    guard let hash = Key32(BLAKE2b256.hash(bytes)) else { preconditionFailure("a hash has 32 bytes") }
    return hash
}
