import PeerChannels
import SecureChannel
import Sodium
import SottoModel

/// Whatever was done to a letter on its way, its reader has the words of its author or none; a payload that its author
/// has sealed wrong is refused.
func checkLetters(_ supply: inout Supply) throws(Broken) {
    guard let alice = keys(1), let bob = keys(2), let card = identity(2)?.channelKey,
        let server = identity(3)?.channelKey
    else { throw Broken(property: "a seed makes an identity") }
    let (id, body) = (supply.id(), supply.bytes(Int(supply.byte())))
    let written: [UInt8]
    do {
        written = try SealedLetter.seal(
            body, id, at: supply.time(), from: alice, to: bob.identity, under: card, by: server)
    } catch {
        throw Broken(property: "a letter is sealed")
    }
    try hold(opened(written, id, alice, bob, server) == body, "a letter says what was written")
    let place = Int(supply.integer() % UInt64(written.count))
    var altered = written
    altered[place] ^= max(supply.byte(), 1)
    try hold(opened(altered, id, alice, bob, server) == nil, "an altered letter says nothing")
    try hold(opened(Array(written.prefix(place)), id, alice, bob, server) == nil, "nor does one that was cut")
    try hold(opened(supply.bytes(400), id, alice, bob, server) == nil, "nor does noise")
}

private func opened(
    _ letter: [UInt8], _ id: MessageID, _ author: borrowing PeerKeys, _ reader: borrowing PeerKeys,
    _ server: ChannelKey
) -> [UInt8]? {
    try? SealedLetter.open(letter, id, from: author.identity, to: reader, by: server).body
}

private func identity(_ seed: UInt8) -> Identity? {
    Identity(seed: SecretBytes(copying: Array(repeating: seed, count: 32)))
}

private func keys(_ seed: UInt8) -> PeerKeys? {
    guard let identity = identity(seed) else { return nil }
    return PeerKeys(identity: identity.key, signing: identity.signingKey(), channel: identity.channelKeyPair())
}
