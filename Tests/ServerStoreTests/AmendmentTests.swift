import ServerCore
import ServerHub
import SottoModel
import TestSupport
import Testing

@testable import ServerStore

/// Mina says 1 in #lobby, in #tea 2, and operates #tea; Hana says 3 in #lobby.
struct `What is said about a message` {
    private let scratch = Scratch()
    private let kept: Kept
    private let mina: SessionID
    private let hana: SessionID

    init() throws {
        kept = try Kept(in: scratch, base: 500)
        let people = kept.gather("mina", "hana")
        (mina, hana) = (people[0], people[1])
        kept.submit((mina, .join("#tea", after: nil, founding: .number(90))), (hana, .join("#tea", after: nil)))
        kept.submit((mina, .post(1, .number(1), .say("teh secret"))), (mina, .post(2, .number(2), .say("tea"))))
        kept.submit((hana, .post(1, .number(3), .action("waves"))))
        _ = kept.read { if case .entry(1, let entry) = $0, entry.id == .number(3) { true } else { false } }
    }

    /// What becomes of it: the entry, or why not.
    private func outcome(_ session: SessionID, _ id: UInt64, _ body: EntryBody, in room: RoomID = 1) -> Outcome? {
        kept.submit((session, .post(room, .number(id), body)))
        var outcome: Outcome?
        _ = kept.read { item in
            switch item {
            case .entry(_, let entry) where entry.id == .number(id):
                outcome = entry.place.number.map { .kept($0) }
            case .direct(session, .outcome(.number(id), let answer)): outcome = answer
            default: break
            }
            return outcome != nil
        }
        return outcome
    }

    private func isKept(_ outcome: Outcome?) -> Bool {
        if case .kept = outcome { true } else { false }
    }

    @Test func `is its author's to change, and to take back`() {
        #expect(outcome(hana, 10, .amend(.number(1), .edit("no"))) == .refused(.notYours))
        #expect(outcome(hana, 11, .amend(.number(1), .retract)) == .refused(.notYours))
        #expect(isKept(outcome(mina, 12, .amend(.number(1), .edit("the secret")))))
        #expect(isKept(outcome(hana, 13, .amend(.number(3), .edit("winks")))))
        #expect(isKept(outcome(mina, 14, .amend(.number(1), .retract))))
    }

    @Test func `is anybody's who gives it a sign`() throws {
        let heart = try #require(Emoji("♥"))
        #expect(isKept(outcome(hana, 10, .amend(.number(1), .react(heart)))))
        #expect(isKept(outcome(hana, 11, .amend(.number(1), .unreact(heart)))))
    }

    @Test(arguments: [Amendment.edit("x"), .retract, .react(Emoji("♥")!)])
    func `is refused where there is no such message in the room`(_ amendment: Amendment) {
        #expect(outcome(mina, 10, .amend(.number(77), amendment)) == .refused(.noSuchMessage))
        #expect(outcome(mina, 11, .amend(.number(2), amendment)) == .refused(.noSuchMessage))
        #expect(isKept(outcome(mina, 12, .topic("a topic"))))
        #expect(outcome(mina, 13, .amend(.number(12), amendment)) == .refused(.noSuchMessage))
        #expect(isKept(outcome(mina, 14, .amend(.number(1), .edit("once")))))
        #expect(outcome(mina, 15, .amend(.number(14), amendment)) == .refused(.noSuchMessage))
        #expect(isKept(outcome(mina, 16, .amend(.number(1), .retract))))
        #expect(outcome(mina, 17, .amend(.number(1), amendment)) == .refused(.noSuchMessage))
    }

    @Test func `erases what was taken back, in every edit of it`() throws {
        _ = outcome(mina, 10, .amend(.number(1), .edit("the secret")))
        _ = outcome(mina, 11, .amend(.number(1), .edit("my secret")))
        _ = outcome(mina, 12, .reply(to: .number(1), "and more"))
        _ = outcome(mina, 13, .amend(.number(1), .retract))
        #expect(
            kept.page(through: 1).map(\.body) == [
                .action("waves"), .reply(to: .number(1), "and more"), .amend(.number(1), .retract),
            ])
        _ = kept.finish()
        scratch.write(Array(repeating: 7, count: 32), to: "server.key")
        #expect(try StoreCheck(StoreReader(scratch.path)).isGood)
    }

    @Test func `is an operator's who takes back what others said`() {
        #expect(isKept(outcome(mina, 9, .order(.invite(Person("hana"))), in: 2)))
        kept.submit((hana, .join("#tea", after: nil)))
        #expect(isKept(outcome(hana, 10, .say("noise"), in: 2)))
        #expect(outcome(mina, 11, .amend(.number(10), .edit("no")), in: 2) == .refused(.notYours))
        #expect(isKept(outcome(mina, 12, .amend(.number(10), .retract), in: 2)))
    }
}
