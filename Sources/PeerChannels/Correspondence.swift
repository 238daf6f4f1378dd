package import SottoModel

/// Whispers on their way out and in, over one connection: sealed before they leave, opened when they have come.
///
///     write ──→ talk      to who is there: by a channel of the two, whose keys are gone afterwards
///        └────→ letter    to who is away, cannot talk, was not reached or has not answered in time
///
/// Whom a card is asked of is asked once; what is written meanwhile waits here, and for no longer than the connection.
package struct Correspondence: ~Copyable {
    package enum Step: Equatable, Sendable {
        /// Ask the server for the person's card.
        case ask(IdentityKey)
        /// A letter.
        case send(to: IdentityKey, MessageID, sealed: [UInt8])
        case relay(to: IdentityKey, channel: UInt64, sealed: [UInt8])
        /// It was not sealed, and does not leave.
        case stop(MessageID, Obstacle)
        /// They wrote this, and it came by talk. Once it is kept, ``acknowledge(_:to:)`` says so.
        case deliver(MessageID, from: Person, at: Timestamp, body: [UInt8])
        /// They have it.
        case receipt(MessageID)
        /// They could not be talked to, so these go as letters.
        case unreached(IdentityKey, [MessageID])
        /// What went between the two was tampered with.
        case caught(PeerFault, with: Person)
    }

    package enum Obstacle: Hashable, Sendable {
        /// The server knows no key of theirs.
        case nobodyThere
        /// The key the server gave is not vouched for by the person.
        case keyNotTheirs
        case tooLong
    }

    /// People with whom there is a channel, or was; beyond, one is forgotten of whom nothing is waited for.
    private static let mostTalks = 256

    private let own: PeerKeys
    /// Of our own, by which letters may come that waited.
    private let formers: [ReadingKey]
    private let server: ChannelKey
    /// The id of the next channel that is begun here.
    private var nextChannel: UInt64
    private var keys: [IdentityKey: ChannelKey] = [:]
    private var asked: Set<IdentityKey> = []
    private var letters: [IdentityKey: [Draft]] = [:]
    private var talks: [IdentityKey: PeerTalk] = [:]

    /// - Parameters:
    ///   - server: whose channel it is over, as it is pinned.
    ///   - firstChannel: random; the ids of channels go on from it.
    package init(
        _ own: consuming PeerKeys, formers: [ReadingKey] = [], by server: ChannelKey, firstChannel: UInt64
    ) {
        self.own = own
        self.formers = formers
        self.server = server
        nextChannel = firstChannel
    }
}

extension Correspondence {
    /// - Parameter isAway: whether they are known not to be there, or not to talk.
    package mutating func write(
        _ draft: Draft, to recipient: IdentityKey, isAway: Bool, at now: Duration
    ) -> [Step] {
        guard draft.body.count <= Draft.mostBody else { return [.stop(draft.id, .tooLong)] }
        guard !isAway, let talk = talk(with: recipient), talk.isOpen(at: now) else {
            return (isAway ? [] : [.unreached(recipient, [draft.id])]) + post(draft, to: recipient)
        }
        return relay(talk.write(draft, at: now), with: recipient) + begin(with: recipient, at: now)
    }

    /// Learns somebody's key before anything is written to them.
    package mutating func meet(_ person: IdentityKey) -> [Step] {
        keys[person] == nil ? ask(person) : []
    }

    /// The server's answer to ``Step/ask(_:)``.
    package mutating func learn(_ card: KeyCard?, of person: IdentityKey, at now: Duration) -> [Step] {
        guard asked.remove(person) != nil else { return [] }
        guard let card else { return stop(person, .nobodyThere) }
        guard card.identity == person, card.isGenuine else { return stop(person, .keyNotTheirs) }
        keys[person] = card.channel
        var steps: [Step] = []
        for draft in letters.removeValue(forKey: person) ?? [] { steps += post(draft, to: person) }
        return steps + begin(with: person, at: now)
    }

    /// A letter that has come.
    package borrowing func open(_ whisper: IncomingWhisper) throws(PeerError) -> SealedLetter.Opened {
        let sender = whisper.from.identity
        do throws(PeerError) {
            return try SealedLetter.open(whisper.sealed, whisper.id, from: sender, to: own, by: server)
        } catch {
            guard error == .notAuthentic else { throw error }
        }
        for former in formers {
            do throws(PeerError) {
                return try SealedLetter.open(
                    whisper.sealed, whisper.id, from: sender, to: former.identity, with: former.channel, by: server)
            } catch {
                guard error == .notAuthentic else { throw error }
            }
        }
        throw .notAuthentic
    }

