import ServerCore
import SottoModel
import TestSupport
import Testing

struct `Joining a room` {
    @Test func `makes it, and shows who is there`() {
        let hall = Hall()
        hall.signIn("alice0")
        hall.signIn("bob1")
        #expect(
            hall.does("alice0", .join("#lobby", after: nil)) == [
                "0 alice0 ← in #1 #lobby of 1: alice, last 0"
            ])
        #expect(
            hall.does("bob1", .join("#lobby", after: 7)) == [
                "0 #1 +bob = 2", "1 bob1 ← in #1 #lobby of 2: alice bob, last 0, has 7",
            ])
    }

    @Test func `is told to each loop that has members, once`() {
        let hall = Hall(in: "#lobby", "alice0", "bob0", "carol2")
        hall.signIn("dave1")
        let lines = hall.does("dave1", .join("#lobby", after: nil))
        #expect(lines.filter { $0.contains("+") } == ["0 #1 +dave = 4", "2 #1 +dave = 4"])
    }

    @Test func `under a name that looks the same is joining the same room`() {
        let hall = Hall(in: "#lobby", "alice0")
        hall.signIn("bob1")
        #expect(
            hall.does("bob1", .join("#L0BBY", after: nil)).last
                == "1 bob1 ← in #1 #lobby of 2: alice bob, last 0")
    }

    @Test func `again is answered as joining is`() {
        let hall = Hall(in: "#lobby", "alice0", "bob0")
        #expect(
            hall.does("alice0", .join("#lobby", after: 3)) == [
                "0 alice0 out of #1", "0 #1 -alice = 1", "0 #1 +alice = 2",
                "0 alice0 ← in #1 #lobby of 2: bob alice, last 0, has 3",
            ])
    }

    @Test func `gives the topic and the last number, also those of an earlier run`() {
        let hall = Hall(stored: StoredState(rooms: [StoredRoom(id: 9, name: "#old", topic: "tea", last: 40)]))
        hall.signIn("alice0")
        #expect(
            hall.does("alice0", .join("#old", after: nil)) == [
                "0 alice0 ← in #9 #old “tea” of 1: alice, last 40"
            ])
        #expect(
            hall.does("alice0", .join("#new", after: nil)) == ["0 alice0 ← in #10 #new of 1: alice, last 0"])
    }

    @Test func `is not new under a name of two scripts, and stays where it is old`() {
        let old = StoredRoom(id: 9, name: "#t\u{435}a", topic: "", last: 0)
        let hall = Hall(stored: StoredState(rooms: [old]))
        hall.signIn("alice0")
        #expect(hall.does("alice0", .join("#sc\u{43E}ne", after: nil)) == ["0 alice0 ← #scоne refused, badName"])
        #expect(hall.does("alice0", .join("#tea", after: nil)).last?.contains("in #9 #tеa") == true)
    }

    @Test func `goes so far and no further`() {
        var limits = Limits()
        limits.roomsPerSession = 2
        let hall = Hall(in: "#a", "alice0", limits: limits)
        hall.does("alice0", .join("#b", after: nil))
        #expect(hall.does("alice0", .join("#c", after: nil)) == ["0 alice0 ← #c refused, tooManyRooms"])
        #expect(
            hall.does("alice0", .join("#b", after: nil)).last == "0 alice0 ← in #3 #b of 1: alice, last 0")
        hall.does("alice0", .leave(1))
        #expect(hall.does("alice0", .join("#d", after: nil)) == ["0 alice0 ← in #4 #d of 1: alice, last 0"])
    }

    @Test func `leaves nothing behind where nothing was said`() {
        var limits = Limits()
        limits.rooms = 1
        let hall = Hall(in: "#a", "alice0", limits: limits)
        #expect(hall.does("alice0", .join("#b", after: nil)) == ["0 alice0 ← #b refused, tooManyRooms"])
        hall.does("alice0", .leave(1))
        #expect(hall.does("alice0", .join("#b", after: nil)) == ["0 alice0 ← in #2 #b of 1: alice, last 0"])
    }
}

