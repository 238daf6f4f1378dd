import ClientCore
import ClientView
import Screen
import SottoModel
import TestSupport

/// A whole client without a wire: a script of what happens goes in, a screen comes out.
///
///     bob: hello          bob says that
///     bob ~ psst          bob whispers it
///     * bob waves         bob does that
///     + bob    - bob      bob comes, goes
///     ✓                   the oldest own line is acknowledged
///     cut    back         the connection breaks, and is there again
///     > hello<Tab>        keys, named in angle brackets
///
/// It is 12:00 on Monday 23 November 2026; every line of the script takes 20 seconds.
struct Stage {
    static let lobby = RoomID(1)
    static let noon: Int64 = 1_795_435_200_000

    private(set) var state: ClientState
    private var scene = Scene()
    let size: Size
    /// What the client asked of the server.
    private(set) var sent: [ClientRequest] = []
    /// What it put into the clipboard, and which address it opened, last.
    private(set) var copied: String?
    private(set) var opened: String?
    private var keyboard = Keyboard()
    private var step: Int64 = 0
    private var number: UInt64 = 100

    init(rows: Int, columns: Int, people: [String] = ["bob", "carol"], topic: String = "tea and talk") {
        size = Size(rows: rows, columns: columns)
        let me = Me(identity: Stage.key("alice"), proof: [])
        state = ClientState(
            me: me, server: ServerAddress(host: "localhost", port: 7788), name: user("alice"),
            room: room("#lobby"))
        happen(.start)
        happen(.online)
        comeIn()
        enter("#lobby", as: Stage.lobby, people, topic: topic, last: number)
        serve(.page(Stage.lobby, Page(after: EntryNumber(number), through: EntryNumber(number), entries: [])))
        press(keys("/clear<Enter>"))
        step = 0
    }

    var frame: Frame { ClientView.draw(state, size: size, calendar: .utc) }

    /// The same, drawn after the last one.
    mutating func nextFrame() -> Frame { scene.draw(state, size: size, calendar: .utc, keys: .standard) }

    /// The screen between walls.
    var screen: String { drawn(frame) }

    mutating func play(_ script: String) {
        for line in script.split(separator: "\n") {
            play(line: String(line))
        }
    }

    mutating func happen(_ event: ClientEvent) {
        step += 1
        let time = Stage.noon + (step - 1) * 20_000
        let moment = Moment(
            wall: Timestamp(milliseconds: time), elapsed: .milliseconds(time),
            random: SplitMix64(seed: UInt64(step)))
        let effects = state.handle(event, at: moment)
        sent += effects.compactMap { if case .send(let request) = $0 { request } else { nil } }
        for effect in effects {
            if case .copy(let text) = effect { copied = text }
            if case .open(let link) = effect { opened = link }
        }
        let written = effects.compactMap { effect in
            if case .keep(let message) = effect { message.id } else { MessageID?.none }
        }
        if !written.isEmpty { _ = state.handle(.onDisk(written), at: moment) }
    }

    mutating func serve(_ event: ServerEvent) {
        happen(.server(event))
    }

    /// Goes to a room.
    mutating func enter(
        _ name: RoomName, as id: RoomID, _ others: [String] = [], topic: String = "", last: UInt64 = 0
    ) {
        if name != "#lobby" { press(keys("/join \(name)<Enter>")) }
        let people = (["alice"] + others).map { Stage.person($0) }
        let roster = RosterPage(count: people.count, people: people, next: nil)
        serve(
            .joined(
                Joined(room: id, name: name, topic: topic, roster: roster, last: EntryNumber(last))))
    }

    /// Somebody decides something in #lobby.
    mutating func order(_ author: String, _ order: Order) {
        entry(Stage.person(author), .order(order))
    }

    /// The server's answer to the line that waits longest.
    mutating func answer(_ outcome: Outcome) {
        let log = state.room.log
        let waiting = (0..<log.count).lazy.map { log[$0].id }.compactMap { id in
            if case .waiting(let message) = id { message } else { MessageID?.none }
        }
        if let first = waiting.first { serve(.outcome(first, outcome)) }
    }

    mutating func press(_ keys: [KeyPress]) {
        for key in keys {
            guard let action = keyboard.action(for: key, in: state, size: size, calendar: .utc) else { continue }
            happen(.action(action))
            step -= 1
        }
    }
}

extension Stage {
    private mutating func play(line: String) {
        switch line {
        case "✓": acknowledge()
        case "cut": happen(.disconnected(.cut))
        case "back": comeBack()
        default: playSpeech(line)
        }
    }

