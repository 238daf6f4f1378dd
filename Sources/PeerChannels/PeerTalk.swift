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
        /// They wrote this. Once it is kept, ``acknowledge(_:)`` says so.
        case deliver(MessageID, at: Timestamp, body: [UInt8])
        /// They have it.
        case receipt(MessageID)
        case caught(PeerFault)
    }

    /// From one initiation to the next.
    private static let rest = Duration.seconds(60)
    /// What has no receipt by then goes as a letter.
    private static let patience = Duration.seconds(10)

    private struct Unread {
        let draft: Draft
        let since: Duration
    }

    private let peer: IdentityKey
    private let server: ChannelKey
    private var channel: PeerChannel?
    /// Answered. Nothing is sent on it before its first record has opened: an old message 1 could be played again.
    private var candidate: PeerChannel?
    private var initiation: PeerHandshake?
    private var initiatedAt: Duration?
    /// They use a channel that is not known here any more.
    private var isMissed = false
    private var waiting: [Unread] = []

    package init(with peer: IdentityKey, by server: ChannelKey) {
        self.peer = peer
        self.server = server
    }
}

extension PeerTalk {
    /// - Parameter now: since some fixed point in the past; never goes back.
    package func write(_ draft: Draft, at now: Duration) -> [Step] {
        waiting.append(Unread(draft: draft, since: now))
        return channel.map { seal([.whisper(draft)], on: $0) } ?? []
    }

    /// These of theirs are kept here.
    package func acknowledge(_ ids: [MessageID]) -> [Step] {
        guard !ids.isEmpty, let channel else { return [] }
        return seal(ids.map(PeerItem.receipt), on: channel)
    }

    /// Whether there is a channel, or may be one in a moment.
    package func isOpen(at now: Duration) -> Bool {
        channel != nil || candidate != nil || initiation != nil || mayBegin(at: now)
    }

    /// Whether it is time for ``begin(_:as:under:at:)``.
    package func wantsChannel(at now: Duration) -> Bool {
        guard initiation == nil, isMissed || channel == nil && !waiting.isEmpty else { return false }
        return mayBegin(at: now)
    }

    private func mayBegin(at now: Duration) -> Bool {
        initiatedAt.map { now - $0 >= Self.rest } ?? true
    }

    /// - Parameters:
    ///   - id: random, never used before.
    ///   - key: theirs, off a card that is genuine.
    package func begin(
        _ id: UInt64, as own: borrowing PeerKeys, under key: ChannelKey, at now: Duration
    ) throws(PeerError) -> [Step] {
        let handshake = PeerHandshake(.initiator, id, own, with: peer, remote: key, by: server)
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
    /// - Returns: what has no receipt, to be written as letters; nil where nothing went over it.
    package func giveUp(_ id: UInt64) -> [Draft]? {
        let isOurs = channel?.id == id || initiation?.id == id
        drop(id)
        return isOurs ? takeWaiting() : nil
    }

    /// - Returns: what there will be no receipt of, as nothing more is waited for.
    package func takeWaiting() -> [Draft] {
        defer { waiting = [] }
        return waiting.map(\.draft)
    }

    /// When ``takeOverdue(at:)`` has something.
    package var deadline: Duration? { waiting.first.map { $0.since + Self.patience } }

    /// What has had no receipt for so long that it goes as letters. A channel that stands does so further: by its next
    /// record they find out whether one was taken from it.
    package func takeOverdue(at now: Duration) -> [Draft] {
        let overdue = waiting.prefix { now - $0.since >= Self.patience }
        guard !overdue.isEmpty else { return [] }
        waiting.removeFirst(overdue.count)
        initiation = nil
        return overdue.map(\.draft)
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
            // What is sealed already goes first: whoever keeps a whisper at once acknowledges it by the next number.
            return (follows ? sendWaiting(on: current) : []) + items.flatMap(take)
        } catch {
            drop(current.id)
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

    private func take(_ item: PeerItem) -> [Step] {
        switch item {
        case .whisper(let draft): return [.deliver(draft.id, at: draft.time, body: draft.body)]
        case .receipt(let id):
            guard let index = waiting.firstIndex(where: { $0.draft.id == id }) else { return [] }
            waiting.remove(at: index)
            return [.receipt(id)]
        }
    }

    private func sendWaiting(on channel: PeerChannel) -> [Step] {
        waiting.flatMap { seal([.whisper($0.draft)], on: channel) }
    }

    /// All the numbers of a channel are more than anybody writes; a channel without any left is of no use.
    private func seal(_ items: [PeerItem], on channel: PeerChannel) -> [Step] {
        let number = channel.sending.number
        do throws(PeerError) {
            return [.send(Relay(.record, channel: channel.id, number: number, try channel.sending.seal(items)))]
        } catch {
            drop(channel.id)
            return []
        }
    }

    private func drop(_ id: UInt64) {
        if channel?.id == id { channel = nil }
        if candidate?.id == id { candidate = nil }
        if initiation?.id == id { initiation = nil }
    }
}
