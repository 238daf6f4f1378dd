import ServerCore
import SottoModel
import TestSupport
import Testing

struct `Looking into the past` {
    private static func query(_ text: String, in room: RoomID? = nil) -> SearchQuery {
        SearchQuery(token: 1, room: room, text: text)
    }

    @Test func `goes into rooms one is in`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        #expect(hall.does("bob1", .history(1, before: 70)) == ["past ← bob1 #1 before 70"])
        hall.does("bob1", .join("#tea", after: nil))
        #expect(hall.does("bob1", .search(Self.query("회의"))) == ["past ← bob1 “회의” in #lobby #tea"])
        #expect(hall.does("bob1", .search(Self.query("회의", in: 2))) == ["past ← bob1 “회의” in #tea"])
    }

    @Test(arguments: [1, 99] as [RoomID]) func `does not go into others, whether they are there or not`(_ room: RoomID)
    {
        let hall = Hall(in: "#lobby", "alice0")
        hall.signIn("bob1")
        #expect(hall.does("bob1", .history(room, before: 70)) == ["1 bob1 ← answer: none"])
        #expect(hall.does("bob1", .search(Self.query("회의", in: room))) == ["past ← bob1 “회의” in "])
        #expect(hall.does("bob1", .search(Self.query("회의"))) == ["past ← bob1 “회의” in "])
    }

    @Test func `ends with the membership`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        hall.does("bob1", .leave(1))
        #expect(hall.does("bob1", .history(1, before: 70)) == ["1 bob1 ← answer: none"])
    }

    @Test func `is answered with nothing to somebody who is not signed in`() {
        let hall = Hall()
        #expect(hall.does("eve0", .search(Self.query("회의"))) == ["0 eve0 ← answer: none"])
    }
}
