import SottoModel
import TestSupport
import Testing

@testable import ClientCore

struct `Searching` {
    private static func hits(
        _ chat: Chat, _ numbers: [UInt64], more: Bool = false, isComplete: Bool = true
    ) -> ServerEvent {
        let hits = numbers.map { SearchHits.Hit(room: room("#lobby"), entry: Chat.entry("bob", "회의 \($0)", $0)) }
        return .hits(SearchHits(token: chat.token ?? 0, hits: hits, more: more, isComplete: isComplete))
    }

    /// Somebody who has looked for 회의 and found these.
    private static func chat(_ numbers: [UInt64], more: Bool = false, plain: Bool = false) -> Chat {
        var settings = Settings()
        settings.isLineMode = plain
        var chat = Chat.online(with: "bob", settings: settings)
        chat.act(.line("/search 회의"))
        chat.serve(hits(chat, numbers, more: more))
        return chat
    }

    @Test func `asks the server, in all rooms, under a sign of its own`() throws {
        var chat = Chat.online(with: "bob")
        chat.say("/search 회의 시간")
        guard case .send(.search(let query))? = chat.effects.first else { return #expect(Bool(false)) }
        #expect(query.text == "회의 시간" && query.room == nil && query.before == nil)
        #expect(query.token == chat.token)
        #expect(chat.state.finding?.isAsked == true)
    }

    @Test func `passes over answers to other questions`() {
        var chat = Chat.online(with: "bob")
        chat.say("/search 회의")
        chat.serve(.hits(SearchHits(token: (chat.token ?? 0) &+ 1, hits: [], more: false)))
        #expect(chat.state.finding?.isAsked == true)
    }

    @Test func `asks for more where the choice comes to the end`() {
        var chat = Self.chat([90, 80, 70], more: true)
        #expect(chat.act(.find(.by(1))) == [])
        guard case .send(.search(let query))? = chat.act(.find(.by(1))).first else { return #expect(Bool(false)) }
        #expect(query.before == EntryNumber(70))
        #expect(chat.act(.find(.by(1))) == [])
        chat.serve(Self.hits(chat, [60]))
        #expect(chat.state.finding?.hits.count == 4 && chat.state.finding?.selection == 2)
        #expect(chat.act(.find(.by(9))) == [])
        #expect(chat.state.finding?.selection == 3)
    }

    @Test func `goes to a line that is there`() {
        var chat = Chat.online(with: "bob")
        for number in 101...120 as ClosedRange<UInt64> {
            chat.serve(.entry(Chat.lobby, Chat.entry("bob", "\(number)", number)))
        }
        chat.say("/search 회의")
        chat.serve(Self.hits(chat, [105]))
        #expect(chat.act(.find(.choose)) == [])
        #expect(chat.state.finding == nil)
        let found = chat.state.room.found.flatMap { chat.state.room.log.index(of: $0) }
        #expect(found.map { chat.log[$0] } == "bob: 105")
        #expect(chat.state.room.scroll != .bottom)
        chat.act(.scroll(to: .bottom))
        #expect(chat.state.room.found == nil)
    }

    @Test func `goes to a line further back, page by page`() {
        var chat = Self.chat([30])
        #expect(chat.act(.find(.choose)) == [.send(.history(Chat.lobby, before: EntryNumber(101)))])
        chat.serve(.earlier(Chat.lobby, page(51...100)))
        #expect(chat.effects == [.send(.history(Chat.lobby, before: EntryNumber(51)))])
        chat.serve(.earlier(Chat.lobby, page(11...50)))
        #expect(chat.effects == [])
        let found = chat.state.room.found.flatMap { chat.state.room.log.index(of: $0) }
        #expect(found.map { chat.log[$0] } == "bob: 30")
    }

    @Test func `goes on to the line after an outage`() {
        var chat = Self.chat([30])
        chat.act(.find(.choose))
        chat.happen(.disconnected(.cut))
        chat.happen(.retryDue)
        chat.happen(.online)
        chat.welcome()
        chat.joined(["bob"], last: 100)
        #expect(chat.effects.contains(.send(.history(Chat.lobby, before: EntryNumber(101)))))
    }

    @Test func `is put again after an outage`() {
        var chat = Chat.online(with: "bob")
        chat.say("/search 회의")
        chat.happen(.disconnected(.cut))
        chat.happen(.retryDue)
        chat.happen(.online)
        chat.welcome()
        #expect(chat.effects.contains { if case .send(.search) = $0 { true } else { false } })
    }

    @Test func `ends by Esc, and by saying something`() {
        var chat = Self.chat([30])
        chat.act(.escape)
        #expect(chat.state.finding == nil)
        chat = Self.chat([30])
        chat.say("hello")
        #expect(chat.state.finding == nil)
    }

    @Test func `prints what was found, and more when asked for`() {
        var chat = Self.chat([90, 80], more: true, plain: true)
        #expect(
            chat.log == ["#lobby bob: 회의 90", "#lobby bob: 회의 80", "-- 2 lines, and there are more"])
        chat.act(.line("/search"))
        #expect(chat.effects.count == 1)
        chat.serve(Self.hits(chat, [70]))
        #expect(chat.log.suffix(2) == ["#lobby bob: 회의 70", "-- 3 lines"])
    }

    @Test func `is waited for at the end of the input`() {
        var settings = Settings()
        settings.isLineMode = true
        var chat = Chat.online(settings: settings)
        chat.act(.line("/search 회의"), .endOfInput)
        #expect(chat.effects == [])
        chat.serve(Self.hits(chat, [], isComplete: false))
        #expect(chat.log == ["-- nothing found; the server has not looked everywhere yet"])
        #expect(chat.effects.last == .quit(.left))
    }

    @Test func `says what it takes`() {
        var chat = Chat.online(with: "bob")
        chat.say("/search")
        #expect(chat.effects == [] && chat.log == ["!! usage: /search TEXT"])
    }

    @Test func `lets go of what an erased person said, in the log and in what was found`() {
        var chat = Chat.online(with: "bob")
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "mine", 101)))
        chat.serve(.entry(Chat.lobby, Chat.entry("carol", "stays", 102)))
        chat.say("/search 회의")
        chat.serve(Self.hits(chat, [90, 80]))
        chat.serve(.erased(Chat.lobby, Chat.key("bob")))
        #expect(chat.log == ["carol: stays"])
        #expect(chat.state.finding?.hits.isEmpty == true)
    }

    private func page(_ numbers: ClosedRange<UInt64>) -> Page {
        Page(
            after: EntryNumber(numbers.lowerBound - 1), through: EntryNumber(numbers.upperBound),
            entries: numbers.map { Chat.entry("bob", "\($0)", $0) })
    }
}

extension Chat {
    fileprivate var token: UInt64? { state.finding?.token }
}
