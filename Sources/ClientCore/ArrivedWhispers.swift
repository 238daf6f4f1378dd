internal import SottoModel

/// Whispers that came and are not yet kept here. The server lets go of one only when it is told to, by the number of
/// the last that it need not hold any more; who talks to us, when they hear that it is kept.
struct ArrivedWhispers: Equatable, Sendable {
    /// How one came, and so who waits for a word.
    enum Way: Equatable, Sendable {
        case inbox(EntryNumber)
        case talk(IdentityKey)
    }

    private struct Arrival<Source: Equatable & Sendable>: Equatable, Sendable {
        let id: MessageID
        let source: Source
        var isKept: Bool
    }

    private var waiting: [Arrival<EntryNumber>] = []
    private var unanswered: [Arrival<IdentityKey>] = []

    /// - Parameter isKept: whether it was kept before, when nobody was told in time.
    mutating func add(_ id: MessageID, by way: Way, isKept: Bool) {
        switch way {
        case .inbox(let number): waiting.append(Arrival(id: id, source: number, isKept: isKept))
        case .talk(let peer): unanswered.append(Arrival(id: id, source: peer, isKept: isKept))
        }
    }

    mutating func keep(_ ids: [MessageID]) {
        let ids = Set(ids)
        for index in waiting.indices where ids.contains(waiting[index].id) { waiting[index].isKept = true }
        for index in unanswered.indices where ids.contains(unanswered[index].id) { unanswered[index].isKept = true }
    }

    /// The last number up to which everything is kept here, once; nil where there is nothing new to tell.
    mutating func taken() -> EntryNumber? {
        let kept = waiting.prefix(while: \.isKept)
        defer { waiting.removeFirst(kept.count) }
        return kept.last.map(\.source).flatMap { $0 > .zero ? $0 : nil }
    }

    /// What came by talk and is kept here since the last call, by who is to know.
    mutating func talked() -> [(peer: IdentityKey, ids: [MessageID])] {
        let kept = unanswered.filter(\.isKept)
        guard !kept.isEmpty else { return [] }
        unanswered.removeAll(where: \.isKept)
        let ids = Dictionary(grouping: kept, by: \.source).mapValues { $0.map(\.id) }
        return ids.map { ($0.key, $0.value) }
    }

    /// The connection is gone: what nobody was told of is sent again.
    mutating func forget() {
        waiting = []
        unanswered = []
    }
}
