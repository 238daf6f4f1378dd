internal import SottoModel

/// A message of a sealed room, and where it came.
struct ArrivedMessage {
    let message: SealedMessage
    let id: MessageID
    let author: IdentityKey
    /// nil where it was not kept.
    let number: EntryNumber?
}

/// Messages that came before what opens them. Beyond so many the first ones go: the history still has them.
struct WaitingMessages {
    static let most = 1_000

    private var items: [ArrivedMessage] = []
    private var ids: Set<MessageID> = []

    mutating func add(_ item: ArrivedMessage) {
        guard ids.insert(item.id).inserted else { return }
        items.append(item)
        if items.count > Self.most { ids.remove(items.removeFirst().id) }
    }

    mutating func take(where isMeant: (ArrivedMessage) -> Bool) -> [ArrivedMessage] {
        let taken = items.filter(isMeant)
        items.removeAll(where: isMeant)
        ids.subtract(taken.map(\.id))
        return taken
    }
}

/// Where messages stood when they were opened: one that stands elsewhere as well was put there by the server.
struct SeenPlaces {
    private static let most = 20_000

    private struct Name: Hashable {
        let author: IdentityKey
        let id: MessageID
    }

    private var places: [Name: EntryNumber] = [:]

    /// - Returns: whether it stood elsewhere before.
    mutating func repeats(_ item: ArrivedMessage) -> Bool {
        guard let number = item.number else { return false }
        if places.count >= Self.most { places.removeAll() }
        let name = Name(author: item.author, id: item.id)
        guard let known = places[name] else {
            places[name] = number
            return false
        }
        return known != number
    }
}
