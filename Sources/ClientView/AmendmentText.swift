internal import ClientCore
internal import SottoModel
internal import Text

/// Replies, edits, removals and signs in words.
enum AmendmentText {
    private static let unknown = Phrase("an earlier message", "앞의 글")
    /// Of what is quoted so many columns.
    private static let columns = 60

    /// `↳ mina: shall we?`
    static func answered(_ quote: Quote?, columns: Int = .max) -> Phrase {
        ("↳ " + (quote.map { "\(Cleaning.line($0.author.text)): " + excerpt($0) } ?? unknown)).map {
            cut($0, to: columns)
        }
    }

    /// What somebody does, behind their name: ` changes “teh” to: the`, ` removes a message of mina`,
    /// ` reacts 👍 to “hello”`.
    static func words(_ amendment: Amendment, of id: MessageID, in log: Log) -> Phrase {
        let quote = named(log.quote(id))
        switch amendment {
        case .edit(let text):
            let old = named(log.quote(id, asFirstSaid: true))
            return Phrase(
                " changes \(old) to: \(Cleaning.lines(text))", " 님이 \(old, .object) 고쳤습니다: \(Cleaning.lines(text))")
        case .retract:
            let what = log.quote(id).map { message(of: Cleaning.line($0.author.text)) } ?? unknown
            return Phrase(" removes \(what)", " 님이 \(what, .object) 지웠습니다")
        case .react(let emoji):
            return Phrase(" reacts \(sign(emoji)) to \(quote)", " 님이 \(quote)에 \(sign(emoji)) 표시를 했습니다")
        case .unreact(let emoji):
            return Phrase(" takes \(sign(emoji)) back from \(quote)", " 님이 \(quote)에서 \(sign(emoji)) 표시를 거뒀습니다")
        }
    }

    private static func message(of name: String) -> Phrase {
        Phrase("a message of \(name)", "\(name) 님의 글")
    }

    /// `👍 2`, and `[♥ 1]` where it is one's own too.
    static func words(_ reaction: Reaction) -> String {
        let words = "\(sign(reaction.emoji)) \(reaction.count)"
        return reaction.isOwn ? "[\(words)]" : words
    }

    private static func cut(_ line: String, to columns: Int) -> String {
        Columns.of(line) > columns ? Columns.prefix(line[...], columns: max(columns - 1, 0)) + "…" : line
    }

    static func named(_ quote: Quote?, columns: Int = columns) -> Phrase {
        quote.map { "“" + excerpt($0, columns: columns) + "”" } ?? unknown
    }

    private static func sign(_ emoji: Emoji) -> String { Cleaning.line(emoji.text) }

    private static func excerpt(_ quote: Quote, columns: Int = columns) -> Phrase {
        let line = Cleaning.line(quote.text)
        return line.isEmpty ? removed : Phrase(verbatim: cut(line, to: columns))
    }

    static let removed = Phrase("(removed)", "(지워짐)")
    /// Behind what was said.
    static let edited = Phrase(" (edited)", " (고침)")
}

extension Amended {
    /// The body as it reads now.
    func amending(_ body: EntryBody) -> EntryBody {
        guard let text else { return body }
        return switch body {
        case .say: .say(text)
        case .action: .action(text)
        case .reply(let id, _): .reply(to: id, text)
        case .topic, .order, .loss, .amend, .sealed: body
        }
    }
}
