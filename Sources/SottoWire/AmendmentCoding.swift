internal import SottoModel
internal import SwiftProtobuf

/// What is said about another message, which is named by its id.
extension Sotto_Body {
    mutating func amend(_ id: MessageID, _ amendment: Amendment) {
        let bytes = Protobuf.data(id.bytes)
        switch amendment {
        case .edit(let text):
            edit.id = bytes
            edit.text = text
        case .retract: retract = bytes
        case .react(let emoji): reaction = Sotto_Reaction(id, emoji, isOff: false)
        case .unreact(let emoji): reaction = Sotto_Reaction(id, emoji, isOff: true)
        }
    }

    /// - Returns: nil for what is none, or has a sign that this version cannot show.
    func amendment() throws(WireError) -> EntryBody? {
        switch kind {
        case .edit(let edit): .amend(try messageID(edit.id), .edit(edit.text))
        case .retract(let id): .amend(try messageID(id), .retract)
        case .reaction(let reaction): try reaction.model()
        case .say, .action, .topic, .order, .loss, .sealed, .genesis, .change, .roomLetter, nil: nil
        }
    }

    /// - Returns: nil where it answers nothing.
    func reply(_ text: String) throws(WireError) -> EntryBody? {
        replyTo.isEmpty ? nil : .reply(to: try messageID(replyTo), text)
    }
}

extension Sotto_Reaction {
    fileprivate init(_ id: MessageID, _ emoji: Emoji, isOff: Bool) {
        self.id = Protobuf.data(id.bytes)
        self.emoji = emoji.text
        off = isOff
    }

    fileprivate func model() throws(WireError) -> EntryBody? {
        let id = try messageID(id)
        return Emoji(emoji).map { .amend(id, off ? .unreact($0) : .react($0)) }
    }
}
