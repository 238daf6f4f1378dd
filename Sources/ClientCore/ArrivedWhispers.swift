internal import SottoModel

/// Whispers that came and are not yet kept here. The server lets go of one only when it is told to, by the number of
/// the last that it need not hold any more.
struct ArrivedWhispers: Equatable, Sendable {
    private var waiting: [Arrival] = []

    private struct Arrival: Equatable {
        let id: MessageID
        let number: EntryNumber
        var isKept: Bool
    }

    /// - Parameter isKept: whether it was kept before, when the server was not told in time.
    mutating func add(_ id: MessageID, number: EntryNumber, isKept: Bool) {
        waiting.append(Arrival(id: id, number: number, isKept: isKept))
    }

    mutating func keep(_ ids: [MessageID]) {
        let ids = Set(ids)
        for index in waiting.indices where ids.contains(waiting[index].id) { waiting[index].isKept = true }
    }

    /// The last number up to which everything is kept here, once; nil where there is nothing new to tell.
    mutating func taken() -> EntryNumber? {
        let kept = waiting.prefix(while: \.isKept)
        defer { waiting.removeFirst(kept.count) }
        return kept.last.map(\.number).flatMap { $0 > .zero ? $0 : nil }
    }

    /// The connection is gone: the server sends again what it was not told of.
    mutating func forget() {
        waiting = []
    }
}
