import Posix
import ServerCore
import ServerHub
import ServerStore
import SottoModel
import TestSupport
import Testing

struct `The journal` {
    private let scratch = Scratch()

    @Test func `answers who may be called what`() throws {
        let kept = try Kept(in: scratch, base: 1)
        _ = kept.gather("mina")
        let other = SessionID(lane: 0, slot: 9, generation: 1)
        kept.submit((other, .open(Hello(identity: .of("b"), proof: [], name: "Mina", isInteractive: true))))
        let items = kept.read { if case .close(other, _) = $0 { true } else { false } }
        #expect(items == [.direct(other, .refused(.nameTaken(free: "Mina2"))), .close(other, .refused)])
    }

    @Test func `numbers what is said from its base on, in the order it came`() throws {
        let kept = try Kept(in: scratch, base: 500)
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
        let kept = try Kept(in: scratch, base: 500)
        let mina = kept.gather("mina")[0]
        kept.submit((mina, .post(1, .number(7), .say("hi"))), (mina, .post(1, .number(7), .say("hi"))))
        let items = kept.finish()
        #expect(items.count { if case .entry = $0 { true } else { false } } == 1)
        #expect(items.contains(.direct(mina, .outcome(.number(7), .kept(500)))))
    }

    @Test func `refuses an id of somebody else's`() throws {
        let kept = try Kept(in: scratch, base: 500)
        let sessions = kept.gather("mina", "hana")
        kept.submit(
            (sessions[0], .post(1, .number(7), .say("hi"))), (sessions[1], .post(1, .number(7), .say("no"))))
        #expect(kept.finish().contains(.direct(sessions[1], .outcome(.number(7), .refused(.idInUse)))))
    }

    @Test func `gives each session the pages it asks for`() throws {
        let kept = try Kept(in: scratch, base: 500)
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
        let kept = try Kept(in: scratch, base: 500)
        let mina = kept.gather("mina")[0]
        for number in 0..<UInt64(1000) { kept.submit((mina, .post(1, .number(number), .say("x")))) }
        #expect(kept.finish().count { if case .settled(mina, bytes: 1) = $0 { true } else { false } } == 1000)
    }

    @Test func `knows in the morning what was said, who said it and who has which name`() throws {
        let evening = try Kept(in: scratch, base: 500)
        let mina = evening.gather("mina")[0]
        evening.submit((mina, .post(1, .number(1), .say("안녕"))), (mina, .post(1, .number(2), .topic("tea"))))
        _ = evening.finish()
        let morning = try Kept(in: scratch, base: 400)
        let hana = SessionID(lane: 0, slot: 5, generation: 1)
        morning.submit((hana, .open(Hello(identity: .of("h"), proof: [], name: "MINA", isInteractive: true))))
        let refused = morning.read { if case .close(hana, _) = $0 { true } else { false } }
        #expect(refused.first == .direct(hana, .refused(.nameTaken(free: "MINA2"))))
        let back = morning.gather("mina")[0]
        morning.submit((back, .post(1, .number(3), .say("morning"))), (back, .post(1, .number(1), .say("안녕"))))
        let items = morning.finish()
        let entries = items.compactMap { if case .entry(1, let entry) = $0 { entry } else { nil } }
        #expect(entries.map(\.place) == [.kept(502, prev: 501)])
        #expect(items.contains(.direct(back, .outcome(.number(1), .kept(500)))))
    }

    @Test func `has times that do not go back, a clock put back or not`() throws {
        let first = try Kept(in: scratch, base: 500, at: 1000)
        first.submit((first.gather("mina")[0], .post(1, .number(1), .say("x"))))
        _ = first.finish()
        let second = try Kept(in: scratch, base: 500, at: 30)
        second.submit((second.gather("mina")[0], .post(1, .number(2), .say("y"))))
        let times = second.finish().compactMap { if case .entry(1, let entry) = $0 { entry.at } else { nil } }
        #expect(times == [Timestamp(milliseconds: 1000)])
    }

    @Test func `goes on live while the file cannot be written, and keeps it afterwards, once`() throws {
        let kept = try Kept(in: scratch, base: 500)
        let mina = kept.gather("mina")[0]
        let intruder = try Intruder(scratch.file("journal.db"))
        kept.submit((mina, .post(1, .number(1), .say("live"))))
        let live = kept.read { if case .entry = $0 { true } else { false } }
        #expect(live.contains { if case .entry(1, let entry) = $0 { entry.place == .liveOnly } else { false } })
        intruder.leave()
        let healed = kept.read { if case .entry(1, let entry) = $0 { entry.place != .liveOnly } else { false } }
        #expect(
            healed.contains { if case .entry(1, let entry) = $0 { entry.place == .kept(500, prev: 0) } else { false } })
        kept.submit((mina, .post(1, .number(1), .say("live"))))
        #expect(kept.finish().contains(.direct(mina, .outcome(.number(1), .kept(500)))))
    }

    @Test func `leaves a store of a later version as it is`() throws {
        _ = try Kept(in: scratch, base: 1).finish()
        try Intruder.run(scratch.file("journal.db"), "INSERT INTO grdb_migrations VALUES ('9 from the future')")
        #expect(throws: StoreError.newer(path: scratch.file("journal.db"))) {
            _ = try OpenedStore(scratch.file("journal.db"), .test, isSynchronous: false)
        }
    }

    @Test func `refuses a file that is no store`() {
        scratch.write(String(repeating: "no database. ", count: 1000), to: "journal.db")
        #expect(throws: StoreError.self) {
            _ = try OpenedStore(scratch.file("journal.db"), .test, isSynchronous: false)
        }
    }
}
