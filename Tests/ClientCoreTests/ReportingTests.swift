import ClientCore
import SottoModel
import TestSupport
import Testing

/// Alice is in a room with mallory, whom she reports.
struct `A report` {
    private static let key = Base64URL.encode(Chat.key("mallory").bytes)

    private func chat(operators: String...) -> Chat {
        var rules = RoomRules()
        rules.operators = operators.map(Chat.key)
        return .online(with: "bob", "carol", "mallory", rules: rules)
    }

    private func read(_ chat: Chat) -> [String: String] {
        var read: [String: String] = [:]
        for case .whisper(let to, _, .say(let text)) in chat.effects {
            for name in ["bob", "carol", "mallory"] where Chat.key(name) == to { read[name] = text }
        }
        return read
    }

    @Test func `is whispered to every operator who is there, by the key and not the name alone`() {
        var chat = chat(operators: "bob", "carol", "dave")
        chat.say("/report mallory sells watches")
        let words = "report from #lobby about mallory, key \(Self.key): sells watches"
        #expect(read(chat) == ["bob": words, "carol": words])
    }

    @Test func `does not go to whom it is about`() {
        var chat = chat(operators: "bob", "mallory")
        chat.say("/report mallory sells watches")
        #expect(read(chat).keys.sorted() == ["bob"])
    }

    @Test func `that nobody is there to read says the key to tell of`() {
        var chat = chat(operators: "dave", "alice")
        chat.say("/report mallory sells watches")
        #expect(read(chat) == [:])
        #expect(chat.log.count == 1 && chat.log[0].contains("no operator") && chat.log[0].contains(Self.key))
    }

    @Test(arguments: ["/report", "/report mallory", "/report nobody x", "/report alice x"])
    func `about nobody or of nothing is none`(_ line: String) {
        var chat = chat(operators: "bob")
        chat.say(line)
        #expect(read(chat) == [:])
        #expect(chat.log.count == 1 && chat.log[0].hasPrefix("!! "))
    }
}
