package import SottoModel

/// Whispers on their way out and in, over one connection: sealed before they leave, opened when they have come.
///
///     write → .ask, and once ``learn(_:of:)`` knows the key .send │ open → the body, or why there is none
///
/// Whom a card is asked of is asked once; what is written meanwhile waits here, and for no longer than the connection.
package struct Correspondence: ~Copyable, Sendable {
    package enum Step: Equatable, Sendable {
        /// Ask the server for the person's card.
        case ask(IdentityKey)
        case send(to: IdentityKey, MessageID, sealed: [UInt8])
        /// It was not sealed, and does not leave.
        case stop(MessageID, Obstacle)
    }

    package enum Obstacle: Hashable, Sendable {
        /// The server knows no key of theirs.
        case nobodyThere
        /// The key the server gave is not vouched for by the person.
        case keyNotTheirs
        case tooLong
    }

    private let own: PeerKeys
    private let server: ChannelKey
    private var keys: [IdentityKey: ChannelKey] = [:]
    private var waiting: [IdentityKey: [Draft]] = [:]

    /// - Parameter server: whose channel it is over, as it is pinned.
    package init(_ own: consuming PeerKeys, by server: ChannelKey) {
        self.own = own
        self.server = server
    }
}

extension Correspondence {
    package mutating func write(
        _ body: [UInt8], _ id: MessageID, to recipient: IdentityKey, at time: Timestamp
    ) -> [Step] {
        let draft = Draft(id: id, time: time, body: body)
        if let key = keys[recipient] { return [seal(draft, to: recipient, under: key)] }
        let isAsked = waiting[recipient] != nil
        waiting[recipient, default: []].append(draft)
        return isAsked ? [] : [.ask(recipient)]
    }

    /// Learns somebody's key before anything is written to them.
    package mutating func meet(_ recipient: IdentityKey) -> [Step] {
        guard keys[recipient] == nil, waiting[recipient] == nil else { return [] }
        waiting[recipient] = []
        return [.ask(recipient)]
    }

    /// The server's answer to ``Step/ask(_:)``.
    package mutating func learn(_ card: KeyCard?, of recipient: IdentityKey) -> [Step] {
        guard let drafts = waiting.removeValue(forKey: recipient) else { return [] }
        guard let card else { return drafts.map { .stop($0.id, .nobodyThere) } }
        guard card.identity == recipient, card.isGenuine else { return drafts.map { .stop($0.id, .keyNotTheirs) } }
        keys[recipient] = card.channel
        var steps: [Step] = []
        for draft in drafts { steps.append(seal(draft, to: recipient, under: card.channel)) }
        return steps
    }

    package borrowing func open(_ whisper: IncomingWhisper) throws(PeerError) -> SealedLetter.Opened {
        try SealedLetter.open(whisper.sealed, whisper.id, from: whisper.from.identity, to: own, by: server)
    }

    private borrowing func seal(_ draft: Draft, to recipient: IdentityKey, under key: ChannelKey) -> Step {
        do throws(PeerError) {
            let sealed = try SealedLetter.seal(
                draft.body, draft.id, at: draft.time, from: own, to: recipient, under: key, by: server)
            return .send(to: recipient, draft.id, sealed: sealed)
        } catch {
            return .stop(draft.id, error == .tooLong ? .tooLong : .keyNotTheirs)
        }
    }
}
