import SottoModel
import TestSupport

/// One of each, and the edges of what each may hold.
enum Sample {
    static let key = IdentityKey(Key32((1...32).map { UInt8($0) })!)
    static let id = MessageID(at: Timestamp(milliseconds: 1_700_000_000_000), randomness: (5, 6))
    static let mina: UserName = "mina"
    static let hana: UserName = "김하나"
    static let lobby: RoomName = "#lobby"
    static let room = RoomID(7)
    static let person = Person(identity: key, name: hana)
    static let at = Timestamp(milliseconds: 1_700_000_000_123)
    static let bodies: [EntryBody] =
        [.say("hi\nthere"), .say(""), .action("손을 흔든다"), .topic("")]
        + orders.map { .order($0) } + [.loss(loss), .reply(to: id, "네")] + amendments.map { .amend(id, $0) }
        + [
            .sealed(.genesis(genesis)), .sealed(.change(change)), .sealed(.change(succession)), .sealed(.message([])),
            .sealed(.letter([1, 2])),
        ]
    static let genesis: Genesis = {
        var genesis = Genesis(
            of: lobby, by: person, on: ChannelKey(key.key), at: at, nonce: Array(repeating: 4, count: 16))
        genesis.signature = Array(repeating: 5, count: Signature.byteCount)
        return genesis
    }()
    static let change: MembershipChange = {
        var change = MembershipChange(.promote, of: person, by: key, after: key.key, at: at)
        change.signature = Array(repeating: 6, count: Signature.byteCount)
        return change
    }()
    static let succession: MembershipChange = {
        let rotations = statements.compactMap(\.rotation)
        var change = MembershipChange(.rotate(rotations), of: person, by: other, after: key.key, at: at)
        change.signature = Array(repeating: 6, count: Signature.byteCount)
        return change
    }()
    static let amendments: [Amendment] = [.edit(""), .edit("고침"), .retract, .react(heart), .unreact(heart)]
    static let heart = Emoji("❤️")!
    static let sentence = Sentence(person, until: at, reason: "왜")
    static let orders: [Order] = [
        .kick(Sentence(person)), .ban(sentence), .unban(person), .mute(sentence), .unmute(person), .op(person),
        .deop(person), .slow(seconds: 0), .slow(seconds: 30), .invite(person), .close(true), .close(false),
        .keep(Retention()), .keep(Retention(seconds: 60)), .keep(Retention(seconds: .max, entries: 1)),
    ]
    static let serverOrders: [ServerOrder] = [
        .ban(sentence, address: true), .ban(Sentence(person), address: false), .unban(key), .free(hana),
        .give(mina, to: key),
    ]
    static let loss = Loss(
        after: EntryNumber(3), through: EntryNumber(1 << 52), since: at, until: Timestamp(milliseconds: .max))

    private static let other = IdentityKey(Array(repeating: 8, count: 32))!
    static let statements: [KeyStatement] = {
        var rotation = KeyRotation(from: key, to: other, at: at)
        rotation.oldSignature = Array(repeating: 3, count: 64)
        rotation.newSignature = Array(repeating: 4, count: 64)
        var revocation = KeyRevocation(of: other, at: at)
        revocation.signature = Array(repeating: 5, count: 64)
        return [.rotation(rotation), .revocation(revocation)]
    }()
    private static let helloWithStatements: Hello = {
        var hello = Hello(identity: key, proof: Array(repeating: 9, count: 64), name: hana, isInteractive: true)
        hello.statements = statements
        return hello
    }()

    static let requests: [ClientRequest] =
        [true, false].map { isInteractive in
            .hello(
                Hello(
                    identity: key, proof: Array(repeating: 9, count: 64), name: hana,
                    isInteractive: isInteractive,
                    capabilities: isInteractive ? [] : ["one", "둘"]))
        }
        + [.hello(helloWithStatements), .statements(of: key)]
        + bodies.map { .post(room, id, $0) }
        + CloseReason.allCases.map { .close($0) }
        + [
            .join(lobby, after: nil), .join(lobby, after: .zero), .join(lobby, after: EntryNumber(.max)),
            .leave(room), .leave(RoomID(0)), .whisper(to: key, id, sealed: []),
            .whisper(to: key, id, sealed: Array(repeating: 1, count: WireLimits.whisperBytes)), .rename(mina),
            .relay(to: key, channel: .max, sealed: []), .relay(to: key, channel: 0, sealed: [0, 255]),
            .roster(room, after: 0), .roster(room, after: .max), .find(hana), .card(key), .ping(0), .ping(.max),
            .pong(3),
            .join(lobby, after: nil, isPrivate: true), .rooms(after: nil, matching: ""),
            .rooms(after: lobby, matching: "차"), .history(room, before: EntryNumber(9)),
            .search(SearchQuery(token: .max, room: nil, text: "회의")),
            .search(SearchQuery(token: 0, room: room, text: "", before: EntryNumber(4))),
            .taken(through: EntryNumber(.max)), .join(lobby, after: nil, genesis: genesis),
            .chain(room, after: EntryNumber(3)),
        ]
        + serverOrders.map { .order(id, $0) }
        + WhisperPolicy.allCases.map { .prefer($0) }
}

