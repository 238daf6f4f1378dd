import SottoModel
import TestSupport
import Testing

@testable import ClientCore

struct `Reading back` {
    /// In a room that has entries 1 to 100, of which the last ten came on joining.
    private static func chat(plain: Bool = false) -> Chat {
        var settings = Settings()
        settings.isLineMode = plain
        var chat = Chat(settings: settings)
        chat.happen(.start)
        chat.happen(.online)
        chat.welcome()
        chat.joined(last: 100)
        chat.serve(.page(Chat.lobby, page(91...100)))
        return chat
    }

    private static func page(_ numbers: ClosedRange<UInt64>, after: UInt64? = nil) -> Page {
        Page(
            after: EntryNumber(after ?? numbers.lowerBound - 1), through: EntryNumber(numbers.upperBound),
            entries: numbers.map { Chat.entry("bob", "\($0)", $0) })
    }

    /// The log without what is said about the room itself.
    private static func said(_ chat: Chat) -> [String] {
        chat.log.filter { !$0.hasPrefix("--") }
    }

    private static func lines(_ numbers: ClosedRange<UInt64>) -> [String] { numbers.map { "bob: \($0)" } }

    @Test func `asks for the page before the first line, once`() {
        var chat = Self.chat()
        #expect(chat.act(.scroll(to: .bottom, meetsTop: false)) == [])
        #expect(
            chat.act(.scroll(to: .bottom, meetsTop: true)) == [.send(.history(Chat.lobby, before: EntryNumber(91)))])
        #expect(chat.state.room.log.past.edge == .loading)
        #expect(chat.act(.scroll(to: .bottom, meetsTop: true)) == [])
        chat.serve(.earlier(Chat.lobby, Self.page(51...90)))
        #expect(Self.said(chat) == Self.lines(51...100))
        #expect(chat.state.room.log.past.edge == nil)
        #expect(
            chat.act(.scroll(to: .bottom, meetsTop: true)) == [.send(.history(Chat.lobby, before: EntryNumber(51)))])
    }

    /// Its acknowledgement was lost with the run that wrote it; since then more was said than a page holds.
    @Test func `finds an own line that still waits, and shows it once and in its place`() {
        for isAnsweredFirst in [true, false] {
            var recollection = Recollection()
            let message = OwnMessage(id: Chat.id(1), destination: .room("#lobby"), body: .say("mine"))
            recollection.outbox = [message]
            var chat = Chat(recollection: recollection)
            chat.happen(.start)
            chat.happen(.online)
            chat.welcome()
            chat.joined(last: 100)
            chat.serve(.page(Chat.lobby, Self.page(91...100)))
            #expect(Self.said(chat).last == "alice: mine ·")
            chat.act(.scroll(to: .bottom, meetsTop: true))
            if isAnsweredFirst { chat.serve(.outcome(message.id, .kept(60))) }
            var page = Self.page(51...90)
            let entries = page.entries.map { entry in
                entry.place.number == 60 ? Chat.entry("alice", "mine", 60, id: message.id) : entry
            }
            page = Page(after: page.after, through: page.through, entries: entries)
            chat.serve(.earlier(Chat.lobby, page))
            if !isAnsweredFirst { chat.serve(.outcome(message.id, .kept(60))) }
            #expect(Self.said(chat) == Self.lines(51...59) + ["alice: mine ✓"] + Self.lines(61...100))
            #expect(chat.disk == [.forget(message.id)])
        }
    }

    @Test func `leaves what is read where it is`() {
        var chat = Self.chat()
        let reading = Scroll.anchored(chat.state.room.log[3].id, row: 0)
        chat.act(.scroll(to: reading, meetsTop: true))
        chat.serve(.earlier(Chat.lobby, Self.page(51...90)))
        #expect(chat.state.room.scroll == reading)
        guard case .anchored(let id, _) = reading, let index = chat.state.room.log.index(of: id) else {
            return #expect(Bool(false))
        }
        #expect(chat.log[index] == "bob: 94")
    }

    @Test func `ends at the beginning, and says so`() {
        var chat = Self.chat()
        chat.act(.scroll(to: .bottom, meetsTop: true))
        chat.serve(.earlier(Chat.lobby, Self.page(1...90)))
        #expect(Self.said(chat).count == 100 && chat.state.room.log.past.edge == .beginning)
        #expect(chat.act(.scroll(to: .bottom, meetsTop: true)) == [])
    }

    @Test func `ends where nothing is kept any more, and says so`() {
        var chat = Self.chat()
        chat.act(.scroll(to: .bottom, meetsTop: true))
        chat.serve(.earlier(Chat.lobby, Self.page(51...90, after: 0)))
        #expect(chat.state.room.log.past.edge == .gone)
        var other = Self.chat()
        other.act(.scroll(to: .bottom, meetsTop: true))
        other.serve(.earlier(Chat.lobby, Page(after: .zero, through: EntryNumber(90), entries: [])))
        #expect(other.state.room.log.past.edge == .gone)
    }

    @Test(arguments: [
        page(41...80), page(85...95), Page(after: EntryNumber(90), through: EntryNumber(90), entries: []),
    ])
    func `passes over a page that does not fit`(_ page: Page) {
        var chat = Self.chat()
        chat.act(.scroll(to: .bottom, meetsTop: true))
        chat.serve(.earlier(Chat.lobby, page))
        #expect(Self.said(chat) == Self.lines(91...100))
        #expect(
            chat.act(.scroll(to: .bottom, meetsTop: true)) == [.send(.history(Chat.lobby, before: EntryNumber(91)))])
    }

    @Test func `passes over a page that nobody asked for`() {
        var chat = Self.chat()
        chat.serve(.earlier(Chat.lobby, Self.page(51...90)))
        #expect(Self.said(chat) == Self.lines(91...100))
    }

    @Test func `is possible in a room where nothing came on joining`() {
        var chat = Chat.online()
        #expect(
            chat.act(.scroll(to: .bottom, meetsTop: true)) == [.send(.history(Chat.lobby, before: EntryNumber(101)))])
    }

    @Test func `asks nothing while there is no connection, and may ask again after it`() {
        var chat = Self.chat()
        chat.act(.scroll(to: .bottom, meetsTop: true))
        chat.happen(.disconnected(.cut))
        #expect(chat.state.room.log.past.edge == nil)
        #expect(chat.act(.scroll(to: .bottom, meetsTop: true)) == [])
    }

    @Test func `knows its own lines as kept`() {
        var chat = Self.chat()
        chat.act(.scroll(to: .bottom, meetsTop: true))
        let own = Chat.entry("alice", "mine", 90, prev: 80)
        chat.serve(
            .earlier(Chat.lobby, Page(after: EntryNumber(80), through: EntryNumber(90), entries: [own])))
        #expect(chat.log.first == "alice: mine ✓")
    }

    @Test func `goes on from the lines that were cleared away`() {
        var chat = Self.chat()
        chat.say("/clear")
        #expect(chat.log == [])
        #expect(
            chat.act(.scroll(to: .bottom, meetsTop: true)) == [.send(.history(Chat.lobby, before: EntryNumber(101)))])
        chat.serve(.earlier(Chat.lobby, Self.page(91...100)))
        #expect(Self.said(chat) == Self.lines(91...100))
    }

    @Test func `holds many lines while somebody reads there, and lets go of them after`() {
        var chat = Self.chat()
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "late", 1_000_000, prev: 100)))
        var log = chat.state.room.log
        log.past.reach = EntryNumber(900_000)
        log.past.edge = nil
        chat.state.rooms[0].log = log
        chat.act(.scroll(to: .anchored(log[0].id, row: 0)))
        var reach: UInt64 = 900_000
        while !chat.act(.scroll(to: .anchored(log[0].id, row: 0), meetsTop: true)).isEmpty {
            chat.serve(.earlier(Chat.lobby, Self.page(reach - 399...reach)))
            reach -= 400
        }
        #expect(chat.state.room.log.past.edge == .full)
        #expect((Log.maximumWhileReading..<Log.maximumWhileReading + 400).contains(chat.state.room.log.count))
        chat.act(.scroll(to: .bottom))
        #expect(chat.state.room.log.count == Log.maximumLines)
        let first = UInt64(900_000 - Log.maximumLines + 13)
        #expect(chat.log.first == "bob: \(first)")
        #expect(
            chat.act(.scroll(to: .bottom, meetsTop: true))
                == [.send(.history(Chat.lobby, before: EntryNumber(first)))])
    }

    @Test func `by a command scrolls to the top`() {
        var chat = Self.chat()
        #expect(chat.say("/history") == [.send(.history(Chat.lobby, before: EntryNumber(91)))])
        #expect(chat.state.room.scroll == .anchored(chat.state.room.log[0].id, row: 0))
    }
}

