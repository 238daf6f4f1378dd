internal import Sodium
package import SottoModel

/// Somebody's word, signed with the key they are known by.
package protocol Signed {
    /// What is signed.
    var content: [UInt8] { get }
    var signature: [UInt8] { get set }
    /// Whose word it is.
    var signer: IdentityKey { get }
}

extension Signed {
    package func signed(by own: borrowing PeerKeys) -> Self {
        var signed = self
        signed.signature = own.signing.sign(content)
        return signed
    }

    package var isGenuine: Bool { Ed25519.proves(signature, of: content, by: signer.bytes) }
}

extension Genesis: Signed {
    package var signer: IdentityKey { founder.identity }
}

extension MembershipChange: Signed {
    package var signer: IdentityKey { author }
}

extension KeyRevocation: Signed {
    package var signer: IdentityKey { key }
}
