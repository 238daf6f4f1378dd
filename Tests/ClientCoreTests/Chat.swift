import ClientCore
import SottoModel

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

    /// Online in #lobby, with the entry number 100 as its last so far.
    static func online(with names: String..., settings: Settings = Settings()) -> Chat {
        var chat = Chat(settings: settings)
        chat.happen(.start)
        chat.happen(.online)
        chat.welcome()
        chat.joined(names, last: 100)
        let page = Page(after: .zero, through: EntryNumber(100), entries: [])
        chat.serve(.page(Chat.lobby, page))
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

    mutating func welcome(as name: String = "alice", previous: CloseReason? = nil) {
        serve(.welcome(Welcome(name: user(name), now: Timestamp(milliseconds: 0), previousClose: previous)))
    }

    mutating func joined(_ names: [String] = [], last: UInt64) {
        let people = (["alice"] + names).map(Chat.person)
        let roster = RosterPage(count: people.count, people: people, next: nil)
        serve(
            .joined(
                Joined(
                    room: Chat.lobby, name: room("#lobby"), topic: "", roster: roster, last: EntryNumber(last)
                )))
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
    static func key(_ name: String) -> IdentityKey {
        let bytes = Array(name.utf8.prefix(32))
        guard let key = IdentityKey(bytes + Array(repeating: 0, count: 32 - bytes.count)) else {
            preconditionFailure("a key has 32 bytes")
        }
        return key
    }

    static func person(_ name: String) -> Person {
        Person(identity: key(name), name: user(name))
    }

    static func id(_ number: UInt64) -> MessageID {
        MessageID(at: Timestamp(milliseconds: 0), randomness: (0, number))
    }

    static func entry(
        _ author: String, _ text: String, _ number: UInt64, prev: UInt64? = nil, id: MessageID? = nil
    ) -> Entry {
        let place = Place.kept(EntryNumber(number), prev: EntryNumber(prev ?? number - 1))
        return Entry(
            place: place, author: person(author), id: id ?? Chat.id(number), at: Timestamp(milliseconds: 5),
            body: .say(text))
    }
}

func user(_ name: String) -> UserName {
    guard let user = try? UserName(name) else { preconditionFailure("\(name) is no name") }
    return user
}

func room(_ name: String) -> RoomName {
    guard let room = try? RoomName(name) else { preconditionFailure("\(name) is no room") }
    return room
}

/// `bob: hello`, and for own lines their state behind it: `·` waiting, `✓` kept, `✗` refused.
private func describe(_ line: LogLine) -> String {
    describe(line.content) + describe(line.delivery)
}

private func describe(_ content: LogLine.Content) -> String {
    switch content {
    case .entry(let author, .say(let text)): "\(author.name): \(text)"
    case .entry(let author, let body): "* \(author.name) \(body.text)"
    case .whisper(let whisper) where whisper.direction == .sent: "→ \(whisper.peer): \(whisper.body.text)"
    case .whisper(let whisper): "← \(whisper.peer): \(whisper.body.text)"
    case .presence(let fold): fold.changes.map(describe).joined(separator: " ")
    case .notice(let text): "-- \(text)"
    case .problem(let text): "!! \(text)"
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
    case .notKept: " (not kept)"
    case .lost: " (lost)"
    case .refused: " ✗"
    }
}

extension ClientEffect {
    fileprivate var isForDisk: Bool {
        switch self {
        case .keep, .forget, .log, .eraseWhispers: true
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

extension [ClientEffect] {
    /// The own message that goes out, where exactly one does.
    var posted: MessageID? {
        let ids = compactMap { effect in
            if case .send(.post(_, let id, _)) = effect { id } else { MessageID?.none }
        }
        return ids.count == 1 ? ids[0] : nil
    }
}
