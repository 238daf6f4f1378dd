import ClientCore
import SottoModel
import Testing

struct NoticeTests {
    private static func chat(_ change: (inout Settings) -> Void = { _ in }) -> Chat {
        var settings = Settings()
        change(&settings)
        return Chat.online(with: "bob", settings: settings)
    }

    private static func notices(_ effects: [ClientEffect]) -> [Notice] {
        effects.compactMap { if case .notify(let notice) = $0 { notice } else { nil } }
    }

    private static func whisper(_ number: UInt64) -> ClientEvent {
        .whisper(
            from: Chat.person("bob"), Chat.id(number), at: Timestamp(milliseconds: 1), .say("psst"), number: .zero)
    }

    @Test(
        arguments: [
            (.full, Notice(title: "bob whispers", text: "psst")), (.sender, Notice(title: "bob whispers", text: "")),
            (.none, Notice(title: "sotto: something new", text: "")),
        ] as [(NoticeContent, Notice)])
    func `tell as much as they may`(content: NoticeContent, notice: Notice) {
        var chat = Self.chat { $0.notifyContent = content }
        #expect(Self.notices(chat.happen(Self.whisper(9))) == [notice])
    }

    @Test func `are for who looks elsewhere`() {
        var chat = Self.chat()
        chat.act(.focus(true))
        #expect(Self.notices(chat.happen(Self.whisper(1))).isEmpty)
        chat.act(.focus(false))
        #expect(Self.notices(chat.happen(Self.whisper(2))).count == 1)
    }

    @Test func `are not given where they are off`() {
        var chat = Self.chat { $0.notify = .off }
        #expect(Self.notices(chat.happen(Self.whisper(1))).isEmpty)
    }

    @Test func `of a flood are three, and another after a while`() {
        var chat = Self.chat()
        let first = (1...20).reduce(0) { $0 + Self.notices(chat.happen(Self.whisper(UInt64($1)))).count }
        #expect(first == 3)
        chat.ticks += 10_000
        #expect(Self.notices(chat.happen(Self.whisper(99))).count == 1)
    }

    @Test func `a change of focus ends nothing that somebody is about`() {
        var chat = Self.chat()
        chat.act(.edit(.insert("b")), .tab, .focus(false), .focus(true), .giveUpCompletion)
        #expect(chat.input == "b|")
    }
}