struct `Earlier lines in a pipe` {
    private static func chat() -> Chat {
        var settings = Settings()
        settings.isLineMode = true
        return Chat.online(settings: settings)
    }

    private static func entries(_ numbers: ClosedRange<UInt64>) -> [Entry] {
        numbers.map { Chat.entry("bob", "\($0)", $0) }
    }

    private static func answer(_ chat: inout Chat, _ numbers: ClosedRange<UInt64>) {
        chat.serve(
            .earlier(
                Chat.lobby,
                Page(
                    after: EntryNumber(numbers.lowerBound - 1), through: EntryNumber(numbers.upperBound),
                    entries: entries(numbers))))
    }

    @Test func `are printed once there are as many as were asked for, the first first`() {
        var chat = Self.chat()
        chat.act(.line("/history 5"))
        #expect(chat.effects == [.send(.history(Chat.lobby, before: EntryNumber(101)))])
        Self.answer(&chat, 98...100)
        #expect(chat.log == [] && chat.effects == [.send(.history(Chat.lobby, before: EntryNumber(98)))])
        Self.answer(&chat, 90...97)
        #expect(chat.log == (96...100).map { "bob: \($0)" })
        chat.act(.line("/history 2"))
        #expect(chat.effects == [.send(.history(Chat.lobby, before: EntryNumber(96)))])
    }

