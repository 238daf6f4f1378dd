import ClientCore
import SottoModel
import TestSupport
import Testing

/// A client and a server that a bad line lies between.
struct ReturnTests {
    @Test(arguments: 0..<60 as Range<UInt64>)
    func `over any number of cuts and crashes nothing is lost, nothing is twice, and the order is the server's`(
        seed: UInt64
    ) {
        var line = BadLine(seed: seed)
        for _ in 0..<120 { line.step() }
        line.recover()
        #expect(line.chat.state.outbox.isEmpty)
        #expect(line.shown == line.kept)
        #expect(line.sent.allSatisfy { text in line.kept.count { $0 == text } == 1 })
    }
}

private struct BadLine {
    var chat = Chat.online(with: "bob")
    var sent: [String] = []
    private var entries: [Entry] = []
    /// On their way up and down; a cut loses them.
    private var up: [ClientEffect] = []
    private var down: [ServerEvent] = []
    private var random: SplitMix64
    private var isUp = true
    /// What the client's disk had when it last began.
    private var disk: [OwnMessage] = []

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    var kept: [String] { entries.map(\.body.text) }

    /// What the client shows of what the server keeps.
    var shown: [String] {
        chat.log.filter { !$0.hasPrefix("!!") && !$0.hasPrefix("--") }
            .map { String($0.drop { $0 != " " }.dropFirst().prefix { $0 != " " }) }
    }

    mutating func step() {
        switch Int.random(in: 0..<10, using: &random) {
        case 0, 1: say()
        case 2: keep(Chat.entry("bob", "bob\(entries.count)", 1, id: Chat.id(UInt64(10_000 + entries.count))))
        case 3, 4: serveOne()
        case 5, 6: deliverOne()
        case 7: if isUp { cut() } else { connect() }
        case 8: chat.clock += .random(in: -5_000...5_000, using: &random)
        default: if Int.random(in: 0..<4, using: &random) == 0 { crash() }
        }
    }

    mutating func recover() {
        if !isUp { connect() }
        while !up.isEmpty || !down.isEmpty {
            serveOne()
            deliverOne()
        }
    }

    private mutating func say() {
        let text = "line\(sent.count)"
        sent.append(text)
        up += chat.say(text)
    }

    private mutating func serveOne() {
        guard isUp, !up.isEmpty else { return }
        switch up.removeFirst() {
        case .send(.join(_, let after, _, _)): join(after: after ?? .zero)
        case .send(.post(_, let id, let body)): post(id, body)
        default: break
        }
    }

    private mutating func deliverOne() {
        guard isUp, !down.isEmpty else { return }
        up += chat.serve(down.removeFirst())
    }

    private mutating func post(_ id: MessageID, _ body: EntryBody) {
        if let known = entries.first(where: { $0.id == id }), let number = known.place.number {
            down.append(.outcome(id, .kept(number)))
        } else {
            keep(Chat.entry("alice", body.text, 1, id: id))
        }
    }

    private mutating func keep(_ entry: Entry) {
        let last = entries.last?.place.number ?? EntryNumber(100)
        let place = Place.kept(EntryNumber(last.rawValue + 3), prev: last)
        let kept = Entry(place: place, author: entry.author, id: entry.id, at: entry.at, body: entry.body)
        entries.append(kept)
        if isUp { down.append(.entry(Chat.lobby, kept)) }
    }

    private mutating func join(after: EntryNumber) {
        let last = entries.last?.place.number ?? EntryNumber(100)
        let roster = RosterPage(count: 1, people: [Chat.person("alice")], next: nil)
        let joined = Joined(room: Chat.lobby, name: room("#lobby"), topic: "", roster: roster, last: last)
        let missed = entries.filter { ($0.place.number ?? .zero) > after }
        // What went out on this connection before the join belongs to nobody.
        down = [.joined(joined), .page(Chat.lobby, Page(after: after, through: last, entries: missed))]
    }

    private mutating func cut() {
        isUp = false
        (up, down) = ([], [])
        chat.happen(.disconnected(.cut))
    }

    /// The client dies; another begins with what the disk has.
    private mutating func crash() {
        (up, down, isUp) = ([], [], false)
        var recollection = Recollection()
        recollection.outbox = chat.disk.reduce(into: disk) { disk, effect in
            switch effect {
            case .keep(let message): disk.append(message)
            case .forget(let id), .keepRefusal(let id, _): disk.removeAll { $0.id == id }
            default: break
            }
        }
        disk = recollection.outbox
        var next = Chat(recollection: recollection)
        (next.clock, next.ticks) = (chat.clock, chat.ticks)
        chat = next
        chat.happen(.start)
        chat.happen(.disconnected(.unreachable))
    }

    private mutating func connect() {
        isUp = true
        chat.happen(.retryDue)
        chat.happen(.online)
        chat.welcome()
        up = chat.effects
    }
}
