import ServerCore
import SottoModel
import TestSupport
import Testing

struct `A message` {
    @Test func `goes to the journal, and is seen when it comes back`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        #expect(hall.posts("alice0", 1, .say("hi")) == ["journal ← #1 alice: hi"])
        #expect(hall.keeps(1, as: 5) == ["0 #1 alice: hi (5)", "1 #1 alice: hi (5)", "0 alice0 settled 2"])
    }

    @Test func `is the last one for whoever joins then`() {
        let hall = Hall(in: "#lobby", "alice0")
        _ = hall.posts("alice0", 1, .topic("tea"))
        hall.keeps(1, as: 5)
        hall.signIn("bob1")
        #expect(
            hall.does("bob1", .join("#lobby", after: nil)).last
                == "1 bob1 ← in #1 #lobby “tea” of 2: alice bob, last 5")
    }

    @Test func `in a room one is not in is refused`() {
        let hall = Hall(in: "#lobby", "alice0")
        hall.signIn("bob1")
        #expect(hall.posts("bob1", 1, .say("hi")) == ["1 bob1 settled 2", "1 bob1 ← 1 refused, notInRoom"])
        #expect(
            hall.posts("bob1", 2, .say("hi"), in: 99) == [
                "1 bob1 settled 2", "1 bob1 ← 2 refused, notInRoom",
            ])
    }

    @Test func `has up to 8 KiB, and a topic up to 1`() {
        let hall = Hall(in: "#lobby", "alice0")
        let long = String(repeating: "가", count: 2730)  // 8,190 bytes
        #expect(hall.posts("alice0", 1, .say(long + "ab")) == ["journal ← #1 alice: \(long)ab"])
        #expect(
            hall.posts("alice0", 2, .say(long + "abc")) == [
                "0 alice0 settled 8193", "0 alice0 ← 2 refused, tooLong",
            ])
        #expect(hall.posts("alice0", 3, .action(long + "abc")).last == "0 alice0 ← 3 refused, tooLong")
        let topic = String(repeating: "t", count: 1024)
        #expect(hall.posts("alice0", 4, .topic(topic)) == ["journal ← #1 alice: \(topic)"])
        #expect(hall.posts("alice0", 5, .topic(topic + "t")).last == "0 alice0 ← 5 refused, tooLong")
    }

    @Test func `that tells of a loss is the server's alone to send`() {
        let hall = Hall(in: "#lobby", "alice0")
        let noon = Timestamp(milliseconds: 0)
        let loss = Loss(after: 1, through: 2, since: noon, until: noon)
        #expect(hall.posts("alice0", 1, .loss(loss)).last == "0 alice0 ← 1 refused, notPossible")
    }

    @Test func `may be taken back by who has no voice, and not changed`() {
        let hall = Hall(in: "#lobby", "root0", "bob1")
        hall.orders("root0", .mute(Sentence(Person("bob"))), as: 1)
        #expect(hall.posts("bob1", 2, .amend(.number(9), .retract)) == ["journal ← #1 bob: "])
        #expect(hall.posts("bob1", 3, .amend(.number(9), .edit("x"))).last?.contains("refused") == true)
    }

    @Test func `that answers another, or says it otherwise, has up to 8 KiB`() {
        let hall = Hall(in: "#lobby", "alice0")
        let long = String(repeating: "x", count: 8193)
        for (id, body) in [(1, EntryBody.reply(to: .number(9), long)), (2, .amend(.number(9), .edit(long)))] {
            #expect(hall.posts("alice0", UInt64(id), body).last == "0 alice0 ← \(id) refused, tooLong")
        }
    }

    @Test func `sent twice is answered with the number it has`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        _ = hall.posts("alice0", 1, .say("hi"))
        #expect(hall.settles(1) { _ in .duplicate(5) } == ["0 alice0 ← 1 kept as 5", "0 alice0 settled 2"])
    }

    @Test func `under somebody else's id is refused`() {
        let hall = Hall(in: "#lobby", "alice0")
        _ = hall.posts("alice0", 1, .say("hi"))
        #expect(
            hall.settles(1) { _ in .refused(.idInUse) } == [
                "0 alice0 ← 1 refused, idInUse", "0 alice0 settled 2",
            ])
    }

    @Test func `of somebody who has left the room is seen there, and acknowledged to them apart`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        _ = hall.posts("alice0", 1, .say("bye"))
        hall.does("alice0", .leave(1))
        #expect(
            hall.keeps(1, as: 5) == ["1 #1 alice: bye (5)", "0 alice0 ← 1 kept as 5", "0 alice0 settled 3"])
    }

    @Test func `of somebody who is gone is seen all the same`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        _ = hall.posts("alice0", 1, .say("bye"))
        hall.does("alice0", .closed(nil))
        #expect(hall.keeps(1, as: 5) == ["1 #1 alice: bye (5)", "0 alice0 settled 3"])
    }

    @Test func `that could not be kept goes out live and moves no number`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        _ = hall.posts("alice0", 1, .say("hi"))
        let lines = hall.settles(1) { .applied($0.entry(.liveOnly)) }
        #expect(lines == ["0 #1 alice: hi (live)", "1 #1 alice: hi (live)", "0 alice0 settled 2"])
        #expect(hall.does("bob1", .join("#lobby", after: nil)).last?.hasSuffix("last 0") == true)
    }

    @Test func `of nobody known has no effect but its settlement`() {
        let hall = Hall(in: "#lobby", "alice0")
        #expect(hall.posts("ghost0", 1, .say("boo")) == ["0 ghost0 settled 3"])
    }
}

struct `Looking for a name` {
    @Test func `finds who looks like it`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        #expect(hall.does("bob1", .find("Al1ce")) == ["1 bob1 ← Al1ce is alice"])
    }

    @Test func `finds nobody who is not there`() {
        let hall = Hall(in: "#lobby", "alice0", "bob1")
        hall.does("alice0", .closed(nil))
        #expect(hall.does("bob1", .find("alice")) == ["journal ← who is alice?"])
        #expect(hall.finds(nil, for: "bob1") == ["1 bob1 ← alice is nobody"])
    }

    @Test func `finds who owns it and is away`() {
        let hall = Hall(in: "#lobby", "bob1")
        hall.does("bob1", .find("alice"))
        #expect(hall.finds("alice", for: "bob1") == ["1 bob1 ← alice is alice, away"])
    }

    @Test func `finds somebody who came in meanwhile`() {
        let hall = Hall(in: "#lobby", "bob1")
        hall.does("bob1", .find("alice"))
        hall.signIn("alice0")
        #expect(hall.finds("alice", for: "bob1") == ["1 bob1 ← alice is alice"])
    }
}
