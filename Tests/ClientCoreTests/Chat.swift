import ClientCore
import SottoModel
import TestSupport
import Text

/// A client under test, and the people and server around it.
struct Chat {
    static let lobby = RoomID(1)

    var state: ClientState
    /// The wall clock, in milliseconds; it may be set.
    var clock: Int64 = 1_000
    /// The clock that only rises.
    var ticks: Int64 = 1_000
    /// What the last event asked for, but for what goes to the disk.
    var effects: [ClientEffect] = []
    /// All that went to the disk.
    var disk: [ClientEffect] = []
    /// Whether the disk has everything at once; else it has nothing until it is told to.
    var diskIsQuick = true

    init(name: String = "alice", recollection: Recollection = Recollection(), settings: Settings = Settings()) {
        let me = Me(identity: Chat.key(name), proof: [1, 2, 3])
        state = ClientState(
            me: me, server: ServerAddress(host: "localhost", port: 7788), name: user(name),
            room: room("#lobby"), recollection: recollection, settings: settings)
    }

    /// Online in #lobby, with the entry number 100 as its last so far, and nothing in the log.
    static func online(
        with names: String..., rules: RoomRules = RoomRules(), settings: Settings = Settings(), talks: Bool = false
    ) -> Chat {
        var chat = Chat(settings: settings)
        chat.happen(.start)
        chat.happen(.online)
        chat.welcome(talks: talks)
        chat.joined(names, last: 100, rules: rules)
        chat.seeAll(through: 100)
        chat.act(.line("/clear"))
        return chat
    }

    @discardableResult
    mutating func happen(_ event: ClientEvent) -> [ClientEffect] {
        clock += 1
        ticks += 1
        let moment = Moment(
            wall: Timestamp(milliseconds: clock), elapsed: .milliseconds(ticks),
            random: SplitMix64(seed: UInt64(ticks)))
        let all = state.handle(event, at: moment)
        let written = all.filter(\.isForDisk)
        disk += written
        effects = all.filter { !$0.isForDisk }
        let ids = written.compactMap(\.written)
        if diskIsQuick, !ids.isEmpty { effects += state.handle(.onDisk(ids), at: moment) }
        return effects
    }

    @discardableResult
    mutating func act(_ actions: UserAction...) -> [ClientEffect] {
        for action in actions { happen(.action(action)) }
        return effects
    }

    @discardableResult
    mutating func serve(_ event: ServerEvent) -> [ClientEffect] {
        happen(.server(event))
    }

    mutating func welcome(as name: String = "alice", previous: CloseReason? = nil, talks: Bool = false) {
        let welcome = Welcome(
            name: user(name), now: Timestamp(milliseconds: 0), previousClose: previous,
            capabilities: talks ? [Capability.talks] : [])
        serve(.welcome(welcome))
    }

    mutating func joined(
        _ names: [String] = [], into name: RoomName = "#lobby", as id: RoomID = Chat.lobby, last: UInt64,
        rules: RoomRules = RoomRules()
    ) {
        let people = (["alice"] + names).map(Chat.person)
        let roster = RosterPage(count: people.count, people: people, next: nil)
        serve(
            .joined(
                Joined(
                    room: id, name: name, topic: "", roster: roster, last: EntryNumber(last), rules: rules)))
    }

    /// The page that ends what was missed, with nothing on it.
    mutating func seeAll(of id: RoomID = Chat.lobby, through number: UInt64) {
        let number = EntryNumber(number)
        serve(.page(id, Page(after: number, through: number, entries: [])))
    }

    /// Somebody decides something in a room.
    @discardableResult
    mutating func order(_ author: String, _ order: Order, _ number: UInt64, in id: RoomID = Chat.lobby)
        -> [ClientEffect]
    {
        serve(.entry(id, Chat.entry(author, .order(order), number)))
    }

    /// The connection breaks and is there again, up to the welcome.
    mutating func comeBack(talks: Bool = false) {
        happen(.disconnected(.cut))
        happen(.retryDue)
        happen(.online)
        welcome(talks: talks)
    }

    /// Types a line and sends it.
    @discardableResult
    mutating func say(_ line: String) -> [ClientEffect] {
        act(.edit(.insert(line)), .submit)
    }

    /// What stands in the input, with the caret as a bar.
    var input: String { "\(state.composer.before)|\(state.composer.after)" }

    /// The log of the room that is shown, a line each.
    var log: [String] { (0..<state.room.log.count).map { describe(state.room.log[$0]) } }
}

extension Chat {
    static func key(_ name: String) -> IdentityKey { .of(name) }

    static func person(_ name: String) -> Person {
        Person(identity: key(name), name: user(name))
    }

    static func id(_ number: UInt64) -> MessageID {
        MessageID(at: Timestamp(milliseconds: 0), randomness: (0, number))
    }

    static func entry(
        _ author: String, _ text: String, _ number: UInt64, prev: UInt64? = nil, id: MessageID? = nil
    ) -> Entry {
        entry(author, .say(text), number, prev: prev, id: id)
    }

