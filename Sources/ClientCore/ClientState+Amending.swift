internal import SottoModel
internal import Text

/// Changing what was said, and saying something about it.
extension ClientState {
    /// A change is no line of its own but where every event is; the own one that waited for it is done.
    mutating func amend(_ entry: Entry, in index: Int, at moment: Moment) {
        guard let (id, amendment, number) = entry.amendment else { return }
        _ = rooms[index].log.takeWaiting(entry.id)
        if settings.isLineMode {
            add(LogLine(entry, to: me.identity), to: index, counts: false)
        }
        rooms[index].log.amend(id, amendment, by: entry.author.identity, at: number)
    }

    /// `/reply TEXT`: answers the chosen message, or the last one of somebody else.
    mutating func reply(_ text: String, at moment: Moment) -> [ClientEffect]? {
        guard !text.isEmpty else { return nil }
        guard let id = target(.others) else { return complainOfNothing(to: Phrase("answer", "답할"), at: moment) }
        return post(.reply(to: id, text), in: active, at: moment)
    }

    /// `/edit TEXT`: one's last message as it is to read from now on.
    mutating func edit(_ text: String, at moment: Moment) -> [ClientEffect]? {
        guard !text.isEmpty else { return nil }
        guard let id = target(.own) else { return complainOfNothing(to: Phrase("change", "고칠"), at: moment) }
        return post(.amend(id, .edit(text)), in: active, at: moment)
    }

    /// `/delete`: takes the chosen message back, or one's last.
    mutating func retract(at moment: Moment) -> [ClientEffect] {
        guard let id = target(.own) else { return complainOfNothing(to: Phrase("delete", "지울"), at: moment) }
        return post(.amend(id, .retract), in: active, at: moment)
    }

    /// `/react 👍`: gives a sign, or takes it back.
    mutating func react(_ text: String, at moment: Moment) -> [ClientEffect]? {
        guard let emoji = Emoji(text) else { return nil }
        guard let id = target(.others) else { return complainOfNothing(to: Phrase("react to", "표시할"), at: moment) }
        return give(emoji, to: id, at: moment)
    }

    /// Or takes it back, where it was given.
    mutating func give(_ emoji: Emoji, to id: MessageID, at moment: Moment) -> [ClientEffect] {
        let mine = room.log.amendments[id]?.reactions(for: me.identity).first { $0.emoji == emoji }?.isOwn ?? false
        return post(.amend(id, mine ? .unreact(emoji) : .react(emoji)), in: active, at: moment)
    }

    private enum Usual {
        case own, others
    }

    /// The message that is meant where none is chosen.
    private func target(_ usual: Usual) -> MessageID? {
        if let about = room.about { return about.message }
        let identity = me.identity
        return room.log.lastMessage { line in
            line.isOf(identity) == (usual == .own)
        }?.message
    }

    private mutating func complainOfNothing(to deed: Phrase, at moment: Moment) -> [ClientEffect] {
        complain(Phrase("there is no message here to \(deed)", "여기에는 \(deed) 글이 없습니다"), at: moment)
        return []
    }
}
