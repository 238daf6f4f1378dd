import ClientCore
import Glibc
import ServerCore
import ServerStore
import SottoModel
import SottoWire
import TestSupport

/// A server, its guests and the network between them, in one thread: whose turn it is, how much of what is on its
/// way arrives, and who crashes are drawn from one source, so that a seed is a run.
final class World {
    static let rooms: [RoomName] = (0..<8).map { RoomName(stringLiteral: "#room\($0)") }
    private static let operators = 3

    let clock = Clock()
    var chance: SplitMix
    var elapsed = Duration.zero
    private(set) var guests: [Guest] = []
    private(set) var server: Server
    private(set) var reference: Reference
    var figures = Figures()
    /// Connections whose client is gone, and whose server does not know it.
    private var loose: [Wire] = []
    private let scratch: Scratch
    private let directory: DataDirectory

    init(guests count: Int, seed: UInt64) throws {
        chance = SplitMix(seed: seed)
        scratch = Scratch()
        reference = Reference(operators: Set((0..<Self.operators).map(Guest.identity)))
        directory = try DataDirectory(scratch.file("server"))
        server = try Self.open(directory, clock)
        for number in 0..<count {
            let folder = scratch.file("person\(number)")
            guard mkdir(folder, 0o700) == 0 else { throw Wrong("no folder: errno \(errno)") }
            guests.append(try Guest(number, in: folder))
            take(.start, guests[number])
        }
    }

    /// One thing that somebody does, and a few turns of everything that is in motion.
    func step() throws {
        pass(milliseconds: Int64.random(in: 0...3, using: &chance))
        try operate()
        for _ in 0..<6 { try move() }
    }

    /// Everything that is in motion comes to rest, with everybody back.
    func settle() throws {
        for _ in 0..<20_000 {
            pass(milliseconds: 50)
            var isBusy = false
            for guest in guests { isBusy = try calm(guest) || isBusy }
            for wire in loose { try hear(wire, .max) }
            endLoose()
            isBusy = try turn() || isBusy
            if !isBusy, guests.allSatisfy({ $0.state.isOnline && $0.state.outbox.isEmpty }) { return }
        }
        let restless = guests.filter { !$0.state.isOnline || !$0.state.outbox.isEmpty }
        throw Wrong("never comes to rest: \(restless.map { "\($0.person.name) \($0.state.connection)" })")
    }

    func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &chance)]
    }

    func take(_ event: ClientEvent, _ guest: Guest) {
        guest.take(event, at: moment(of: guest))
    }

    /// The network is cut; each direction has come as far as chance has it.
    func cut(_ guest: Guest) throws {
        guard let wire = guest.wire else { return }
        try listen(guest, Int.random(in: 0...wire.down.count, using: &chance))
        abandon(guest)
        take(.disconnected(.cut), guest)
    }

    func crash(_ guest: Guest) throws {
        _ = try guest.write(Int.random(in: 0...3, using: &chance), at: clock.now)
        try check(guest, isCalm: false)
        abandon(guest)
        try guest.restart()
        take(.start, guest)
    }

    /// What the journal was given and had no time for is gone, and so is what it kept and told nobody.
    func crashServer() throws {
        for guest in guests where Bool.random(using: &chance) { try listen(guest, 20) }
        reference.crash()
        try reopen()
    }

    /// The server is told to restart: what it was given is kept, and everybody hears that it ends.
    func restartServer() throws {
        try keep()
        server.closeAll()
        _ = try drain(0)
        _ = try drain(1)
        for guest in guests where Bool.random(using: &chance) { try listen(guest, .max) }
        reference.crash()
        try reopen()
    }

    private func reopen() throws {
        figures.fellBehind += server.fellBehind
        loose = []
        server = try Self.open(directory, clock)
        for guest in guests where guest.wire != nil {
            guest.loseWire()
            take(.disconnected(.cut), guest)
        }
    }
}

extension World {
    private static func open(_ directory: borrowing DataDirectory, _ clock: Clock) throws -> Server {
        let operators = Set((0..<Self.operators).map(Guest.identity))
        return try Server(directory, clock) { operators.contains($0) }
    }

    private func pass(milliseconds: Int64) {
        clock.move(by: milliseconds)
        elapsed += .milliseconds(milliseconds)
    }

    private func moment(of guest: Guest) -> Moment {
        let wall = Timestamp(milliseconds: clock.now.milliseconds + guest.skew)
        return Moment(wall: wall, elapsed: elapsed, random: SplitMix64(seed: chance.next()))
    }

    /// Something that is in motion moves on a bit.
    private func move() throws {
        let guest = pick(guests)
        switch UInt8.random(in: 0..<16, using: &chance) {
        case 0...3: try listen(guest, Int.random(in: 1...200, using: &chance))
        case 4...7: if let wire = guest.wire { try hear(wire, Int.random(in: 1...8, using: &chance)) }
        case 8...9: try keep()
        case 10: _ = try drain(0)
        case 11: _ = try drain(1)
        case 12: try server.answerPages()
        case 13: try write(guest, Int.random(in: 1...8, using: &chance))
        case 14: if let wire = loose.first { try end(wire) }
        default:
            server.tick()
            try remind(guest)
        }
    }