struct `Leaving a room` {
    @Test func `is told to the others and answered`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        #expect(
            hall.does("alice0", .leave(1)) == ["0 alice0 out of #1", "1 #1 -alice = 1", "0 alice0 ← left #1"])
    }

    @Test(arguments: [1, 2] as [RoomID]) func `one is not in is no event`(_ room: RoomID) {
        let hall = Hall(in: "#lobby", "alice0")
        hall.signIn("bob1")
        #expect(hall.does("bob1", .leave(room)) == [])
        #expect(hall.does("bob1", .roster(room, after: 0)) == [])
    }

    @Test func `comes with the end of a connection, for every room`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        hall.does("alice0", .join("#tea", after: nil))
        hall.does("bob1", .join("#tea", after: nil))
        let lines = hall.does("alice0", .closed(nil))
        #expect(
            Set(lines.dropLast()) == [
                "0 alice0 out of #1", "1 #1 -alice = 1", "0 alice0 out of #2", "1 #2 -alice = 1",
            ])
        #expect(lines.last == "0 alice0 gone")
    }

    @Test func `does not end a room in which somebody has something to say`() {
        let hall = Hall(in: "#lobby", "alice0")
        _ = hall.posts("alice0", 1, .say("hi"))
        hall.does("alice0", .leave(1))
        #expect(
            hall.does("alice0", .join("#lobby", after: nil)) == [
                "0 alice0 ← in #1 #lobby of 1: alice, last 0"
            ])
    }
}

struct `A user list` {
    @Test func `comes in pages`() {
        var limits = Limits()
        limits.rosterPage = 2
        let hall = Hall(in: "#lobby", "alice0", "bob0", "carol0", "dave0", "eve0", limits: limits)
        #expect(hall.does("alice0", .roster(1, after: 0)) == ["0 alice0 ← #1 has 5: alice bob, more after 2"])
        #expect(
            hall.does("alice0", .roster(1, after: 2)) == ["0 alice0 ← #1 has 5: carol dave, more after 4"])
        hall.does("carol0", .leave(1))
        #expect(hall.does("alice0", .roster(1, after: 2)) == ["0 alice0 ← #1 has 4: dave eve"])
        #expect(hall.does("alice0", .roster(1, after: 99)) == ["0 alice0 ← #1 has 4: "])
    }
}

struct `A new name` {
    @Test func `is told to every room and to its owner`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        #expect(hall.does("alice0", .rename("mina")) == ["journal ← alice0 claims mina"])
        #expect(
            hall.answers("alice0", .won) == [
                "0 #1 alice→mina = 2", "1 #1 alice→mina = 2", "0 alice0 ← you are mina",
            ])
        #expect(hall.does("bob1", .find("mina")) == ["1 bob1 ← mina is mina"])
        #expect(hall.does("bob1", .find("alice")) == ["journal ← who is alice?"])
        #expect(hall.does("bob1", .roster(1, after: 0)) == ["1 bob1 ← #1 has 2: mina bob"])
        #expect(hall.posts("alice0", 1, .say("hi")) == ["journal ← #1 mina: hi"])
    }

    @Test func `that is taken is refused, and the old one stays`() {
        let hall = Hall(in: "#lobby", "alice0")
        hall.does("alice0", .rename("bob"))
        #expect(hall.answers("alice0", .taken(free: "bob2")) == ["0 alice0 ← refused, taken, bob2 is free"])
        #expect(hall.does("alice0", .find("alice")) == ["0 alice0 ← alice is alice"])
    }

    @Test func `may differ from the old one in its look alone`() {
        let hall = Hall(in: "#lobby", "alice0")
        hall.does("alice0", .rename("ALICE"))
        #expect(hall.answers("alice0", .won).last == "0 alice0 ← you are ALICE")
        #expect(hall.does("alice0", .find("alice")) == ["0 alice0 ← alice is ALICE"])
    }

    @Test func `comes to nothing once the connection is gone`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        hall.does("alice0", .rename("mina"))
        hall.does("alice0", .closed(nil))
        #expect(hall.answers("alice0", .won) == [])
    }

    @Test func `of an auxiliary session is told to nobody else`() {
        let hall = Hall(in: "#lobby", "bob1")
        hall.signIn("alice0", isInteractive: false)
        hall.does("alice0", .join("#lobby", after: nil))
        hall.does("alice0", .rename("mina"))
        #expect(hall.answers("alice0", .won) == ["0 alice0 ← you are mina"])
    }
}
