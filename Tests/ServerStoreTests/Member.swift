import PeerChannels
import SecureChannel
import Sodium
import SottoModel
import TestSupport

/// Somebody with keys.
struct Member {
    let keys: @Sendable () -> PeerKeys
    let person: Person

    init(_ seed: UInt8) {
        keys = {
            let identity = Identity(seed: SecretBytes(copying: Array(repeating: seed, count: 32)))!
            return PeerKeys(
                identity: identity.key, signing: identity.signingKey(), channel: identity.channelKeyPair())
        }
        person = Person(identity: keys().identity, name: UserName(stringLiteral: "member\(seed)"))
    }

    var identity: IdentityKey { person.identity }

    func signing(_ change: MembershipChange) -> EntryBody { .sealed(.change(change.signed(by: keys()))) }

    /// That another key takes the place of theirs.
    func rotating(to heir: Member) -> KeyStatement {
        let rotation = KeyRotation(from: identity, to: heir.identity, at: Timestamp(milliseconds: 5))
        return .rotation(rotation.signed(by: keys(), and: heir.keys()))
    }

    var revocation: KeyStatement {
        .revocation(KeyRevocation(of: identity, at: Timestamp(milliseconds: 5)).signed(by: keys()))
    }
}
