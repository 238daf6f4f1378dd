import ClientCore
import ClientNetwork
import ClientStore
import PeerChannels
import Posix
import SecureChannel
import SottoModel
import SottoWire

/// Whispers are sealed and opened here, between the state, which knows no keys, and the wire.
extension Client {
    /// For the connection that has just come about.
    func correspond() {
        guard let server = known[setup.invite.address] else { return }
        correspondence = Correspondence(ownKeys, by: server)
        openSealedRooms(on: server, as: ownKeys)
    }

    private var ownKeys: PeerKeys {
        PeerKeys(
            identity: setup.holder.identity.key, signing: setup.holder.identity.signingKey(),
            channel: setup.holder.identity.channelKeyPair())
    }

    func meet(_ identity: IdentityKey) {
        take(correspondence?.meet(identity))
    }

    func whisper(_ body: EntryBody, _ id: MessageID, to recipient: IdentityKey) {
        let time = Timestamp(milliseconds: Clocks.wallMilliseconds())
        take(correspondence?.write(BodyCodec.encode(body), id, to: recipient, at: time))
    }

    func learn(_ card: KeyCard?, of identity: IdentityKey) {
        if let card, card.identity == identity {
            for deed in sealedDesk?.learn(card) ?? [] { perform(deed) }
        }
        take(correspondence?.learn(card, of: identity))
    }

    func compare(with person: Person) {
        let number = SafetyNumber(setup.holder.identity.key, person.identity)
        handle(.safetyNumber(person, "\(number)"))
    }

    func open(_ whisper: IncomingWhisper) {
        do {
            guard let opened = try correspondence?.open(whisper) else { return }
            let body = try BodyCodec.decode(opened.body)
            let now = Timestamp(milliseconds: Clocks.wallMilliseconds())
            guard !SealedLetter.isStale(opened.at, at: now) else {
                return handle(.unreadable(.stale, from: whisper.from, whisper.id, number: whisper.number))
            }
            if case .sealed(.letter(let bytes)) = body { return take(roomLetter: bytes, in: whisper) }
            // Nobody writes from the future; whoever claims to would stand at the end of the log for good.
            let at = min(opened.at, now)
            handle(.whisper(from: whisper.from, whisper.id, at: at, body, number: whisper.number))
        } catch {
            let fault = WhisperFault(error as? PeerError ?? .malformed)
            handle(.unreadable(fault, from: whisper.from, whisper.id, number: whisper.number))
        }
    }

    private func take(_ steps: [Correspondence.Step]?) {
        for step in steps ?? [] {
            switch step {
            case .ask(let identity): uplink?.send(.card(identity))
            case .send(let to, let id, let sealed): uplink?.send(.whisper(to: to, id, sealed: sealed))
            case .stop(let id, let obstacle): handle(.unsealed(id, Refusal(obstacle)))
            }
        }
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

extension Refusal {
    fileprivate init(_ obstacle: Correspondence.Obstacle) {
        switch obstacle {
        case .nobodyThere: self = .nobodyThere
        case .keyNotTheirs: self = .keyInDoubt
        case .tooLong: self = .tooLong
        }
    }
}