    /// Their key is over: nothing is sealed for it any more, and nothing that waits for it leaves.
    package mutating func forget(_ person: IdentityKey) {
        asked.remove(person)
        (keys[person], letters[person], talks[person]) = (nil, nil, nil)
    }

    /// Something that has come by talk.
    package mutating func take(
        _ sealed: [UInt8], on channel: UInt64, from peer: Person, at now: Duration
    ) -> [Step] {
        guard peer.identity != own.identity, let relay = Relay(channel: channel, sealed: sealed) else {
            return [.caught(.altered, with: peer)]
        }
        guard let talk = talk(with: peer.identity) else { return [] }
        return steps(talk.take(relay, as: own), with: peer) + begin(with: peer.identity, at: now)
    }

    /// These of theirs are kept here.
    package mutating func acknowledge(_ ids: [MessageID], to peer: IdentityKey) -> [Step] {
        relay(talks[peer]?.acknowledge(ids) ?? [], with: peer)
    }

    /// The server could not hand on what went over this channel.
    package mutating func giveUp(_ channel: UInt64, to peer: IdentityKey) -> [Step] {
        talks[peer]?.giveUp(channel).map { fallBack($0, to: peer) } ?? []
    }

    /// When ``goOn(at:)`` has something to do.
    package var deadline: Duration? { talks.values.lazy.compactMap(\.deadline).min() }

    /// What has waited for its receipt too long goes as letters.
    package mutating func goOn(at now: Duration) -> [Step] {
        var steps: [Step] = []
        for (peer, talk) in talks {
            let overdue = talk.takeOverdue(at: now)
            if !overdue.isEmpty { steps += fallBack(overdue, to: peer) }
        }
        return steps
    }
}

extension Correspondence {
    private mutating func talk(with peer: IdentityKey) -> PeerTalk? {
        if let talk = talks[peer] { return talk }
        if talks.count >= Self.mostTalks {
            guard let idle = talks.first(where: { $0.value.deadline == nil }) else { return nil }
            talks[idle.key] = nil
        }
        let talk = PeerTalk(with: peer, by: server)
        talks[peer] = talk
        return talk
    }

    private mutating func begin(with peer: IdentityKey, at now: Duration) -> [Step] {
        guard let talk = talks[peer], talk.wantsChannel(at: now) else { return [] }
        guard let key = keys[peer] else { return ask(peer) }
        nextChannel &+= 1
        do throws(PeerError) {
            return relay(try talk.begin(nextChannel, as: own, under: key, at: now), with: peer)
        } catch {
            return stop(peer, .keyNotTheirs)
        }
    }

    private mutating func ask(_ person: IdentityKey) -> [Step] {
        asked.insert(person).inserted ? [.ask(person)] : []
    }

    private mutating func post(_ draft: Draft, to recipient: IdentityKey) -> [Step] {
        guard let key = keys[recipient] else {
            letters[recipient, default: []].append(draft)
            return ask(recipient)
        }
        do throws(PeerError) {
            let sealed = try SealedLetter.seal(
                draft.body, draft.id, at: draft.time, from: own, to: recipient, under: key, by: server)
            return [.send(to: recipient, draft.id, sealed: sealed)]
        } catch {
            return [.stop(draft.id, error == .tooLong ? .tooLong : .keyNotTheirs)]
        }
    }

    private mutating func fallBack(_ drafts: [Draft], to peer: IdentityKey) -> [Step] {
        var steps: [Step] = [.unreached(peer, drafts.map(\.id))]
        for draft in drafts { steps += post(draft, to: peer) }
        return steps
    }

    /// Nothing can be sealed for them.
    private mutating func stop(_ person: IdentityKey, _ obstacle: Obstacle) -> [Step] {
        let drafts = (letters.removeValue(forKey: person) ?? []) + (talks[person]?.takeWaiting() ?? [])
        return drafts.map { .stop($0.id, obstacle) }
    }

    private func relay(_ steps: [PeerTalk.Step], with peer: IdentityKey) -> [Step] {
        steps.compactMap { step in
            guard case .send(let relay) = step else { return nil }
            return .relay(to: peer, channel: relay.channel, sealed: relay.sealed)
        }
    }

    private func steps(_ steps: [PeerTalk.Step], with peer: Person) -> [Step] {
        steps.map { step in
            switch step {
            case .send(let relay): .relay(to: peer.identity, channel: relay.channel, sealed: relay.sealed)
            case .deliver(let id, let at, let body): .deliver(id, from: peer, at: at, body: body)
            case .receipt(let id): .receipt(id)
            case .caught(let fault): .caught(fault, with: peer)
            }
        }
    }
}
