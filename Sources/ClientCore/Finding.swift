package import SottoModel

/// What somebody looks for, and what the server found of it so far, the latest first.
package struct Finding: Equatable, Sendable {
    package let text: String
    /// Tells the answers to this question from others'.
    let token: UInt64
    package internal(set) var hits: [SearchHits.Hit] = []
    /// An index into `hits`.
    package internal(set) var selection = 0
    /// Whether the server has still to answer.
    package internal(set) var isAsked = true
    /// Whether there are more, before the last.
    package internal(set) var more = false
    /// Whether the server looked everywhere.
    package internal(set) var isComplete = true

    /// The earliest that was found; it need not be in `hits`.
    private var before: EntryNumber?

    init(text: String, token: UInt64) {
        self.text = text
        self.token = token
    }

    /// For the lines before those that were found.
    var query: SearchQuery {
        SearchQuery(token: token, room: nil, text: text, before: before)
    }

    /// - Parameter shown: those of the hits that are to be seen.
    mutating func take(_ answer: SearchHits, shown: [SearchHits.Hit]) {
        isAsked = false
        hits += shown
        before = answer.hits.last?.entry.place.number ?? before
        more = answer.more && !answer.hits.isEmpty
        isComplete = isComplete && answer.isComplete
    }

    mutating func forget(_ author: IdentityKey, in room: RoomName) {
        hits.removeAll { $0.room == room && $0.entry.author.identity == author }
        selection = min(selection, max(hits.count - 1, 0))
    }
}

/// What is done in the list of what was found.
package enum FindAction: Equatable, Sendable {
    /// So many rows up (negative) or down.
    case by(Int)
    /// Go to the line in its room.
    case choose
    /// To the one at that place.
    case pick(Int)
}