extension Sample {
    static let refusals: [Refusal] = [
        .nameTaken(free: mina), .badProof, .tooManySessions, .tooManyRooms, .notInRoom, .tooLong,
        .nobodyThere,
        .idInUse, .notAdmitted, .notPossible, .badName, .notOperator, .banned(until: at, reason: "왜"),
        .banned(until: nil, reason: ""), .muted(until: nil), .muted(until: at), .privateRoom, .slow(wait: 9),
        .whispersOff, .inboxFull, .noSuchName, .notYours, .noSuchMessage, .stale, .roomFull, .keyReplaced, .keyRevoked,
    ]
    static let rules: RoomRules = {
        var rules = RoomRules()
        rules.isPrivate = true
        rules.isSealed = true
        rules.slowSeconds = 5
        rules.operators = [key, key]
        rules.mayOrder = true
        rules.retention = Retention(seconds: 86_400, entries: 5)
        return rules
    }()
    static let operating: Welcome = {
        var welcome = Welcome(name: hana, now: at, previousClose: nil)
        welcome.isOperator = true
        return welcome
    }()

    static let door = Invite.Door(id: DoorID(7), psk: Array(repeating: 3, count: 32))

    static let entries = bodies.map {
        Entry(place: .kept(EntryNumber(2), prev: EntryNumber(1)), author: person, id: id, at: at, body: $0)
    }
    static let unkept = Entry(place: .liveOnly, author: person, id: id, at: at, body: .say("gone"))
    static let rosters = [
        RosterPage(count: 0, people: [], next: nil), RosterPage(count: 900, people: [person], next: 0), freshRoster,
    ]
    private static var freshRoster: RosterPage {
        var page = RosterPage(count: 1, people: [person], next: nil)
        page.isFresh = true
        return page
    }
    static let deltas = [
        PresenceDelta(count: 0),
        PresenceDelta(
            count: 3, joined: [person], left: [Person(identity: key, name: mina)],
            renamed: [Rename(identity: key, old: mina, new: hana)]),
    ]

    static let events: [ServerEvent] =
        ([nil] + CloseReason.allCases).map {
            .welcome(Welcome(name: hana, now: at, previousClose: $0, capabilities: ["x"]))
        }
        + [.welcome(Welcome(name: hana, now: at, previousClose: nil, door: door)), .welcome(operating)]
        + refusals.flatMap {
            [.refused($0), .joinRefused(lobby, $0), .renameRefused($0), .outcome(id, .refused($0))]
        }
        + rosters.flatMap { roster -> [ServerEvent] in
            [
                .roster(room, roster),
                .joined(Joined(room: room, name: lobby, topic: "차", roster: roster, last: EntryNumber(9))),
                .joined(
                    Joined(room: room, name: lobby, topic: "", roster: roster, last: EntryNumber(9), rules: rules)),
            ]
        }
        + (entries + [unkept]).map { .entry(room, $0) }
        + [[], entries].map { .page(room, Page(after: .zero, through: EntryNumber(2), entries: $0)) }
        + deltas.map { .presence(room, $0) }
        + CloseReason.allCases.map { .close($0) }
        + [
            .left(room), .outcome(id, .kept(EntryNumber(8))), .outcome(id, .delivered),
            .outcome(id, .held),
            .whisper(IncomingWhisper(from: person, id: id, at: at, sealed: [0, 255], number: EntryNumber(8))),
            .relay(from: person, channel: .max, sealed: [0, 255]), .undeliverable(to: key, channel: 7),
            .renamed(hana), .found(mina, person, isPresent: true), .found(mina, person, isPresent: false),
            .found(mina, nil, isPresent: false), .card(key, nil), .statements(of: key, []),
            .statements(of: key, statements),
            .card(
                key, KeyCard(identity: key, channel: ChannelKey(key.key), proof: Array(repeating: 9, count: 64))),
            .ping(.max), .pong(0),
            .rooms(RoomList(rooms: [], more: false)),
            .rooms(
                RoomList(rooms: [ListedRoom(name: lobby, topic: "차", count: 3, isPrivate: true)], more: true)),
            .chain(room, Page(after: .zero, through: EntryNumber(2), entries: entries)),
            .earlier(room, Page(after: .zero, through: EntryNumber(2), entries: entries)),
            .hits(SearchHits(token: 9, hits: entries.map { .init(room: lobby, entry: $0) }, more: true)),
            .hits(SearchHits(token: 9, hits: [], more: false, isComplete: false)), .erased(room, key),
            .invited(lobby, by: person),
        ]
}