    /// - Returns: whether there was anything to do.
    private func calm(_ guest: Guest) throws -> Bool {
        if guest.hasQuit { try startAgain(guest) }
        try remind(guest)
        var isBusy = guest.isWriting
        try write(guest, .max)
        if let wire = guest.wire {
            isBusy = isBusy || !wire.up.isEmpty || !wire.down.isEmpty
            try hear(wire, .max)
            try listen(guest, .max)
        }
        return isBusy
    }

    private func turn() throws -> Bool {
        let isBusy = server.isAsked
        try keep()
        try server.answerPages()
        server.tick()
        let drained = try [drain(0), drain(1)]
        return isBusy || drained.contains(true)
    }

    private func keep() throws {
        try reference.commit()
        try server.keep()
    }

    private func drain(_ loop: Int) throws -> Bool {
        let (ended, isBusy) = server.drain(loop)
        for session in ended { submit(.closed(nil), session) }
        return isBusy
    }

    private func submit(_ call: Call, _ session: SessionID) {
        reference.hear(call, from: session, in: server.names)
        server.submit(call, from: session)
    }
}

extension World {
    func startAgain(_ guest: Guest) throws {
        _ = try guest.write(.max, at: clock.now)
        try check(guest, isCalm: false)
        try guest.restart()
        take(.start, guest)
    }

    /// The client's end is gone; the server hears some of what was on its way, and of the end when it does.
    private func abandon(_ guest: Guest) {
        guard let wire = guest.wire else { return }
        wire.cut(arriving: Int.random(in: 0...wire.up.count, using: &chance))
        loose.append(wire)
        guest.loseWire()
    }

    private func end(_ wire: Wire) throws {
        try hear(wire, .max)
        endLoose()
    }

    private func endLoose() {
        for wire in loose where wire.up.isEmpty { submit(.closed(nil), wire.session) }
        loose.removeAll { $0.up.isEmpty }
    }

    private func write(_ guest: Guest, _ most: Int) throws {
        let kept = try guest.write(most, at: clock.now)
        if !kept.isEmpty { take(.onDisk(kept), guest) }
    }

    /// What is due at this guest's.
    private func remind(_ guest: Guest) throws {
        if guest.takeRetry(at: elapsed) { take(.retryDue, guest) }
        if guest.takeSpeak(at: elapsed) { take(.restOver, guest) }
        if case .nameTaken? = guest.state.question { take(.action(.answer(true)), guest) }
        guard guest.isCalling else { return }
        guest.connect(server.connect())
        take(.online, guest)
    }

    /// The server takes some of what comes on a connection.
    private func hear(_ wire: Wire, _ most: Int) throws {
        guard !wire.isClosing else {
            _ = wire.takeUp(.max)
            return
        }
        for request in wire.takeUp(most) {
            if let call = Call(request, id: MessageID(at: clock.now, randomness: (chance.next(), chance.next()))) {
                submit(call, wire.session)
            }
        }
    }

    /// A client takes some of what comes.
    private func listen(_ guest: Guest, _ most: Int) throws {
        guard let wire = guest.wire else { return }
        for event in wire.takeDown(most) {
            figures.events += 1
            note(event, guest)
            take(try ClientEvent(event), guest)
            if case .close(let reason) = event { return hangUp(guest, reason) }
            guard guest.wire === wire else { return }
        }
    }

    private func hangUp(_ guest: Guest, _ reason: CloseReason) {
        guest.loseWire()
        take(.disconnected(.closed(reason)), guest)
    }

    private func note(_ event: ServerEvent, _ guest: Guest) {
        let id: RoomID? =
            switch event {
            case .page(let room, _), .entry(let room, _): room
            default: nil
            }
        guard let id, let room = guest.state.rooms.first(where: { $0.id == id }) else { return }
        guest.noteBegun(room.name, at: reference.order[room.name]?.count ?? 0)
    }
}

/// What a run did.
struct Figures {
    var operations: [String: Int] = [:]
    var events = 0
    var fellBehind = 0
    var checks = 0
}

extension Call {
    /// What a request comes to at the hub; nil for what ends at the connection.
    fileprivate init?(_ request: ClientRequest, id: MessageID) {
        switch request {
        case .hello(let hello): self = .open(hello)
        case .join(let room, let after, let isPrivate, let genesis):
            self = .join(room, after: after, founding: isPrivate || genesis != nil ? id : nil, genesis: genesis)
        case .leave(let room): self = .leave(room)
        case .post(let room, let id, let body): self = .post(room, id, body)
        case .whisper(let to, let id, let sealed): self = .whisper(to: to, id, sealed: sealed)
        case .rename(let name): self = .rename(name)
        case .roster(let room, let after): self = .roster(room, after: after)
        case .find(let name): self = .find(name)
        case .card(let identity): self = .card(identity)
        case .statements(let identity): self = .statements(of: identity)
        case .history(let room, let before): self = .history(room, before: before)
        case .taken(let through): self = .taken(through: through)
        case .close: self = .closed(nil)
        case .chain(let room, let after): self = .chain(room, after: after)
        case .rooms, .search, .order, .prefer, .relay, .ping, .pong: return nil
        }
    }
}

extension ClientEvent {
    /// As the program tells its state.
    fileprivate init(_ event: ServerEvent) throws {
        if case .whisper(let whisper) = event {
            let body = try BodyCodec.decode(Array(whisper.sealed.dropFirst()))
            self = .whisper(from: whisper.from, whisper.id, at: whisper.at, body, number: whisper.number)
        } else {
            self = .server(event)
        }
    }
}