    private mutating func playSpeech(_ line: String) {
        if line.hasPrefix("> ") {
            press(keys(line.dropFirst(2)))
        } else if line.hasPrefix("+ ") {
            let people = [Stage.person(line.dropFirst(2))]
            presence(PresenceDelta(count: state.room.roster.count + 1, joined: people))
        } else if line.hasPrefix("- ") {
            let people = [Stage.person(line.dropFirst(2))]
            presence(PresenceDelta(count: state.room.roster.count - 1, left: people))
        } else if line.hasPrefix("* ") {
            let words = line.dropFirst(2).split(separator: " ", maxSplits: 1)
            entry(Stage.person(words[0]), .action(String(words[1])))
        } else if let colon = line.firstRange(of: ": ") {
            entry(Stage.person(line[..<colon.lowerBound]), .say(String(line[colon.upperBound...])))
        } else if let wave = line.firstRange(of: " ~ ") {
            whisper(from: Stage.person(line[..<wave.lowerBound]), String(line[wave.upperBound...]))
        }
    }

    mutating func entry(_ author: Person, _ body: EntryBody, id: MessageID? = nil, at time: Timestamp? = nil) {
        number += 1
        let time = time ?? Timestamp(milliseconds: Stage.noon + step * 20_000)
        let place = Place.kept(EntryNumber(number), prev: EntryNumber(number - 1))
        let own = MessageID(at: time, randomness: (0, number))
        let entry = Entry(place: place, author: author, id: id ?? own, at: time, body: body)
        happen(.server(.entry(Stage.lobby, entry)))
    }

    private mutating func acknowledge() {
        guard let item = state.outbox.items.first else { return }
        if case .room = item.destination {
            entry(state.myself, item.body, id: item.id)
        } else {
            happen(.server(.outcome(item.id, .delivered)))
        }
    }

    private mutating func whisper(from person: Person, _ text: String) {
        let time = Timestamp(milliseconds: Stage.noon + step * 20_000)
        happen(
            .whisper(
                from: person, MessageID(at: time, randomness: (1, UInt64(step))), at: time, .say(text), number: .zero))
    }

    private mutating func presence(_ delta: PresenceDelta) {
        happen(.server(.presence(Stage.lobby, delta)))
    }

    private mutating func comeBack() {
        let others = state.room.roster.people.map(\.name.text).filter { $0 != "alice" }
        happen(.retryDue)
        happen(.online)
        comeIn()
        enter("#lobby", as: Stage.lobby, others, topic: state.room.topic, last: number)
    }

    private mutating func comeIn() {
        let welcome = Welcome(name: "alice", now: Timestamp(milliseconds: 0), previousClose: nil)
        serve(.welcome(welcome))
    }

    static func person(_ name: some StringProtocol) -> Person {
        Person(identity: key(String(name)), name: user(String(name)))
    }

    static func key(_ name: String) -> IdentityKey { .of(name) }
}

func user(_ name: String) -> UserName { UserName(stringLiteral: name) }

func room(_ name: String) -> RoomName { RoomName(stringLiteral: name) }

/// `hi<Tab><^A>` as keys.
func keys(_ text: some StringProtocol) -> [KeyPress] {
    var rest = Substring(text)
    var keys: [KeyPress] = []
    while let first = rest.first {
        if first == "<", let end = rest.firstIndex(of: ">"),
            let key = key(rest[rest.index(after: rest.startIndex)..<end])
        {
            keys.append(key)
            rest = rest[rest.index(after: end)...]
        } else {
            keys.append(.character(first))
            rest = rest.dropFirst()
        }
    }
    return keys
}

private func key(_ name: Substring) -> KeyPress? {
    let named: [Substring: KeyPress] = [
        "Enter": .named(.enter), "Tab": .named(.tab), "S-Tab": .named(.tab, .shift), "Esc": .named(.escape),
        "Up": .named(.up), "Down": .named(.down), "Left": .named(.left), "Home": .named(.home),
        "End": .named(.end), "PgUp": .named(.pageUp), "PgDn": .named(.pageDown), "BS": .named(.backspace),
        "F1": .named(.f(1)), "F8": .named(.f(8)), "F12": .named(.f(12)), "^Home": .named(.home, .control),
        "^End": .named(.end, .control),
        "M-Enter": .named(.enter, .alt), "M-<": .alt("<"), "M-Up": .named(.up, .alt),
    ]
    if let key = named[name] { return key }
    return name.count == 2 && name.first == "^" ? name.last.map { .control(Character($0.lowercased())) } : nil
}
