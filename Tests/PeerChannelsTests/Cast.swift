import PeerChannels
import SecureChannel
import Sodium
import SottoModel

/// Somebody with the keys of a seed that is one byte repeated.
struct Player {
    let seed: UInt8

    static let alice = Player(seed: 1)
    static let bob = Player(seed: 3)
    static let mallory = Player(seed: 5)

    var identity: Identity { Identity(seed: SecretBytes(copying: Array(repeating: seed, count: 32)))! }

    var key: IdentityKey { identity.key }

    var card: KeyCard {
        let identity = identity
        return KeyCard(identity: identity.key, channel: identity.channelKey, proof: identity.channelProof())
    }

    var keys: PeerKeys {
        let identity = identity
        return PeerKeys(identity: identity.key, signing: identity.signingKey(), channel: identity.channelKeyPair())
    }
}

/// Servers, by their channel keys.
enum Hall {
    static let here = Player(seed: 2).identity.channelKey
    static let elsewhere = Player(seed: 7).identity.channelKey
}

extension MessageID {
    static func number(_ number: UInt64) -> MessageID {
        MessageID(at: Timestamp(milliseconds: 1_700_000_000_000), randomness: (0, number))
    }
}
