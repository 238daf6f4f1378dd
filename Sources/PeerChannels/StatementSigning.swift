internal import Sodium
package import SottoModel

extension KeyRotation {
    package func signed(by old: borrowing PeerKeys, and new: borrowing PeerKeys) -> KeyRotation {
        var signed = self
        signed.oldSignature = old.signing.sign(content)
        signed.newSignature = new.signing.sign(content)
        return signed
    }

    package var isGenuine: Bool {
        Ed25519.proves(oldSignature, of: content, by: old.bytes)
            && Ed25519.proves(newSignature, of: content, by: new.bytes)
    }
}

extension MembershipChange {
    /// Whether its rotations, where it has to have some, lead to its author and are signed by both keys each.
    var rotates: Bool { leadsToAuthor && rotations.allSatisfy(\.isGenuine) }
}

extension KeyStatement {
    package var isGenuine: Bool {
        switch self {
        case .rotation(let rotation): rotation.isGenuine
        case .revocation(let revocation): revocation.isGenuine
        }
    }
}
