import ClientCore
import SottoModel
import TestSupport
import Testing

/// A client that was somewhere before.
struct RecollectionTests {
    @Test func `whispers of earlier runs stand among the room's lines by their time`() {
        var chat = Chat(recollection: .whispers(received(1, "early", at: 2), received(2, "late", at: 20)))
        #expect(chat.log == ["← bob: early", "← bob: late"])
        chat.comeIn(last: 102)
        let entries = [at(1, Chat.entry("bob", "one", 101)), at(9, Chat.entry("bob", "two", 102))]
        chat.serve(.page(Chat.lobby, Page(after: EntryNumber(100), through: EntryNumber(102), entries: entries)))
        #expect(chat.log == ["bob: one", "← bob: early", "bob: two", "← bob: late", "-- all is kept here"])
        chat.serve(.entry(Chat.lobby, at(3, Chat.entry("bob", "by a clock that is late", 103))))
        #expect(chat.log.last == "bob: by a clock that is late")
    }

    @Test func `a whisper that comes again after a restart shows once, and the server may let go of it`() {
        var chat = Chat(recollection: .whispers(received(1, "psst", at: 2)))
        chat.comeIn()
        let again = ClientEvent.whisper(
            from: Chat.person("bob"), Chat.id(1), at: Timestamp(milliseconds: 2), .say("psst"),
            number: EntryNumber(7))
        #expect(chat.happen(again) == [.send(.taken(through: EntryNumber(7)))])
        #expect(chat.log == ["← bob: psst"])
    }

    @Test func `who whispered last is who r answers`() {
        var chat = Chat(recollection: .whispers(received(1, "psst", at: 2)))
        chat.comeIn()
        chat.say("/r yes?")
        #expect(chat.log.last == "→ bob: yes? ·")
    }

    @Test func `an own whisper that waits still is shown once`() {
        var recollection = Recollection.whispers(
            KeptWhisper(
                isOwn: true, peer: Chat.person("bob"), id: Chat.id(1), at: Chat.id(1).at, body: .say("psst")))
        recollection.outbox = [
            OwnMessage(id: Chat.id(1), destination: .person(Chat.person("bob")), body: .say("psst"))
        ]
        #expect(Chat(recollection: recollection).log == ["→ bob: psst ·"])
    }

    @Test func `a pipe does not print again what it printed`() {
        var settings = Settings()
        settings.isLineMode = true
        #expect(Chat(recollection: .whispers(received(1, "psst", at: 2)), settings: settings).log == [])
    }

    @Test func `the own log of whispers is erased when asked`() {
        var chat = Chat(recollection: .whispers(received(1, "psst", at: 2)))
        chat.say("/forget")
        #expect(chat.disk == [.eraseWhispers])
        #expect(chat.log == ["-- your own log of whispers is erased"])
    }

    @Test func `rooms are entered again, and the one asked for is shown`() {
        var chat = Chat(recollection: .rooms(mark("#tea", 5), mark("#lobby", 7), mark("#news", 0)))
        #expect(chat.state.rooms.map(\.name.text) == ["#tea", "#lobby", "#news"])
        #expect(chat.state.room.name == room("#lobby"))
        chat.happen(.start)
        chat.happen(.online)
        chat.welcome()
        #expect(chat.effects.count == 3)
        #expect(chat.state.roomMarks == [mark("#tea", 5), mark("#lobby", 7, isShown: true), mark("#news", 0)])
    }

    @Test func `what came in another room since it was read is counted, and nothing before it`() {
        var chat = Chat(recollection: .rooms(mark("#lobby", 0), mark("#tea", 101)))
        chat.comeIn()
        let roster = RosterPage(count: 1, people: [], next: nil)
        let joined = Joined(room: RoomID(2), name: room("#tea"), topic: "", roster: roster, last: EntryNumber(103))
        chat.serve(.joined(joined))
        let entries = (100...103 as ClosedRange<UInt64>).map { Chat.entry("bob", "\($0)", $0) }
        chat.serve(.page(RoomID(2), Page(after: EntryNumber(99), through: EntryNumber(103), entries: entries)))
        #expect(chat.state.rooms[1].unseen == 2)
        #expect(chat.state.roomMarks[1] == mark("#tea", 101))
        chat.act(.nextRoom)
        #expect(chat.state.roomMarks[1] == mark("#tea", 103, isShown: true))
    }
}

