import ClientCore
import SottoModel
import TestSupport
import Testing

struct RoomTests {
    @Test(arguments: [
        (Retention(), "all is kept here"),
        (Retention(seconds: 30 * 86_400), "kept for 30 days"),
        (Retention(entries: 1_000), "the last 1000 lines are kept"),
        (Retention(seconds: 7_200, entries: 50), "kept for 2 h, at most the last 50 lines"),
    ])
    func `somebody new hears what is kept, behind what there is`(retention: Retention, words: String) {
        var chat = Chat()
        chat.happen(.start)
        chat.happen(.online)
        chat.welcome()
        var rules = RoomRules()
        rules.retention = retention
        chat.joined(["bob"], last: 101, rules: rules)
        #expect(chat.log == [])
        let entries = [Chat.entry("bob", "hello", 101, prev: 0)]
        chat.serve(.page(Chat.lobby, Page(after: 0, through: 101, entries: entries)))
        #expect(chat.log == ["bob: hello", "-- \(words)"])
        chat.comeBack()
        chat.joined(["bob"], last: 101, rules: rules)
        chat.seeAll(through: 101)
        #expect(chat.log.count { $0.contains("kept") } == 1)
    }

    @Test(arguments: [
        (Retention(), "kept until the server's 500 MB are full"),
        (Retention(entries: 1), "the last line is kept, or until the server's 500 MB are full"),
    ])
    func `somebody new hears of the server's quota`(retention: Retention, words: String) {
        var chat = Chat.online()
        chat.say("/join #tea")
        var rules = RoomRules()
        (rules.retention, rules.quota) = (retention, 500_000_000)
        chat.joined(into: "#tea", as: 2, last: 0, rules: rules)
        #expect(chat.log == ["-- \(words)"])
    }

    @Test func `a room without a word says what is kept at once`() {
        var chat = Chat.online()
        chat.say("/join #tea")
        chat.joined(into: "#tea", as: 2, last: 0)
        #expect(chat.log == ["-- all is kept here"])
    }

    @Test func `a private room is asked for as one, until we are in`() {
        var chat = Chat.online()
        #expect(chat.say("/join #plans --private") == [.send(.join("#plans", after: nil, isPrivate: true))])
        var rules = RoomRules()
        rules.isPrivate = true
        chat.joined(into: "#plans", as: 2, last: 0, rules: rules)
        #expect(chat.state.room.rules.isPrivate)
        chat.comeBack()
        #expect(chat.effects.sent.contains(.join("#plans", after: 0)))
    }

    @Test func `who asks for a private room and finds an open one is told`() {
        var chat = Chat.online()
        chat.say("/join --private #tea")
        chat.joined(into: "#tea", as: 2, last: 0)
        #expect(chat.log.last == "!! #tea was there before, and is open to everybody; /private on closes it")
    }

    @Test func `names that look alike are one room`() {
        var chat = Chat.online()
        #expect(chat.say("/join #LOBBY") == [])
        #expect(chat.state.rooms.count == 1)
        chat.say("/join #Tea")
        chat.joined(into: "#tea", as: 2, last: 0)
        #expect(chat.state.room.id == 2)
    }

    @Test(arguments: [
        (Refusal.privateRoom, "!! #plans stays closed: it is private; an operator of it has to /invite you"),
        (.banned(until: nil, reason: ""), "!! #plans stays closed: you are banned"),
        (
            .banned(until: Timestamp(milliseconds: 7_200_000), reason: "spam"),
            "!! #plans stays closed: you are banned for 2 h: spam"
        ),
        (.tooManyRooms, "!! #plans stays closed: too many rooms; /leave one first"),
    ])
    func `a room that does not let us in is gone again, with the reason where we were`(refusal: Refusal, words: String)
    {
        var chat = Chat.online()
        chat.say("/join #plans")
        chat.serve(.joinRefused("#plans", refusal))
        #expect(chat.state.rooms.map(\.name) == ["#lobby"])
        #expect(chat.log == [words])
    }

