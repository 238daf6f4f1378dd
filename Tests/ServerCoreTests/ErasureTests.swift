import ServerCore
import SottoModel
import TestSupport
import Testing

struct `Somebody who is erased` {
    private let eve = IdentityKey.of("eve")

    @Test func `is out wherever they are, and forgotten by who is in the rooms where they spoke`() {
        let hall = Hall(in: "#lobby", "bob2", "eve1")
        let lines = hall.erases(.account(eve, rooms: [1]), topics: [1: ""])
        #expect(lines.contains("1 eve1 closes, erased"))
        #expect(lines.contains { $0.hasPrefix("2 #1 forgets ") })
        #expect(!lines.contains { $0.contains("bob2 closes") })
        #expect(lines.last == "shell ← done([])")
        #expect(hall.sessionCount == 1)
    }

    @Test func `takes a topic of theirs with them`() {
        let hall = Hall(in: "#lobby", "bob2")
        _ = hall.changes(10)
        #expect(hall.erases(.account(eve, rooms: []), topics: [1: "before"]).last == "shell ← done([])")
        #expect(hall.changes(10) == ["#lobby 1 before"])
    }

    @Test func `has no standing left in a room`() {
        let hall = Hall(in: "#lobby", "root0", "eve1")
        hall.orders("root0", .op(Person("eve")), as: 1)
        _ = hall.erases(.account(eve, rooms: [1]), topics: [:])
        hall.settleIn("eve1")
        hall.does("eve1", .join("#lobby", after: nil))
        #expect(hall.orders("eve1", .slow(seconds: 5), as: 2).last == "1 eve1 ← 2 refused, notOperator")
    }

    @Test func `stays while some of their words go, and where nothing can be written`() {
        let hall = Hall(in: "#lobby", "eve0")
        #expect(hall.erases(.words(eve, [1, 2]), topics: [:]) == ["shell ← done([])"])
        #expect(
            hall.erases(.account(eve, rooms: [1]), topics: nil) == ["shell ← refused(SottoModel.Refusal.notPossible)"])
        #expect(hall.sessionCount == 1)
    }
}
