package import SottoModel

/// An order upon the whole server, on its way through the journal.
package struct Decision: Hashable, Sendable {
    package enum Author: Hashable, Sendable {
        case session(SessionID, MessageID)
        /// Whoever administers the machine.
        case shell
        /// It is in force and was answered, and only to be kept yet.
        case answered
    }

    package let author: Author
    package let order: ServerOrder
    /// Where whom it is about comes from, where that is to be banned with them.
    package let source: Source?

    package init(author: Author, order: ServerOrder, source: Source? = nil) {
        self.author = author
        self.order = order
        self.source = source
    }

    /// The same, for when it can be kept.
    package var answered: Decision {
        Decision(author: .answered, order: order, source: source)
    }
}

/// What became of a decision.
package enum Ruling: Hashable, Sendable {
    /// In force, and who goes by another name since.
    case done([Rename])
    case refused(Refusal)
}

/// Somebody who may not come in, and nobody else from where they came.
package struct ServerBan: Hashable, Sendable {
    package let sentence: Sentence
    package let source: Source?

    package init(_ sentence: Sentence, source: Source?) {
        self.sentence = sentence
        self.source = source
    }
}