    @Test func `who is put out can read on, say nothing, and come back`() {
        var chat = Chat.online(with: "bob")
        chat.order("bob", .kick(Sentence(Chat.person("alice"), reason: "spam")), 101)
        #expect(chat.serve(.left(Chat.lobby)).contains { if case .notify = $0 { true } else { false } })
        #expect(chat.state.room.isOut)
        let out =
            "!! you are out of #lobby. What was said here can still be read; /join #lobby comes back, /leave closes it"
        #expect(chat.log == ["* bob kick alice spam", out])
        #expect(chat.say("hello?") == [])
        #expect(
            chat.log.last == "!! you are not in #lobby, so that was not sent; /join #lobby comes back")
        chat.comeBack()
        #expect(chat.effects.sent == [])
        #expect(chat.say("/join #lobby") == [.send(.join("#lobby", after: 101))])
        chat.joined(["bob"], last: 101)
        #expect(!chat.state.room.isOut)
        #expect(chat.say("hello").posted != nil)
    }

    @Test func `who is put out of a private room is told that an invitation is needed`() {
        var rules = RoomRules()
        rules.isPrivate = true
        var chat = Chat.online(with: "bob", rules: rules)
        chat.serve(.left(Chat.lobby))
        #expect(chat.log.last?.contains("an invitation leads back, /leave closes it") == true)
    }

    @Test func `a room that we left does not come back by what the server still says`() {
        var chat = Chat.online()
        chat.say("/join #tea")
        chat.joined(into: "#tea", as: 2, last: 0)
        #expect(chat.say("/leave") == [.send(.leave(2))])
        #expect(chat.serve(.left(2)) == [])
        #expect(chat.state.rooms.map(\.name) == ["#lobby"])
    }

    @Test func `what operators decide is followed`() {
        var chat = Chat.online(with: "bob")
        chat.order("bob", .op(Chat.person("bob")), 101)
        chat.order("bob", .op(Chat.person("alice")), 102)
        chat.order("bob", .slow(seconds: 30), 103)
        chat.order("bob", .close(true), 104)
        #expect(chat.state.room.rules.operators == [Chat.key("bob"), Chat.key("alice")])
        #expect(chat.state.room.rules.mayOrder)
        #expect(chat.state.room.rules.slowSeconds == 30 && chat.state.room.rules.isPrivate)
        chat.order("bob", .deop(Chat.person("alice")), 105)
        #expect(!chat.state.room.rules.mayOrder)
        #expect(chat.say("/who") == [])
        #expect(chat.log.last == "-- 2 in #lobby: alice (you), @bob")
    }

    @Test func `an invitation says how to follow it, and rings`() {
        var chat = Chat.online(with: "bob")
        #expect(
            chat.serve(.invited("#plans", by: Chat.person("bob")))
                == [.notify(Notice(title: "bob invites you to #plans", text: ""))])
        #expect(chat.log == ["-- bob invites you to #plans: /join #plans"])
        chat.act(.edit(.insert("/join #pl")), .tab)
        #expect(chat.input == "/join #plans |")
    }

    @Test(arguments: [
        ("/topic", "", "-- #lobby has no topic; /topic TEXT sets one"),
        ("/topic", "tea and talk", "-- the topic of #lobby: tea and talk"),
        ("/topic coffee", "tea", "* alice coffee ·"),
    ])
    func `the topic is told, or set`(line: String, topic: String, answer: String) {
        var chat = Chat.online(with: "bob")
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", .topic(topic), 101)))
        chat.say(line)
        #expect(chat.log.last == answer)
    }

    @Test func `a topic of more than a kibibyte is not sent`() {
        var chat = Chat.online()
        #expect(chat.say("/topic " + String(repeating: "가", count: 342)) == [])
        #expect(chat.log == ["!! too long for a topic: 1026 bytes of at most 1024"])
    }
}

struct `A server whose time is at the end of time` {
    @Test(arguments: [Int64.max, .max - 1, .min])
    func `is heard, and lasts as long as it can`(milliseconds: Int64) {
        var chat = Chat()
        chat.happen(.start)
        chat.happen(.online)
        chat.serve(
            .welcome(Welcome(name: "alice", now: Timestamp(milliseconds: milliseconds), previousClose: nil)))
        chat.joined(["bob"], last: 0)
        chat.say("/mute bob 7d")
        chat.say("/join #tea")
        chat.serve(.joinRefused("#tea", .banned(until: Timestamp(milliseconds: .max), reason: "")))
        #expect(chat.log.contains { $0.contains("banned") })
    }
}
