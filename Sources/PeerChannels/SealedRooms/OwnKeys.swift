internal import Sodium
internal import SottoModel

/// The keys under which one says things in a room oneself: one chain after the other.
struct OwnKeys {
    /// An epoch lasts no longer, whether or not much is said.
    static let longest: Int64 = 24 * 3_600_000

    struct Epoch {
        let chain: SenderChain
        let began: Timestamp
        /// The membership it was begun for; whoever was in then may read all of it.
        let head: Key32
        let departures: Int
        /// The next message.
        var next: UInt16 = 0
        /// Who came in later, and from which message on they may read.
        var admitted: [IdentityKey: UInt16] = [:]
    }

    private(set) var epochs: [UInt64: Epoch] = [:]
    /// The one to speak under; nil where another one is to be begun first.
    private(set) var current: UInt64?
    /// To whom the current one was sent.
    private var sent: Set<IdentityKey> = []

    /// Whether another epoch is to be begun before the next message.
    func isOver(at now: Timestamp, departures: Int) -> Bool {
        guard let epoch = current.flatMap({ epochs[$0] }) else { return true }
        return epoch.next >= SenderChain.length || epoch.departures != departures
            || now.milliseconds(since: epoch.began) >= Self.longest
    }

    /// Someone's key is another one: what was sealed under the old one is not to reach further.
    ///
    /// - Returns: the epoch that is over by it; nil where there was none.
    mutating func end() -> UInt64? {
        guard let current else { return nil }
        epochs[current]?.next = SenderChain.length
        return current
    }

    /// - Parameter secret: 32 random bytes.
    mutating func begin(_ membership: Membership, at now: Timestamp, secret: consuming SecretBytes) -> Epoch {
        let latest = epochs.keys.max() ?? 0
        let number = max(latest &+ 1, UInt64(clamping: now.milliseconds))
        let epoch = Epoch(
            chain: SenderChain(epoch: number, secret: secret), began: now, head: membership.head,
            departures: membership.departures)
        take(epoch)
        sent = []
        return epoch
    }

    /// The current chain and the message that comes next, which nobody gets again.
    mutating func next() -> (chain: SenderChain, counter: UInt16)? {
        guard let current, let epoch = epochs[current] else { return nil }
        epochs[current]?.next += 1
        return (epoch.chain, epoch.next)
    }

    /// Those who are in and have not been sent the current chain, each with the message they may read from; they count
    /// as sent from now on.
    mutating func takeUnsent(in membership: Membership, but own: IdentityKey) -> [(to: IdentityKey, from: UInt16)] {
        guard let current, let epoch = epochs[current] else { return [] }
        let unsent = membership.members.map(\.person.identity).filter { $0 != own && !sent.contains($0) }
        sent.formUnion(unsent)
        return unsent.map { member in
            if let from = start(for: member, of: epoch, in: membership) { return (member, from) }
            epochs[current]?.admitted[member] = epoch.next
            return (member, epoch.next)
        }
    }

    /// From which message of an epoch on somebody may read; nil where not at all.
    func start(for member: IdentityKey, of number: UInt64, in membership: Membership) -> UInt16? {
        epochs[number].flatMap { start(for: member, of: $0, in: membership) }
    }

    private func start(for member: IdentityKey, of epoch: Epoch, in membership: Membership) -> UInt16? {
        membership.contained(member, at: epoch.head) == true
            ? 0 : membership.keys(of: member).compactMap { epoch.admitted[$0] }.min()
    }
}

/// As they were kept.
extension OwnKeys {
    mutating func take(_ epoch: Epoch) {
        epochs[epoch.chain.epoch] = epoch
        current = epoch.chain.epoch
    }

    mutating func note(_ epoch: UInt64, used next: UInt16) {
        epochs[epoch]?.next = next
    }

    mutating func admit(_ member: IdentityKey, to epoch: UInt64, from counter: UInt16) {
        epochs[epoch]?.admitted[member] = counter
    }

    /// Whoever lacks a key asks for it; so nobody is sent again what they were sent before.
    mutating func assumeSent(in membership: Membership) {
        guard let current else { return }
        let members = membership.members.map(\.person.identity)
        sent = Set(members.filter { start(for: $0, of: current, in: membership) != nil })
    }
}