    static func entry(by author: Person, _ text: String, _ number: UInt64) -> Entry {
        Entry(
            place: .kept(EntryNumber(number), prev: EntryNumber(number - 1)), author: author, id: Chat.id(number),
            at: Timestamp(milliseconds: 5), body: .say(text))
    }

    static func entry(
        _ author: String, _ body: EntryBody, _ number: UInt64, prev: UInt64? = nil, id: MessageID? = nil
    ) -> Entry {
        let place = Place.kept(EntryNumber(number), prev: EntryNumber(prev ?? number - 1))
        return Entry(
            place: place, author: person(author), id: id ?? Chat.id(number), at: Timestamp(milliseconds: 5),
            body: body)
    }
}

func user(_ name: String) -> UserName { UserName(stringLiteral: name) }

func room(_ name: String) -> RoomName { RoomName(stringLiteral: name) }

/// `bob: hello`, and for own lines their state behind it: `·` waiting, `✓` kept, `✗` refused.
private func describe(_ line: LogLine) -> String {
    describe(line.content) + describe(line.delivery)
}

private func describe(_ content: LogLine.Content) -> String {
    switch content {
    case .entry(let author, .say(let text)): "\(author.name): \(text)"
    case .entry(let author, .order(let order)): "* \(author.name) \(describe(order))"
    case .entry(let author, let body): "* \(author.name) \(body.text)"
    case .whisper(let whisper) where whisper.direction == .sent: "→ \(whisper.peer): \(whisper.body.text)"
    case .whisper(let whisper): "← \(whisper.peer): \(whisper.body.text)"
    case .presence(let fold): fold.changes.map(describe).joined(separator: " ")
    case .notice(let text): "-- \(text[.english])"
    case .problem(let text): "!! \(text[.english])"
    case .found(let room, let entry): "\(room) \(describe(.entry(entry.author, entry.body)))"
    case .request(let text): "?? \(text[.english])"
    }
}

private func describe(_ order: Order) -> String {
    switch order {
    case .kick(let sentence): "kick \(sentence.who.name) \(sentence.reason)"
    case .ban(let sentence): "ban \(sentence.who.name) \(sentence.reason)"
    case .unban(let person): "unban \(person.name)"
    case .mute(let sentence): "mute \(sentence.who.name)"
    case .unmute(let person): "unmute \(person.name)"
    case .op(let person): "op \(person.name)"
    case .deop(let person): "deop \(person.name)"
    case .slow(let seconds): "slow \(seconds)"
    case .invite(let person): "invite \(person.name)"
    case .close(let isPrivate): isPrivate ? "private" : "open"
    case .keep(let retention): "keep \(Words.of(retention)[.english])"
    }
}

private func describe(_ change: PresenceFold.Change) -> String {
    switch change.kind {
    case .joined: "+\(change.name)"
    case .left: "-\(change.name)"
    case .cameBack: "±\(change.name)"
    case .wasHere: "∓\(change.name)"
    case .renamed(let name): "\(change.name)=\(name)"
    }
}

private func describe(_ delivery: Delivery) -> String {
    switch delivery {
    case .none: ""
    case .unsaved: ""
    case .waiting: " ·"
    case .kept: " ✓"
    case .held: " ✓ held"
    case .notKept: " (not kept)"
    case .lost: " (lost)"
    case .refused: " ✗"
    }
}

extension ClientEvent {
    static func whisper(from name: String, _ number: UInt64, _ text: String) -> ClientEvent {
        .whisper(
            from: Chat.person(name), Chat.id(number), at: Timestamp(milliseconds: 1), .say(text),
            number: EntryNumber(number))
    }
}

extension ClientEffect {
    fileprivate var isForDisk: Bool {
        switch self {
        case .keep, .keepRefusal, .forget, .log, .eraseWhispers, .savePeer: true
        default: false
        }
    }

    /// What is on the disk by it.
    fileprivate var written: MessageID? {
        switch self {
        case .keep(let message): message.id
        case .log(let whisper): whisper.id
        default: nil
        }
    }
}

extension Chat {
    /// Whom the disk was told of.
    var pinned: [Peer] {
        disk.compactMap { if case .savePeer(let peer) = $0 { peer } else { nil } }
    }
}

extension [ClientEffect] {
    /// Whom whispers go to.
    var whispered: [IdentityKey] {
        compactMap { if case .whisper(let to, _, _) = $0 { to } else { nil } }
    }

    /// The own message that goes out, where exactly one does.
    var posted: MessageID? {
        let ids = compactMap { effect in
            if case .send(.post(_, let id, _)) = effect { id } else { MessageID?.none }
        }
        return ids.count == 1 ? ids[0] : nil
    }
}

extension [ClientEffect] {
    /// What goes to the server.
    var sent: [ClientRequest] {
        compactMap { effect in
            if case .send(let request) = effect { request } else { nil }
        }
    }

    /// The orders among it that are entries of a room.
    var ordered: [Order] {
        sent.compactMap { request in
            if case .post(_, _, .order(let order)) = request { order } else { nil }
        }
    }

    /// The orders among it about the whole server.
    var serverOrders: [ServerOrder] {
        sent.compactMap { request in
            if case .order(_, let order) = request { order } else { nil }
        }
    }
}
