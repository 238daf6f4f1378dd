package import SottoModel
import Text

/// What changed about a room, for whoever keeps a list of them.
package enum RoomChange: Hashable, Sendable {
    case listed(RoomID, ListedRoom)
    case gone(RoomID)
}

/// Every room there is, by name. Kept apart from the state: a list is looked through at leisure.
package struct RoomListing: Sendable {
    /// Rooms in one answer.
    package static let most = 50
    /// Private rooms that are asked about at a time.
    private static let mostAsked = 64

    private struct Card: Sendable {
        let id: RoomID
        let room: ListedRoom
        /// Name and topic as they are searched.
        let words: [UInt8]
    }

    private var cards: [Card] = []
    private var names: [RoomID: RoomName] = [:]

    package init() {}

    package var count: Int { cards.count }

    package mutating func apply(_ change: RoomChange) {
        switch change {
        case .listed(let id, let room):
            put(Card(id: id, room: room, words: Self.words(room.name.text + "\n" + room.topic)))
        case .gone(let id): remove(id)
        }
    }

    /// - Parameters:
    ///   - after: the last room of the list so far.
    ///   - matching: a part of the name or topic, whatever its case; empty: all.
    ///   - visible: which of these private rooms whoever asks may see.
    package func page(
        after: RoomName?, matching: String, visible: ([RoomID]) -> Set<RoomID>
    ) -> RoomList {
        let words = Self.words(matching)
        var shown: [ListedRoom] = []
        var waiting: [Card] = []
        var index = after.map { place(of: $0, isAfter: true) } ?? 0
        while index < cards.count, shown.count <= Self.most {
            if Self.holds(words, cards[index].words) { waiting.append(cards[index]) }
            index += 1
            guard waiting.count == Self.mostAsked || index == cards.count else { continue }
            let seen = visible(waiting.filter(\.room.isPrivate).map(\.id))
            shown += waiting.filter { !$0.room.isPrivate || seen.contains($0.id) }.map(\.room)
            waiting.removeAll(keepingCapacity: true)
        }
        return RoomList(rooms: Array(shown.prefix(Self.most)), more: shown.count > Self.most)
    }

    private mutating func put(_ card: Card) {
        remove(card.id)
        names[card.id] = card.room.name
        cards.insert(card, at: place(of: card.room.name, isAfter: false))
    }

    private mutating func remove(_ id: RoomID) {
        guard let name = names.removeValue(forKey: id) else { return }
        let place = place(of: name, isAfter: false)
        if place < cards.count, cards[place].id == id { cards.remove(at: place) }
    }

    /// The first place of a room that is not before this one, or that is after it.
    private func place(of name: RoomName, isAfter: Bool) -> Int {
        var range = 0..<cards.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            let other = cards[middle].room.name.text
            if other < name.text || isAfter && other == name.text {
                range = middle + 1..<range.upperBound
            } else {
                range = range.lowerBound..<middle
            }
        }
        return range.lowerBound
    }

    private static func words(_ text: String) -> [UInt8] {
        Array(text.normalized().lowercased().utf8)
    }

    private static func holds(_ part: [UInt8], _ whole: [UInt8]) -> Bool {
        guard let first = part.first else { return true }
        guard part.count <= whole.count else { return false }
        return whole.withUnsafeBufferPointer { whole in
            (0...whole.count - part.count).contains { start in
                whole[start] == first && whole[start..<start + part.count].elementsEqual(part)
            }
        }
    }
}
