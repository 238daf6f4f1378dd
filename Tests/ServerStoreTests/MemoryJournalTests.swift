import Posix
import ServerCore
import ServerHub
import ServerStore
import SottoModel
import Testing

/// A hub with a journal behind it, and one lane that is read.
private final class Kept: Sendable {
    let hub: Hub
    private let lane = Lane()
    private let woken = WorkQueue<Bool> { _ in 1 }
    private let finished = WorkQueue<Bool> { _ in 1 }

    init(base: UInt64) throws {
        hub = Hub(lanes: [lane], limits: Limits())
        lane.attach { [woken] in woken.put(true) }
        try MemoryJournal(hub: hub, base: base) { Timestamp(milliseconds: 77) }
            .start { [finished] in finished.put(true) }
    }

    deinit {
        hub.journal.close()
        hub.pages.close()
    }

    /// What the lane brings, until something is what is waited for.
    func read(until isLast: (LaneItem) -> Bool) -> [LaneItem] {
        var items: [LaneItem] = []
        var batch: [LaneItem] = []
        while !items.contains(where: isLast), woken.take() != nil {
            lane.drain(into: &batch)
            items += batch
        }
        return items
    }

    func submit(_ calls: (SessionID, Call)...) {
        hub.submit(calls.map { SessionCall($0, $1) }, at: Timestamp(milliseconds: 76))
    }

    /// Everybody signs in under their own names and joins #lobby, which is room 1.
    func gather(_ people: String...) -> [SessionID] {
        let sessions = people.indices.map { SessionID(lane: 0, slot: $0, generation: 1) }
        for (person, session) in zip(people, sessions) {
            let hello = Hello(
                identity: .of(person), proof: [], name: Person(person).name, isInteractive: true)
            submit((session, .open(hello)))
            _ = read { if case .direct(session, .welcome) = $0 { true } else { false } }
            submit((session, .join("#lobby", after: nil)))
        }
        _ = read { if case .joined(sessions.last, _, _) = $0 { true } else { false } }
        return sessions
    }

    func finish() -> [LaneItem] {
        hub.journal.close()
        _ = finished.take()
        var items: [LaneItem] = []
        lane.drain(into: &items)
        return items
    }
}

struct `The journal in memory` {
    @Test func `answers who may be called what`() throws {
        let kept = try Kept(base: 1)
        _ = kept.gather("mina")
        let other = SessionID(lane: 0, slot: 9, generation: 1)
        kept.submit((other, .open(Hello(identity: .of("b"), proof: [], name: "Mina", isInteractive: true))))
        let items = kept.read { if case .close(other, _) = $0 { true } else { false } }
        #expect(items == [.direct(other, .refused(.nameTaken(free: "Mina2"))), .close(other, .refused)])
    }

    @Test func `numbers what is said from its base on, in the order it came`() throws {
        let kept = try Kept(base: 500)
        let sessions = kept.gather("mina", "hana")
        for number in 0..<20 {
            kept.submit((sessions[number % 2], .post(1, .number(UInt64(number)), .say("\(number)"))))
        }
        let entries = kept.finish().compactMap { if case .entry(1, let entry) = $0 { entry } else { nil } }
        #expect(entries.map(\.body) == (0..<20).map { .say("\($0)") })
        #expect(entries.compactMap(\.place.number?.rawValue) == Array(500..<520))
        #expect(entries.allSatisfy { $0.at == Timestamp(milliseconds: 77) })
    }

    @Test func `keeps what is sent twice once, and answers with its number`() throws {
        let kept = try Kept(base: 500)
        let mina = kept.gather("mina")[0]
        kept.submit((mina, .post(1, .number(7), .say("hi"))), (mina, .post(1, .number(7), .say("hi"))))
        let items = kept.finish()
        #expect(items.count { if case .entry = $0 { true } else { false } } == 1)
        #expect(items.contains(.direct(mina, .outcome(.number(7), .kept(500)))))
    }

    @Test func `refuses an id of somebody else's`() throws {
        let kept = try Kept(base: 500)
        let sessions = kept.gather("mina", "hana")
        kept.submit(
            (sessions[0], .post(1, .number(7), .say("hi"))), (sessions[1], .post(1, .number(7), .say("no"))))
        #expect(kept.finish().contains(.direct(sessions[1], .outcome(.number(7), .refused(.idInUse)))))
    }

    @Test func `gives each session the pages it asks for`() throws {
        let kept = try Kept(base: 500)
        let mina = kept.gather("mina")[0]
        kept.submit((mina, .post(1, .number(1), .say("one"))), (mina, .post(1, .number(2), .say("two"))))
        _ = kept.read { if case .entry(1, let entry) = $0 { entry.body == .say("two") } else { false } }
        kept.hub.pages.put(PageRequest(session: mina, room: 1, after: 500, bytes: 1000))
        kept.hub.pages.put(PageRequest(session: mina, room: 99, after: nil, bytes: 1000))
        let pages = kept.read { if case .page(_, 99, _) = $0 { true } else { false } }
            .compactMap { if case .page(mina, _, let page) = $0 { page } else { nil } }
        #expect(pages.map(\.through) == [501, 0])
        #expect(pages.map { $0.entries.map(\.body) } == [[.say("two")], []])
    }

    @Test func `settles everything before it ends`() throws {
        let kept = try Kept(base: 500)
        let mina = kept.gather("mina")[0]
        for number in 0..<UInt64(1000) { kept.submit((mina, .post(1, .number(number), .say("x")))) }
        #expect(kept.finish().count { if case .settled(mina, bytes: 1) = $0 { true } else { false } } == 1000)
    }
}
