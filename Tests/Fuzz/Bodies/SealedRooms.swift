import PeerChannels
import SecureChannel
import Sodium
import SottoModel

/// Whatever a server and a member make of what is said in a sealed room, a reader reads what its author wrote or
/// nothing, and links change a membership whole or not at all.
func checkSealedRooms(_ supply: inout Supply) throws(Broken) {
    guard let server = identity(9)?.channelKey, let alice = keys(1), let bob = keys(2) else {
        throw Broken(property: "a seed makes an identity")
    }
    try checkForms(supply.bytes(200))
    guard let name = Supply.names.first, let room = Supply.rooms.first else { return }
    let now = Timestamp(milliseconds: 1_700_000_000_000)
    let founder = Person(identity: alice.identity, name: name)
    let genesis = Genesis(
        of: room, by: founder, on: server, at: now, nonce: Array(repeating: supply.byte(), count: Genesis.nonceCount)
    ).signed(by: alice)
    guard let hers = try? SealedRoom(genesis, as: alice.identity), let his = try? SealedRoom(genesis, as: bob.identity)
    else { throw Broken(property: "who founds a room is in it") }
    let reader = Person(identity: bob.identity, name: name)
    guard let link = try? hers.change(.add, of: reader, as: alice, at: now) else {
        throw Broken(property: "who founds a room adds others")
    }
    try checkLink(link, his, &supply)
    guard (try? hers.take(link, at: EntryNumber(2))) != nil, (try? his.take(link, at: EntryNumber(2))) != nil else {
        throw Broken(property: "a good link holds")
    }
    let (body, id) = (supply.bytes(Int(supply.byte())), supply.id())
    guard let (message, steps) = try? hers.say(body, id, as: alice, at: now) else {
        throw Broken(property: "a member says what they want")
    }
    for case .letter(_, let bytes) in steps {
        guard let letter = RoomLetter(bytes) else { throw Broken(property: "a letter reads back") }
        _ = his.take(letter, from: alice.identity, at: now)
    }
    try checkMessage(message, id, body, of: alice.identity, his, &supply)
    try checkSuccession(genesis, after: link, hers, from: bob, &supply)
}

private func checkSuccession(
    _ genesis: Genesis, after link: MembershipChange, _ hers: SealedRoom, from old: borrowing PeerKeys,
    _ supply: inout Supply
) throws(Broken) {
    guard let new = keys(3) else { throw Broken(property: "a seed makes an identity") }
    let rotation = KeyRotation(from: old.identity, to: new.identity, at: link.at).signed(by: old, and: new)
    guard let room = try? SealedRoom(genesis, as: new.identity, after: [rotation]),
        (try? room.take(link, at: EntryNumber(2))) != nil,
        let change = room.succession(as: new, at: link.at)
    else { throw Broken(property: "whose key took a member's place says so") }
    try checkLink(change, hers, &supply)
    guard (try? hers.take(change, at: EntryNumber(4))) != nil, hers.membership.contains(new.identity) else {
        throw Broken(property: "a good link holds")
    }
    try hold(!hers.membership.contains(old.identity), "a key that was replaced is out")
}

private func checkForms(_ bytes: [UInt8]) throws(Broken) {
    if let genesis = Genesis(bytes) { try hold(genesis.bytes == bytes, "a beginning reads back as it was") }
    if let change = MembershipChange(bytes) { try hold(change.bytes == bytes, "a link reads back as it was") }
    if let letter = RoomLetter(bytes) { try hold(letter.bytes == bytes, "a letter reads back as it was") }
    guard let server = identity(9)?.channelKey, let own = identity(2)?.key else { return }
    let rooms = SealedRooms(of: own, on: server, kept: [bytes])
    try hold(rooms.records.count <= 1, "what is kept is read once")
}

private func checkLink(_ link: MembershipChange, _ room: SealedRoom, _ supply: inout Supply) throws(Broken) {
    var bytes = link.bytes
    bytes[Int(supply.integer() % UInt64(bytes.count))] ^= max(supply.byte(), 1)
    guard let altered = MembershipChange(bytes) else { return }
    let before = room.membership
    try hold((try? room.take(altered, at: EntryNumber(2))) == nil, "an altered link does not hold")
    try hold(room.membership == before, "what does not hold changes nothing")
}

private func checkMessage(
    _ message: [UInt8], _ id: MessageID, _ body: [UInt8], of author: IdentityKey, _ room: SealedRoom,
    _ supply: inout Supply
) throws(Broken) {
    var altered = message
    let place = Int(supply.integer() % UInt64(message.count))
    altered[place] ^= max(supply.byte(), 1)
    for bytes in [altered, Array(message.prefix(place)), supply.bytes(300)] {
        try hold(!opens(room.take(bytes, id, from: author, at: EntryNumber(3), now: id.at)), "nothing else opens")
    }
    let steps = room.take(message, id, from: author, at: EntryNumber(3), now: id.at)
    try hold(steps.first == .opened(id, body: body), "a message says what was written")
}

private func opens(_ steps: [SealedRoom.Step]) -> Bool {
    steps.contains { if case .opened = $0 { true } else { false } }
}

private func identity(_ seed: UInt8) -> Identity? {
    Identity(seed: SecretBytes(copying: Array(repeating: seed, count: 32)))
}

private func keys(_ seed: UInt8) -> PeerKeys? {
    guard let identity = identity(seed) else { return nil }
    return PeerKeys(identity: identity.key, signing: identity.signingKey(), channel: identity.channelKeyPair())
}
