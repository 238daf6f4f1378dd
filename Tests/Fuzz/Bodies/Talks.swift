import PeerChannels
import SecureChannel
import Sodium
import SottoModel

/// Whatever a server does with what two people send each other, neither reads a word that the other has not written.
func checkTalks(_ supply: inout Supply) throws(Broken) {
    guard let server = identity(9)?.channelKey, var people = Pair(by: server) else {
        throw Broken(property: "a seed makes an identity")
    }
    for number in 0..<UInt64(2 + supply.byte() % 6) {
        try people.write(number, by: supply.byte() & 1)
        for _ in 0..<supply.byte() % 8 { try people.handOn(&supply) }
    }
}

private struct Pair {
    private var talks: [PeerTalk] = []
    private var written: [Set<[UInt8]>] = [[], []]
    private var parcels: [(to: Int, relay: Relay)] = []
    private var now = Timestamp(milliseconds: 0)

    init?(by server: ChannelKey) {
        guard let first = identity(1)?.key, let second = identity(2)?.key else { return nil }
        talks = [PeerTalk(with: second, by: server), PeerTalk(with: first, by: server)]
    }

    mutating func write(_ number: UInt64, by writer: UInt8) throws(Broken) {
        let writer = Int(writer)
        let body = Array("\(writer) says \(number)".utf8)
        written[writer].insert(body)
        now = now.adding(60_000)
        let id = MessageID(at: now, randomness: (0, number))
        let draft = Draft(id: id, time: now, body: body)
        let elapsed = Duration.milliseconds(now.milliseconds)
        try take(talks[writer].write(draft, at: elapsed), of: writer)
        guard talks[writer].wantsChannel(at: elapsed), let own = keys(writer), let card = card(1 - writer) else {
            return
        }
        guard let steps = try? talks[writer].begin(number, as: own, under: card.channel, at: elapsed) else {
            throw Broken(property: "a channel can be begun")
        }
        try take(steps, of: writer)
    }

    /// One of what lies there, as it is or altered, for whom it is or back, and once or for good.
    mutating func handOn(_ supply: inout Supply) throws(Broken) {
        guard !parcels.isEmpty else { return }
        let place = Int(supply.byte()) % parcels.count
        let (to, relay) = parcels[place]
        let kind = supply.byte()
        if kind & 1 == 0 { parcels.remove(at: place) }
        let reader = kind & 0x30 == 0x30 ? 1 - to : to
        guard let own = keys(reader) else { return }
        let sent = kind & 0xC == 0xC ? altered(relay, &supply) : relay
        guard let handed = Relay(channel: sent.channel, sealed: sent.sealed) else { return }
        try take(talks[reader].take(handed, as: own), of: reader)
    }

    private func altered(_ relay: Relay, _ supply: inout Supply) -> Relay {
        var bytes = relay.bytes
        if !bytes.isEmpty { bytes[Int(supply.byte()) % bytes.count] ^= supply.byte() }
        let kind = Relay.Kind(rawValue: supply.byte() % 3) ?? relay.kind
        return Relay(kind, channel: relay.channel, number: relay.number &+ UInt64(supply.byte() & 1), bytes)
    }

    private mutating func take(_ steps: [PeerTalk.Step], of person: Int) throws(Broken) {
        for step in steps {
            switch step {
            case .send(let relay): parcels.append((1 - person, relay))
            case .deliver(let id, _, let body):
                try hold(written[1 - person].contains(body), "what is read was written by the other")
                try take(talks[person].acknowledge([id]), of: person)
            case .receipt, .caught: break
            }
        }
    }
}

private func identity(_ seed: UInt8) -> Identity? {
    Identity(seed: SecretBytes(copying: Array(repeating: seed, count: 32)))
}

private func keys(_ person: Int) -> PeerKeys? {
    guard let identity = identity(UInt8(person + 1)) else { return nil }
    return PeerKeys(identity: identity.key, signing: identity.signingKey(), channel: identity.channelKeyPair())
}

private func card(_ person: Int) -> KeyCard? {
    guard let identity = identity(UInt8(person + 1)) else { return nil }
    return KeyCard(identity: identity.key, channel: identity.channelKey, proof: identity.channelProof())
}
