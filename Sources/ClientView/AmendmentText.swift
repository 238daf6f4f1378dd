internal import ClientCore
internal import SottoModel
internal import Text

/// Replies, edits, removals and signs in words.
enum AmendmentText {
    private static let unknown = "an earlier message"
    /// Of what is quoted so many columns.
    private static let columns = 60

    /// `↳ mina: shall we?`
    static func answered(_ quote: Quote?, columns: Int = .max) -> String {
        cut("↳ " + (quote.map { "\(Cleaning.line($0.author.text)): \(excerpt($0))" } ?? unknown), to: columns)
    }

    /// `changes “teh” to: the`, `removes a message of mina`, `reacts 👍 to “hello”`
    static func words(_ amendment: Amendment, of id: MessageID, in log: Log) -> String {
        switch amendment {
        case .edit(let text): "changes \(named(log.quote(id, asFirstSaid: true))) to: \(Cleaning.lines(text))"
        case .retract: "removes " + (log.quote(id).map { "a message of \(Cleaning.line($0.author.text))" } ?? unknown)
        case .react(let emoji): "reacts \(sign(emoji)) to \(named(log.quote(id)))"
        case .unreact(let emoji): "takes \(sign(emoji)) back from \(named(log.quote(id)))"
        }
    }

    /// `👍 2`, and `[♥ 1]` where it is one's own too.
    static func words(_ reaction: Reaction) -> String {
        let words = "\(sign(reaction.emoji)) \(reaction.count)"
        return reaction.isOwn ? "[\(words)]" : words
    }

    private static func cut(_ line: String, to columns: Int) -> String {
        Columns.of(line) > columns ? Columns.prefix(line[...], columns: max(columns - 1, 0)) + "…" : line
    }

    static func named(_ quote: Quote?, columns: Int = columns) -> String {
        quote.map { "“\(excerpt($0, columns: columns))”" } ?? unknown
    }

    private static func sign(_ emoji: Emoji) -> String { Cleaning.line(emoji.text) }

    private static func excerpt(_ quote: Quote, columns: Int = columns) -> String {
        let line = Cleaning.line(quote.text)
        return line.isEmpty ? "(removed)" : cut(line, to: columns)
    }
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
