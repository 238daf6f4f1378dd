import ClientCore
import SottoModel
import TestSupport
import Testing

/// Alice is in #plans, which is sealed, and is room 2; bob is there too.
struct `A sealed room on the screen` {
    private static let plans = RoomID(2)

    private static func rules() -> RoomRules {
        var rules = RoomRules()
        (rules.isPrivate, rules.isSealed, rules.mayOrder) = (true, true, true)
        return rules
    }

    private static func chat(settings: Settings = Settings()) -> Chat {
        var chat = Chat.online(settings: settings)
        chat.say("/join #plans --sealed")
        chat.joined(["bob"], into: "#plans", as: plans, last: 200, rules: rules())
        chat.seeAll(of: plans, through: 200)
        return chat
    }

    private static func closed(_ fault: SealFault, _ number: UInt64) -> ServerEvent {
        .entry(plans, Chat.entry("bob", .sealed(.closed(fault)), number))
    }

    private static func body(_ chat: Chat) -> EntryBody? {
        guard let last = (0..<chat.state.room.log.count).last,
            case .entry(_, let body) = chat.state.room.log[last].content
        else { return nil }
        return body
    }

    @Test func `is founded where it is to be`() {
        var chat = Chat.online()
        #expect(chat.say("/join #plans --sealed") == [.found("#plans", after: nil)])
        #expect(chat.say("/join --sealed #other") == [.found("#other", after: nil)])
        #expect(chat.say("/join #third") == [.send(.join("#third", after: nil))])
    }

    @Test func `says what it gives and what it does not, once`() {
        var chat = Self.chat()
        #expect(chat.log.filter { $0.contains("is sealed: its members alone read") }.count == 1)
        #expect(chat.log.contains { $0.contains("Whoever comes in later reads nothing from before") })
        chat.comeBack()
        chat.joined(["bob"], into: "#plans", as: Self.plans, last: 200, rules: Self.rules())
        #expect(chat.log.filter { $0.contains("is sealed: its members alone read") }.count == 1)
    }

    @Test func `shows a message once its key has come, in its place`() {
        var chat = Self.chat()
        chat.serve(Self.closed(.missingKey, 201))
        #expect(Self.body(chat) == .sealed(.closed(.missingKey)))
        guard let id = chat.state.room.log[chat.state.room.log.count - 1].message else { return }
        let count = chat.state.room.log.count
        chat.happen(.opened(Self.plans, id, .say("words")))
        #expect(Self.body(chat) == .say("words"))
        #expect(chat.state.room.log.count == count)
        chat.happen(.opened(Self.plans, id, .say("other words")))
        #expect(Self.body(chat) == .say("words"))
    }

    @Test func `prints a message once its key has come, where lines are printed`() {
        var settings = Settings()
        settings.isLineMode = true
        var chat = Self.chat(settings: settings)
        chat.serve(Self.closed(.missingKey, 201))
        let count = chat.state.room.log.count
        guard let id = chat.state.room.log[count - 1].message else { return }
        chat.happen(.opened(Self.plans, id, .say("words")))
        #expect(chat.state.room.log.count == count + 1)
    }

    @Test(arguments: ["/topic x", "/edit x", "/private off", "/ban bob", "/search x"])
    func `takes nothing that the server could read, and nothing that would not hold`(_ line: String) {
        var chat = Self.chat()
        chat.serve(.entry(Self.plans, Chat.entry("alice", .say("mine"), 201)))
        #expect(chat.say(line).isEmpty)
        #expect(chat.disk.filter { if case .keep = $0 { true } else { false } }.isEmpty)
    }

    @Test func `is left for good, and closed once the server says so`() {
        var chat = Self.chat()
        chat.say("/leave")
        guard case .send(.post(Self.plans, let id, .order(.kick(let sentence))))? = chat.effects.first else {
            Issue.record("\(chat.effects)")
            return
        }
        #expect(sentence.who.identity == Chat.key("alice"))
        chat.serve(.outcome(id, .kept(EntryNumber(201))))
        chat.serve(.left(Self.plans))
        #expect(chat.state.rooms.map(\.name) == ["#lobby"])
    }