    @Test func `say where there are no more`() {
        var chat = Self.chat()
        chat.act(.line("/history 500"))
        Self.answer(&chat, 1...100)
        #expect(chat.log.count == 101 && chat.log[0] == "-- the beginning of #lobby" && chat.log[1] == "bob: 1")
        chat.act(.line("/history"))
        #expect(chat.effects == [] && chat.log.last == "-- the beginning of #lobby")
    }

    @Test func `are asked for once the room has said where it is`() {
        var settings = Settings()
        settings.isLineMode = true
        var chat = Chat(settings: settings)
        chat.happen(.start)
        chat.happen(.online)
        chat.welcome()
        chat.joined(last: 100)
        #expect(chat.act(.line("/history 3")) == [])
        let page = Page(after: EntryNumber(100), through: EntryNumber(100), entries: [])
        #expect(chat.serve(.page(Chat.lobby, page)) == [.send(.history(Chat.lobby, before: EntryNumber(101)))])
    }

    @Test func `are waited for at the end of the input`() {
        var chat = Self.chat()
        chat.act(.line("/history 3"), .endOfInput)
        #expect(chat.effects == [])
        Self.answer(&chat, 98...100)
        #expect(chat.effects.last == .quit(.left))
    }

    @Test(arguments: ["/history 0", "/history x", "/history 1001"]) func `are so and so many`(_ line: String) {
        var chat = Self.chat()
        chat.act(.line(line))
        #expect(chat.effects == [] && chat.log == ["!! usage: /history [COUNT], at most 1000"])
    }
}