struct FirstPageTests {
    @Test func `who is cut off before the first page comes back as new`() {
        var chat = Chat()
        chat.comeIn(last: 102)
        chat.happen(.disconnected(.cut))
        chat.happen(.retryDue)
        chat.happen(.online)
        chat.welcome()
        #expect(chat.effects == [.send(.join(room("#lobby"), after: nil))])
    }
}

struct ArrivedWhisperTests {
    @Test func `the server may let go of a whisper when it is on the disk here, and of none before it`() {
        var chat = Chat.online(with: "bob")
        chat.diskIsQuick = false
        for number in 1...3 as ClosedRange<UInt64> { whisper(number, &chat) }
        #expect(chat.happen(.onDisk([Chat.id(2)])) == [])
        #expect(chat.happen(.onDisk([Chat.id(1)])) == [.send(.taken(through: EntryNumber(2)))])
        #expect(chat.happen(.onDisk([Chat.id(3)])) == [.send(.taken(through: EntryNumber(3)))])
    }

    @Test func `what was not told before a cut is told when it comes again`() {
        var chat = Chat.online(with: "bob")
        chat.diskIsQuick = false
        whisper(1, &chat)
        chat.happen(.disconnected(.cut))
        #expect(chat.happen(.onDisk([Chat.id(1)])) == [])
        chat.happen(.retryDue)
        chat.happen(.online)
        chat.welcome()
        whisper(1, &chat)
        #expect(chat.effects == [.send(.taken(through: EntryNumber(1)))])
    }

    @Test func `what comes again while the disk is still about it is not told before it is there`() {
        var chat = Chat.online(with: "bob")
        chat.diskIsQuick = false
        whisper(1, &chat)
        chat.comeBack()
        whisper(1, &chat)
        #expect(chat.effects == [])
        #expect(chat.happen(.onDisk([Chat.id(1)])) == [.send(.taken(through: EntryNumber(1)))])
    }

    @Test func `what was erased before it was on the disk need not be held`() {
        var chat = Chat.online(with: "bob")
        chat.diskIsQuick = false
        whisper(1, &chat)
        #expect(chat.say("/forget").sent == [.taken(through: EntryNumber(1))])
    }

    private func whisper(_ number: UInt64, _ chat: inout Chat) {
        chat.happen(
            .whisper(
                from: Chat.person("bob"), Chat.id(number), at: Timestamp(milliseconds: 1), .say("psst"),
                number: EntryNumber(number)))
    }
}

extension Recollection {
    fileprivate static func whispers(_ whispers: KeptWhisper...) -> Recollection {
        var recollection = Recollection()
        recollection.whispers = whispers
        return recollection
    }

    fileprivate static func rooms(_ rooms: RoomMark...) -> Recollection {
        var recollection = Recollection()
        recollection.rooms = rooms
        return recollection
    }
}

private func received(_ number: UInt64, _ text: String, at time: Int64) -> KeptWhisper {
    KeptWhisper(
        isOwn: false, peer: Chat.person("bob"), id: Chat.id(number), at: Timestamp(milliseconds: time),
        body: .say(text))
}

private func at(_ time: Int64, _ entry: Entry) -> Entry {
    Entry(
        place: entry.place, author: entry.author, id: entry.id, at: Timestamp(milliseconds: time), body: entry.body)
}

private func mark(_ name: String, _ read: UInt64, isShown: Bool = false) -> RoomMark {
    RoomMark(name: room(name), read: EntryNumber(read), isShown: isShown)
}
