package import SottoModel

/// What became of messages after they were said, by their ids: of lines that are here, and of earlier ones that may
/// come with an earlier page.
struct AmendedMessages: Equatable, Sendable {
    /// Of more messages nothing is remembered: those that were said first are forgotten.
    static let most = 5_000

    private var messages: [MessageID: Amended] = [:]

    subscript(id: MessageID) -> Amended? { messages[id] }

    /// - Parameter number: of the entry that says so. Entries come in any order; the last one holds.
    mutating func amend(_ id: MessageID, _ amendment: Amendment, by author: IdentityKey, _ number: EntryNumber) {
        var amended = messages[id] ?? Amended()
        amended.take(amendment, by: author, number)
        messages[id] = amended
        guard messages.count > Self.most else { return }
        for id in messages.keys.sorted().prefix(Self.most / 10) { messages[id] = nil }
    }

    /// Somebody is erased, and with them what they changed.
    mutating func forget(_ author: IdentityKey) {
        for id in messages.keys { messages[id]?.forget(author) }
    }

    mutating func forget(_ ids: Set<MessageID>) {
        messages = messages.filter { !ids.contains($0.key) }
    }
}

/// What became of one message.
package struct Amended: Equatable, Sendable {
    /// More signs of one message are not counted.
    private static let most = 500

    struct Edit: Equatable, Sendable {
        let author: IdentityKey
        let number: EntryNumber
        let text: String
    }

    /// The last that somebody did about one sign.
    struct Mark: Equatable, Sendable {
        let author: IdentityKey
        let emoji: Emoji
        var number: EntryNumber
        var isOn: Bool
    }

    package private(set) var isRetracted = false
    private(set) var edit: Edit?
    private var marks: [Mark] = []

    mutating func take(_ amendment: Amendment, by author: IdentityKey, _ number: EntryNumber) {
        switch amendment {
        case .edit(let text):
            guard !isRetracted, edit.map({ $0.number < number }) ?? true else { return }
            edit = Edit(author: author, number: number, text: text)
        case .retract:
            isRetracted = true
            (edit, marks) = (nil, [])
        case .react(let emoji): mark(Mark(author: author, emoji: emoji, number: number, isOn: true))
        case .unreact(let emoji): mark(Mark(author: author, emoji: emoji, number: number, isOn: false))
        }
    }

    mutating func forget(_ author: IdentityKey) {
        if edit?.author == author { edit = nil }
        marks.removeAll { $0.author == author }
    }

    private mutating func mark(_ mark: Mark) {
        guard !isRetracted else { return }
        if let index = marks.firstIndex(where: { $0.author == mark.author && $0.emoji == mark.emoji }) {
            if marks[index].number < mark.number { marks[index] = mark }
        } else if marks.count < Self.most {
            marks.append(mark)
        }
    }
}

/// One sign under a message, and how many gave it.
package struct Reaction: Equatable, Sendable {
    package let emoji: Emoji
    package var count: Int
    /// Whether we are among them.
    package var isOwn: Bool
}

extension Amended {
    /// As the message reads now; nil where it was not changed.
    package var text: String? { edit?.text }

    /// The signs in the order in which they first came.
    package func reactions(for reader: IdentityKey) -> [Reaction] {
        var reactions: [Reaction] = []
        for mark in marks.sorted(by: { $0.number < $1.number }) where mark.isOn {
            let isOwn = mark.author == reader
            if let index = reactions.firstIndex(where: { $0.emoji == mark.emoji }) {
                reactions[index].count += 1
                reactions[index].isOwn = reactions[index].isOwn || isOwn
            } else {
                reactions.append(Reaction(emoji: mark.emoji, count: 1, isOwn: isOwn))
            }
        }
        return reactions
    }
}
