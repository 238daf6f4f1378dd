import ServerCore
import SottoModel
import TestSupport
import Testing

/// Under which key somebody can be written to.
struct CardTests {
    private static let card = "alice0 ← bob's card"

    @Test func `of somebody who is there is known at once`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        #expect(hall.does("alice0", .card(.of("bob"))) == ["0 \(Self.card)"])
    }

    @Test func `of somebody who is away is in the store`() {
        let hall = Hall(in: "#lobby", "alice0")
        #expect(hall.does("alice0", .card(.of("bob"))) == ["journal ← whose card?"])
        #expect(hall.finds(cardOf: "bob", for: "alice0") == ["0 \(Self.card)"])
        #expect(hall.does("alice0", .card(.of("nobody"))) == ["journal ← whose card?"])
        #expect(hall.finds(cardOf: nil, for: "alice0") == ["0 alice0 ← no card"])
    }

    @Test func `is not told to who has left, nor to who is not in`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        #expect(hall.does("eve2", .card(.of("bob"))) == [])
        hall.does("alice0", .card(.of("carol")))
        hall.does("alice0", .closed(nil))
        #expect(hall.finds(cardOf: "carol", for: "alice0") == [])
    }

    @Test func `a whisper that the server could read is refused`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        #expect(
            hall.whispers("alice0", 1, to: "bob", [0, 10, 2, 104, 105]).contains("0 alice0 ← 1 refused, notPossible"))
        #expect(hall.whispers("alice0", 2, to: "bob", [2]) == ["journal ← alice whispers 2"])
    }
}
