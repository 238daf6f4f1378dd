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

    init(text: String, token: UInt64) {
        self.text = text
        self.token = token
    }

    /// For the lines before those that were found.
    var query: SearchQuery {
        SearchQuery(token: token, room: nil, text: text, before: hits.last?.entry.place.number)
    }

    mutating func take(_ answer: SearchHits) {
        isAsked = false
        hits += answer.hits
        more = answer.more && !answer.hits.isEmpty
        isComplete = isComplete && answer.isComplete
    }
}

/// What is done in the list of what was found.
package enum FindAction: Equatable, Sendable {
    /// So many rows up (negative) or down.
    case by(Int)
    /// Go to the line in its room.
    case choose
}
