import Glibc
import Posix
import ServerCore
import ServerHub
import ServerStore
import SottoModel
import Synchronization
import TestSupport

/// A server's hub and journal with eight people who talk in four rooms as fast as they are answered, until it is
/// killed. What they say are numbers.
///
/// Standard input has the numbers that were said before and not acknowledged: their outboxes. Standard output gets,
/// a line each: `said FIRST LAST` before these are handed over, `kept NUMBER PLACE` for each entry that is seen and
/// for each that is answered, and `found …` for any damage.
final class Talk {
    private static let people = 8
    private static let rooms = 4
    private static let inFlight = 200

    private let folder: String
    private let point: Point?
    private let pass: Int
    private let delay: UInt32
    private var next: UInt64
    private var chance: SplitMix
    private let lane = Lane()
    private let woken = WorkQueue<Bool> { _ in 1 }
    private var pending = 0

    init(_ words: [String]) throws {
        guard words.count == 6, let pass = Int(words[2]), let delay = UInt32(words[3]), let first = UInt64(words[4]),
            let seed = UInt64(words[5])
        else { throw Failure("talk FOLDER POINT PASS DELAY FIRST SEED") }
        folder = words[0]
        point = Point.all.first { $0.name == words[1] }
        self.pass = pass
        self.delay = delay
        next = first
        chance = SplitMix(seed: seed)
    }

    func run() throws {
        let directory = try DataDirectory(folder)
        guard let key = JournalKey(seed: try directory.seed()) else { throw Failure("no key") }
        let store = try OpenedStore(directory.journal, key, isSynchronous: false, newest: 2_000)
        let base = try directory.base(above: store.lastNumber, at: Timestamp(milliseconds: Clocks.wallMilliseconds()))
        let hub = Hub(lanes: [lane], limits: .off, stored: store.stored)
        lane.attach { [woken] in woken.put(true) }
        try Journal(store, hub: hub, observer: observer()) {
            Timestamp(milliseconds: Clocks.wallMilliseconds())
        }.start(base: base) {}
        gather(hub)
        hand(outbox(), hub)
        while point != nil || pending > 0 {
            if point != nil, pending < Self.inFlight { sayMore(hub) }
            read()
        }
    }

    private func observer() -> JournalObserver {
        var observer = JournalObserver()
        let counter = Counter()
        observer.found = { damage in Out.write("found \(damage)\n") }
        observer.passed = { [point, pass, delay] step in
            guard step == point?.step, counter.next() == pass else { return }
            guard delay > 0 else { return Self.end() }
            try? Thread.start("talk") {
                usleep(delay)
                Self.end()
            }
        }
        return observer
    }

    private static func end() {
        kill(getpid(), SIGKILL)
    }

    /// Everybody signs in and joins every room.
    private func gather(_ hub: Hub) {
        for person in 0..<Self.people {
            let name = "person\(person)"
            let identity = IdentityKey.of(name)
            let hello = Hello(identity: identity, proof: [], name: UserName(stringLiteral: name), isInteractive: true)
            hub.submit([SessionCall(session(person), .open(hello))], at: Timestamp(milliseconds: 0))
            wait { if case .direct(_, .welcome) = $0 { true } else { false } }
            let joins = (1...Self.rooms).map { SessionCall(session(person), .join(room($0), after: nil)) }
            hub.submit(joins, at: Timestamp(milliseconds: 0))
        }
        wait { [last = session(Self.people - 1)] in
            if case .joined(last, let joined, _) = $0 { joined.name == self.room(Self.rooms) } else { false }
        }
    }

    private func outbox() -> [UInt64] {
        var numbers: [UInt64] = []
        while let line = readLine() { numbers += line.split(separator: " ").compactMap { UInt64($0) } }
        return numbers
    }

    private func sayMore(_ hub: Hub) {
        let count = UInt64.random(in: 1...40, using: &chance)
        Out.write("said \(next) \(next + count - 1)\n")
        hand(Array(next..<next + count), hub)
        next += count
    }

    private func hand(_ numbers: [UInt64], _ hub: Hub) {
        pending += numbers.count
        let calls = numbers.map { number in
            let room = RoomID(1 + number / UInt64(Self.people) % UInt64(Self.rooms))
            return SessionCall(
                session(Int(number % UInt64(Self.people))), .post(room, .number(number), .say("\(number)")))
        }
        hub.submit(calls, at: Timestamp(milliseconds: 0))
    }

    private func read() {
        guard woken.take() != nil else { return }
        var items: [LaneItem] = []
        lane.drain(into: &items)
        var text = ""
        for item in items {
            switch item {
            case .entry(_, let entry): text += kept(entry.id, entry.place.number)
            case .direct(_, .outcome(let id, .kept(let place))): text += kept(id, place)
            case .settled: pending -= 1
            default: break
            }
        }
        Out.write(text)
    }

    private func kept(_ id: MessageID, _ place: EntryNumber?) -> String {
        "kept \(id.low & 0xFFFF_FFFF_FFFF) \(place?.rawValue ?? 0)\n"
    }

    private func wait(for isLast: (LaneItem) -> Bool) {
        var items: [LaneItem] = []
        repeat {
            _ = woken.take()
            lane.drain(into: &items)
        } while !items.contains(where: isLast)
    }

    private func session(_ person: Int) -> SessionID { SessionID(lane: 0, slot: person, generation: 1) }

    private func room(_ number: Int) -> RoomName { RoomName(stringLiteral: "#room\(number)") }
}

/// How often a step was passed.
private final class Counter: Sendable {
    private let count = Atomic(0)

    func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}
