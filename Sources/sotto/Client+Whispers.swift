import ClientCore
import ClientNetwork
import ClientStore
import PeerChannels
import Posix
import SecureChannel
import Sodium
import SottoModel
import SottoWire

/// Whispers are sealed and opened here, between the state, which knows no keys, and the wire.
extension Client {
    /// For the connection that has just come about.
    func correspond() {
        guard let server = known[setup.invite.address] else { return }
        var random = Random()
        let formers = setup.formers.map {
            ReadingKey(identity: $0.identity, channel: X25519.KeyPair(secret: $0.secret.copy()))
        }
        correspondence = Correspondence(ownKeys, formers: formers, by: server, firstChannel: random.next())
        openSealedRooms(on: server, as: ownKeys)
    }

    private var ownKeys: PeerKeys {
        PeerKeys(setup.holder.identity)
    }

    func meet(_ identity: IdentityKey) {
        take(correspondence?.meet(identity))
    }

    /// - Parameter isAway: whether it need not be tried to talk to them.
    func whisper(_ body: EntryBody, _ id: MessageID, to recipient: IdentityKey, isAway: Bool) {
        noteWhisper(.words, isOwn: true, with: recipient, words: body.text)
        let draft = Draft(id: id, time: .now, body: BodyCodec.encode(body))
        take(correspondence?.write(draft, to: recipient, isAway: isAway, at: elapsed))
    }

    func learn(_ card: KeyCard?, of identity: IdentityKey) {
        if let card, card.identity == identity {
            for deed in sealedDesk?.learn(card) ?? [] { perform(deed) }
        }
        take(correspondence?.learn(card, of: identity, at: elapsed))
    }

    /// The server's word of what was signed about a key counts for nothing without the signatures.
    func learn(_ statements: [KeyStatement], about identity: IdentityKey) {
        guard state.isOnline else { return }
        // More are not verified, whatever a server says.
        let statements = statements.prefix(WireLimits.statements)
        var key: IdentityKey? = identity
        for statement in statements {
            guard statement.ended == key, statement.isGenuine else { return handle(.keysForged(identity)) }
            key = statement.next
        }
        for statement in statements { correspondence?.forget(statement.ended) }
        if !statements.isEmpty { handle(.keysSigned(Array(statements))) }
    }

    func hear(_ sealed: [UInt8], on channel: UInt64, from peer: Person) {
        noteWhisper(.talk, isOwn: false, with: peer.identity, bytes: sealed)
        take(correspondence?.take(sealed, on: channel, from: peer, at: elapsed))
    }

    /// These of theirs, which came by talk, are kept here.
    func acknowledge(_ ids: [MessageID], to peer: IdentityKey) {
        take(correspondence?.acknowledge(ids, to: peer))
    }

    /// What went over this channel, or some of it, did not reach them.
    func giveUp(_ channel: UInt64, to peer: IdentityKey) {
        take(correspondence?.giveUp(channel, to: peer))
    }

    /// What has waited too long for a receipt goes as letters.
    func goOnTalking() {
        guard let deadline = correspondence?.deadline, deadline <= elapsed else { return }
        take(correspondence?.goOn(at: elapsed))
    }

    func compare(with person: Person) {
        let number = SafetyNumber(setup.holder.identity.key, person.identity)
        let words = SafetyWords(setup.holder.identity.key, person.identity)
        handle(.safetyNumber(person, "\(number)", english: words.english, korean: words.korean))
    }

    func open(_ whisper: IncomingWhisper) {
        do {
            guard let opened = try correspondence?.open(whisper) else { return }
            let body = try BodyCodec.decode(opened.body)
            noteWhisper(.letter, isOwn: false, with: whisper.from.identity, bytes: whisper.sealed)
            noteWhisper(.words, isOwn: false, with: whisper.from.identity, words: body.text)
            guard !SealedLetter.isStale(opened.at, at: .now) else {
                return handle(.unreadable(.stale, from: whisper.from, whisper.id, number: whisper.number))
            }
            if case .sealed(.letter(let bytes)) = body {
                take(roomLetter: bytes, from: whisper.from)
                return handle(.keysTaken(whisper.id, number: whisper.number))
            }
            let at = plausible(opened.at)
            handle(.whisper(from: whisper.from, whisper.id, at: at, body, number: whisper.number))
        } catch {
            let fault = WhisperFault(error as? PeerError ?? .malformed)
            handle(.unreadable(fault, from: whisper.from, whisper.id, number: whisper.number))
        }
    }

    private func take(_ steps: [Correspondence.Step]?) {
        for step in steps ?? [] { take(step) }
    }

    private func take(_ step: Correspondence.Step) {
        switch step {
        case .ask(let identity): uplink?.send(.card(identity))
        case .send(let to, let id, let sealed):
            noteWhisper(.letter, isOwn: true, with: to, bytes: sealed)
            uplink?.send(.whisper(to: to, id, sealed: sealed))
        case .relay(let to, let channel, let sealed):
            noteWhisper(.talk, isOwn: true, with: to, bytes: sealed)
            uplink?.send(.relay(to: to, channel: channel, sealed: sealed))
        case .stop(let id, let obstacle): handle(.unsealed(id, Refusal(obstacle)))
        case .deliver(let id, let from, let at, let body): read(body, id, from: from, writtenAt: at)
        case .receipt(let id): handle(.receipt(id))
        case .unreached(let peer, let ids): handle(.unreached(peer, ids))
        case .caught(let fault, let peer): handle(.caught(WhisperFault(fault), with: peer))
        }
    }

    private func read(_ bytes: [UInt8], _ id: MessageID, from peer: Person, writtenAt: Timestamp) {
        do {
            let body = try BodyCodec.decode(bytes)
            noteWhisper(.words, isOwn: false, with: peer.identity, words: body.text)
            if case .sealed(.letter(let bytes)) = body {
                take(roomLetter: bytes, from: peer)
                return acknowledge([id], to: peer.identity)
            }
            handle(.talked(from: peer, id, at: plausible(writtenAt), body))
        } catch {
            handle(.caught(.unknownForm, with: peer))
        }
    }

    /// Nobody writes from the future; whoever claims to would stand at the end of the log for good.
    private func plausible(_ time: Timestamp) -> Timestamp {
        min(time, .now)
    }
}

extension WhisperFault {
    fileprivate init(_ error: PeerError) {
        switch error {
        case .notAuthentic: self = .altered
        case .forged: self = .forged
        case .malformed, .tooLong, .badKey: self = .unknownForm
        }
    }
}

extension WhisperFault {
    fileprivate init(_ fault: PeerFault) {
        switch fault {
        case .missing: self = .missing
        case .repeated: self = .repeated
        case .altered: self = .altered
        case .forged: self = .forged
        }
    }
}

extension Refusal {
    fileprivate init(_ obstacle: Correspondence.Obstacle) {
        switch obstacle {
        case .nobodyThere: self = .nobodyThere
        case .keyNotTheirs: self = .keyInDoubt
        case .tooLong: self = .tooLong
        }
    }
}
