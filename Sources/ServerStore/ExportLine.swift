import Posix
import SottoModel
import Telemetry

/// An entry as a line of JSON. Docs/Operations.md "Export" has the fields.
enum ExportLine {
    /// - Returns: nil for what is not what we wrote.
    static func text(_ stored: StoredEntry, in room: RoomName, _ key: JournalKey) -> String? {
        guard stored.isAuthentic(key) else { return nil }
        let place: Fields = [
            ("room", string(room.text)), ("number", "\(stored.number)"), ("prev", "\(stored.prev)"),
            ("at", time(Timestamp(milliseconds: stored.at))), ("id", string(uuid(stored.id))),
        ]
        guard !stored.isErased else { return object(place + [("kind", string("erased"))]) }
        guard let entry = stored.entry(key) else { return object(place + [("kind", string("unknown"))]) }
        return object(place + [("author", person(entry.author))] + fields(entry.body))
    }

    private typealias Fields = [(name: String, value: String)]

    private static func fields(_ body: EntryBody) -> Fields {
        switch body {
        case .say(let text): [("kind", string("say")), ("text", string(text))]
        case .action(let text): [("kind", string("action")), ("text", string(text))]
        case .topic(let text): [("kind", string("topic")), ("text", string(text))]
        case .order(let order): [("kind", string("order"))] + fields(order)
        case .reply(let id, let text): [("kind", string("reply")), ("to", message(id)), ("text", string(text))]
        case .amend(let id, let amendment): fields(amendment, of: id)
        case .sealed(let body): fields(body)
        case .loss(let loss):
            [
                ("kind", string("loss")), ("after", "\(loss.after.rawValue)"), ("through", "\(loss.through.rawValue)"),
                ("since", time(loss.since)), ("until", time(loss.until)),
            ]
        }
    }

    private static func fields(_ body: SealedBody) -> Fields {
        switch body {
        case .genesis(let genesis): [("kind", string("founded")), ("who", person(genesis.founder))]
        case .change(let change):
            [("kind", string("membership")), ("change", string(word(change.deed))), ("who", person(change.subject))]
        case .message(let bytes), .letter(let bytes):
            [("kind", string("sealed")), ("sealed", string(Base64URL.encode(bytes)))]
        case .closed: []
        }
    }

    private static func word(_ deed: MembershipChange.Deed) -> String {
        if case .rotate = deed { "rotate" } else { "\(deed)" }
    }

    private static func fields(_ amendment: Amendment, of id: MessageID) -> Fields {
        switch amendment {
        case .edit(let text): [("kind", string("edit")), ("of", message(id)), ("text", string(text))]
        case .retract: [("kind", string("retract")), ("of", message(id))]
        case .react(let emoji): [("kind", string("react")), ("to", message(id)), ("emoji", string(emoji.text))]
        case .unreact(let emoji): [("kind", string("unreact")), ("to", message(id)), ("emoji", string(emoji.text))]
        }
    }

    private static func fields(_ order: Order) -> Fields {
        switch order {
        case .kick(let sentence): [("order", string("kick"))] + fields(sentence)
        case .ban(let sentence): [("order", string("ban"))] + fields(sentence)
        case .unban(let who): [("order", string("unban")), ("who", person(who))]
        case .mute(let sentence): [("order", string("mute"))] + fields(sentence)
        case .unmute(let who): [("order", string("unmute")), ("who", person(who))]
        case .op(let who): [("order", string("op")), ("who", person(who))]
        case .deop(let who): [("order", string("deop")), ("who", person(who))]
        case .slow(let seconds): [("order", string("slow")), ("seconds", "\(seconds)")]
        case .invite(let who): [("order", string("invite")), ("who", person(who))]
        case .close(let isPrivate): [("order", string("private")), ("private", "\(isPrivate)")]
        case .keep(let retention):
            [("order", string("keep"))] + (retention.seconds.map { [(name: "seconds", value: "\($0)")] } ?? [])
                + (retention.entries.map { [(name: "entries", value: "\($0)")] } ?? [])
        }
    }

    private static func fields(_ sentence: Sentence) -> Fields {
        let until = sentence.until.map { [(name: "until", value: time($0))] } ?? []
        return [("who", person(sentence.who))] + until + [("reason", string(sentence.reason))]
    }

    private static func person(_ person: Person) -> String {
        object([("name", string(person.name.text)), ("key", string(Base64URL.encode(person.identity.bytes)))])
    }

    private static func object(_ fields: Fields) -> String {
        "{" + fields.map { "\"\($0.name)\":\($0.value)" }.joined(separator: ",") + "}"
    }

    private static func string(_ text: String) -> String { JSONText.quoted(text) }

    private static func time(_ time: Timestamp) -> String { string(Clocks.utc(time.milliseconds)) }

    private static func message(_ id: MessageID) -> String { string(uuid(id.bytes)) }

    /// `018bcfe5-6800-7005-8000-000000000006`
    private static func uuid(_ bytes: [UInt8]) -> String {
        let digits = bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }
        let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { $0.clamped(to: digits.indices) }
        return groups.map { digits[$0].joined() }.joined(separator: "-")
    }
}
