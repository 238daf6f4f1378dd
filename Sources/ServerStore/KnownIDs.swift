import SottoModel

/// Which message ids have been numbered, so that one sent twice is stored once.
///
/// Without a disk the memory has to be bounded: two generations, of which the older is forgotten when the newer
/// is full. An id comes twice within seconds of a reconnect, not after a hundred thousand messages.
struct KnownIDs: Sendable {
    private static let generation = 100_000

    struct Known: Hashable, Sendable {
        let author: IdentityKey
        let number: EntryNumber
    }

    private var newer: [MessageID: Known] = [:]
    private var older: [MessageID: Known] = [:]

    subscript(id: MessageID) -> Known? {
        newer[id] ?? older[id]
    }

    mutating func note(_ id: MessageID, _ known: Known) {
        newer[id] = known
        guard newer.count >= Self.generation else { return }
        older = newer
        newer = [:]
    }
}
