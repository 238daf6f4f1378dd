internal import Noise
package import SottoModel

/// All there is between oneself and one other person over a connection: the channel there is, the one that may follow
/// it, and what was written and has no receipt.
///
///     nothing ── begin ──→ initiation ── answer ──→ channel ── broken, or undeliverable ──→ nothing
///                 initiation of theirs ──→ candidate ── its first record opens ──→ channel
///
/// Crossed initiations: that of the smaller identity stands. What turns out wrong ends its channel; another is begun,
/// at most one a minute, and what has no receipt goes out on it again by the ids it had.
package final class PeerTalk {
    package enum Step: Equatable, Sendable {
        case send(Relay)
        /// They wrote this; the receipt follows.
        case deliver(MessageID, at: Timestamp, body: [UInt8])
        /// They have it.
        case receipt(MessageID)
        case caught(PeerFault)
    }

    /// Milliseconds from one initiation to the next.
    private static let rest: Int64 = 60_000

    private let peer: IdentityKey
    private let server: ChannelKey
    private var channel: PeerChannel?
    /// Answered. Nothing is sent on it before its first record has opened: an old message 1 could be played again.
    private var candidate: PeerChannel?
    private var initiation: PeerHandshake?
    private var initiatedAt: Timestamp?
    /// They use a channel that is not known here any more.
    private var isMissed = false
    private var waiting: [Draft] = []

    package init(with peer: IdentityKey, by server: ChannelKey) {
        self.peer = peer
        self.server = server
    }
}

extension PeerTalk {
    package func write(_ body: [UInt8], _ id: MessageID, at time: Timestamp) -> [Step] {
        let draft = Draft(id: id, time: time, body: body)
        waiting.append(draft)
        return channel.map { seal([.whisper(draft)], on: $0) } ?? []
    }

    /// Whether it is time for ``begin(_:as:card:at:)``.
    package func wantsChannel(at now: Timestamp) -> Bool {
        guard initiation == nil, isMissed || channel == nil && !waiting.isEmpty else { return false }
        return initiatedAt.map { now.milliseconds(since: $0) >= Self.rest } ?? true
    }

    /// - Parameters:
    ///   - id: random, never used before.
    ///   - card: theirs, and genuine.
    package func begin(
        _ id: UInt64, as own: borrowing PeerKeys, card: KeyCard, at now: Timestamp
    ) throws(PeerError) -> [Step] {
        let handshake = PeerHandshake(.initiator, id, own, with: peer, remote: card.channel, by: server)
        let message = try handshake.first(own.proof)
        (initiation, initiatedAt, isMissed) = (handshake, now, false)
        return [.send(Relay(.initiation, channel: id, message))]
    }

    package func take(_ relay: Relay, as own: borrowing PeerKeys) -> [Step] {
        switch relay.kind {
        case .initiation: answer(relay, as: own)
        case .answer: complete(relay)
        case .record: open(relay)
        }
    }

    /// The server could not hand on what went over this channel: they are away.
    ///
    /// - Returns: what has no receipt, to be written as letters.
    package func giveUp(_ id: UInt64) -> [MessageID] {
        guard drop(id) else { return [] }
        defer { waiting = [] }
        return waiting.map(\.id)
    }
}

extension PeerTalk {
    private func answer(_ relay: Relay, as own: borrowing PeerKeys) -> [Step] {
        // One that was played again must not take the place of the channel that came of it.
        guard relay.channel != channel?.id, relay.channel != candidate?.id else { return [] }
        if initiation != nil, own.identity < peer { return [] }
        let handshake = PeerHandshake(.responder, relay.channel, own, with: peer, remote: nil, by: server)
        do throws(PeerError) {
            let (message, answered) = try handshake.answer(relay.bytes, of: peer)
            (initiation, candidate) = (nil, answered)
            return [.send(Relay(.answer, channel: relay.channel, message))]
        } catch {
            return [.caught(error == .forged ? .forged : .altered)]
        }
    }

    /// A record follows at once, empty if need be: only by it do they know that we are there.
    private func complete(_ relay: Relay) -> [Step] {
        guard let begun = initiation, begun.id == relay.channel else { return [] }
        initiation = nil
        do throws(PeerError) {
            let completed = try begun.complete(relay.bytes)
            (channel, candidate) = (completed, nil)
            return waiting.isEmpty ? seal([], on: completed) : sendWaiting(on: completed)
        } catch {
            return [.caught(.altered)]
        }
    }

    private func open(_ relay: Relay) -> [Step] {
        guard let current = [candidate, channel].compactMap({ $0 }).first(where: { $0.id == relay.channel }) else {
            isMissed = true
            return []
        }
        do throws(PeerFault) {
            let items = try read(relay, on: current)
            let follows = current.id == candidate?.id
            if follows { (channel, candidate) = (current, nil) }
            return take(items, on: current) + (follows ? sendWaiting(on: current) : [])
        } catch {
            _ = drop(current.id)
            isMissed = true
            return [.caught(error)]
        }
    }

    private func read(_ relay: Relay, on channel: PeerChannel) throws(PeerFault) -> [PeerItem] {
        let expected = channel.receiving.number
        guard relay.number <= expected else { throw .missing }
        guard relay.number == expected else { throw .repeated }
        do throws(PeerError) { return try channel.receiving.open(relay.bytes) } catch { throw .altered }
    }

    private func take(_ items: [PeerItem], on channel: PeerChannel) -> [Step] {
        var steps: [Step] = []
        var receipts: [PeerItem] = []
        for item in items {
            switch item {
            case .whisper(let draft):
                steps.append(.deliver(draft.id, at: draft.time, body: draft.body))
                receipts.append(.receipt(draft.id))
            case .receipt(let id):
                guard let index = waiting.firstIndex(where: { $0.id == id }) else { continue }
                waiting.remove(at: index)
                steps.append(.receipt(id))
            }
        }
        return steps + (receipts.isEmpty ? [] : seal(receipts, on: channel))
    }

    private func sendWaiting(on channel: PeerChannel) -> [Step] {
        waiting.flatMap { seal([.whisper($0)], on: channel) }
    }

    /// All the numbers of a channel are more than anybody writes; a channel without any left is of no use.
    private func seal(_ items: [PeerItem], on channel: PeerChannel) -> [Step] {
        let number = channel.sending.number
        do throws(PeerError) {
            return [.send(Relay(.record, channel: channel.id, number: number, try channel.sending.seal(items)))]
        } catch {
            _ = drop(channel.id)
            return []
        }
    }

    /// - Returns: whether there was anything under that id.
    private func drop(_ id: UInt64) -> Bool {
        let isKnown = [channel?.id, candidate?.id, initiation?.id].contains(id)
        if channel?.id == id { channel = nil }
        if candidate?.id == id { candidate = nil }
        if initiation?.id == id { initiation = nil }
        return isKnown
    }
}