    @Test(arguments: [RoomFault.forged, .notInvited, .notSealed, .brokenChain])
    func `that is another than was meant gets nothing`(_ fault: RoomFault) {
        var chat = Chat.online()
        chat.say("/join #plans --sealed")
        chat.say("words")
        chat.happen(.roomRefused("#plans", fault))
        #expect(chat.state.room.isOut)
        #expect(chat.state.outbox.isEmpty)
        chat.say("more words")
        #expect(chat.state.outbox.isEmpty)
    }

    @Test func `that is open where one is invited to a sealed one is gone into with a warning`() {
        var chat = Chat.online()
        chat.happen(.openInstead("#lobby"))
        #expect(
            chat.log.last
                == "!! you are invited to a sealed room #lobby, and this one is open: the server reads what is said here"
        )
        #expect(!chat.state.room.isOut)
    }

    @Test(arguments: [true, false]) func `follows a member to another key, and says so in one line`(_ isPinned: Bool) {
        var recollection = Recollection()
        if isPinned { recollection.peers = [Peer(Chat.person("bob"), .verified)] }
        var chat = Chat(recollection: recollection)
        chat.happen(.start)
        chat.happen(.online)
        chat.welcome()
        chat.joined(last: 100)
        chat.say("/join #plans --sealed")
        var rules = Self.rules()
        rules.operators = [Chat.key("bob")]
        chat.joined(["bob"], into: "#plans", as: Self.plans, last: 200, rules: rules)
        chat.seeAll(of: Self.plans, through: 200)
        chat.serve(.entry(Self.plans, Chat.entry("bob", .say("before"), 201)))
        let heir = Person(identity: Chat.key("bobnew"), name: "bob")
        let rotation = KeyRotation(from: Chat.key("bob"), to: heir.identity, at: Timestamp(milliseconds: 1))
        let change = MembershipChange(
            .rotate([rotation]), of: Chat.person("bob"), by: heir.identity, after: heir.identity.key,
            at: rotation.at)
        let entry = Chat.entry("bob", .sealed(.change(change)), 202)
        chat.serve(
            .entry(
                Self.plans, Entry(place: entry.place, author: heir, id: entry.id, at: entry.at, body: entry.body)))
        #expect(chat.state.room.rules.operators == [heir.identity])
        #expect(!chat.log.contains { $0.hasPrefix("!! bob") })
        #expect(chat.log.contains { $0.contains("it is pinned") } == isPinned)
        #expect(chat.state.peers.trust(heir) == (isPinned ? .pinned : nil))
        #expect(Self.body(chat) == .sealed(.change(change)))
    }

    @Test func `is the only one in which a change of keys is believed`() {
        var recollection = Recollection()
        recollection.peers = [Peer(Chat.person("bob"), .verified)]
        var chat = Chat(recollection: recollection)
        chat.comeIn()
        let thief = Person(identity: Chat.key("thief"), name: "bob")
        let rotation = KeyRotation(from: Chat.key("bob"), to: thief.identity, at: Timestamp(milliseconds: 1))
        let change = MembershipChange(
            .rotate([rotation]), of: Chat.person("bob"), by: thief.identity, after: thief.identity.key, at: rotation.at)
        let entry = Chat.entry("bob", .sealed(.change(change)), 101)
        chat.serve(.entry(Chat.lobby, entry))
        #expect(Self.body(chat) == .sealed(.closed(.forged)))
        #expect(chat.state.peers.trust(thief) == .changed)
        #expect(chat.state.peers.trust(Chat.person("bob")) == .verified)
    }

    @Test func `letters about keys are answered as taken, and shown to nobody`() {
        var chat = Self.chat()
        let lines = chat.log.count
        #expect(chat.happen(.keysTaken(.number(7), number: EntryNumber(9))) == [.send(.taken(through: EntryNumber(9)))])
        #expect(chat.log.count == lines)
    }
}
