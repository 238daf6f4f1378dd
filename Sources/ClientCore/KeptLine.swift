internal import SottoModel

/// A settled line as it is held: what people say, which is nearly all there is, in 72 bytes beside its text.
enum KeptLine: Sendable {
    case said(Said)
    indirect case whole(LogLine)

    struct Said: Sendable {
        let sequence: UInt64
        let at: Timestamp
        let number: EntryNumber
        let message: MessageID
        let author: Author
        let text: String
        let standing: Standing
        let isAction: Bool
        let isRecollected: Bool
    }

    /// How far a message got that is in the record.
    enum Standing: Sendable {
        case none, kept, lost
    }

    init(_ line: LogLine, by authors: inout Authors) {
        self = Said(line, by: &authors).map(Self.said) ?? .whole(line)
    }

    var line: LogLine {
        switch self {
        case .said(let said): LogLine(said)
        case .whole(let line): line
        }
    }
}

/// Somebody by the name they had when they spoke, held once for all the lines they said.
final class Author: Sendable {
    let person: Person

    init(_ person: Person) {
        self.person = person
    }
}

/// Those who spoke lately.
struct Authors: Sendable {
    private static let most = 256

    private var known: [Person: Author] = [:]

    mutating func author(_ person: Person) -> Author {
        if let author = known[person] { return author }
        if known.count >= Self.most { known = [:] }
        let author = Author(person)
        known[person] = author
        return author
    }
}

extension KeptLine.Said {
    /// nil for a line that is something else.
    fileprivate init?(_ line: LogLine, by authors: inout Authors) {
        guard case .settled(let sequence) = line.id, let number = line.number, let message = line.message,
            let standing = KeptLine.Standing(line.delivery), case .entry(let person, let body) = line.content
        else { return nil }
        switch body {
        case .say(let text): (self.text, isAction) = (text, false)
        case .action(let text): (self.text, isAction) = (text, true)
        case .topic, .order, .loss, .reply, .amend, .sealed: return nil
        }
        self.sequence = sequence
        self.number = number
        self.message = message
        self.standing = standing
        at = line.at
        author = authors.author(person)
        isRecollected = line.isRecollected
    }
}

extension KeptLine.Standing {
    fileprivate init?(_ delivery: Delivery) {
        switch delivery {
        case .none: self = .none
        case .kept: self = .kept
        case .lost: self = .lost
        case .unsaved, .waiting, .held, .notKept, .refused: return nil
        }
    }

    fileprivate var delivery: Delivery {
        switch self {
        case .none: .none
        case .kept: .kept
        case .lost: .lost
        }
    }
}

extension LogLine {
    fileprivate init(_ said: KeptLine.Said) {
        self.init(
            id: .settled(said.sequence), at: said.at,
            content: .entry(said.author.person, said.isAction ? .action(said.text) : .say(said.text)),
            delivery: said.standing.delivery, number: said.number, message: said.message,
            isRecollected: said.isRecollected)
    }
}
