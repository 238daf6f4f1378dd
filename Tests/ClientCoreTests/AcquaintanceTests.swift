import ClientCore
import SottoModel
import TestSupport
import Testing

/// A name that was met, and comes back with another key behind it.
struct AcquaintanceTests {
    private static let warning =
        "!! bob now belongs to another key: this may be somebody else. Make sure who it is before you trust them"
    private static let impostor = Person(identity: Chat.key("mallory"), name: "bob")

    @Test(arguments: [
        ServerEvent.presence(Chat.lobby, PresenceDelta(count: 2, joined: [impostor])),
        .presence(
            Chat.lobby,
            PresenceDelta(count: 2, renamed: [Rename(identity: impostor.identity, old: "mallory", new: "bob")])),
        .roster(Chat.lobby, RosterPage(count: 2, people: [impostor], next: nil)),
        .found("bob", impostor, isPresent: true),
        .entry(Chat.lobby, Chat.entry(by: impostor, "hello", 102)),
    ])
    func `is told of, once`(event: ServerEvent) {
        var chat = Chat.online()
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "hi", 101)))
        chat.serve(event)
        #expect(chat.log.count { $0 == Self.warning } == 1)
        chat.serve(.entry(Chat.lobby, Chat.entry(by: Self.impostor, "it is me", 103)))
        #expect(chat.log.count { $0 == Self.warning } == 1)
    }

    @Test func `who was whispered with is met`() {
        var chat = Chat.online(with: "bob")
        chat.happen(.whisper(from: "bob", 1, "psst"))
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, left: [Chat.person("bob")])))
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, joined: [Self.impostor])))
        #expect(chat.log.contains(Self.warning))
    }

    @Test func `names that look alike are one`() {
        var chat = Chat.online()
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "hi", 101)))
        let alike = Person(identity: Chat.key("mallory"), name: "BOB")
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, joined: [alike])))
        #expect(chat.log.contains { $0.hasPrefix("!! BOB now belongs to another key") })
    }

    @Test func `whoever was only seen in the list is not missed`() {
        var chat = Chat.online(with: "bob")
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 1, left: [Chat.person("bob")])))
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, joined: [Self.impostor])))
        #expect(!chat.log.contains(Self.warning))
    }

    @Test func `the same person coming back is no news`() {
        var chat = Chat.online(with: "bob")
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "hi", 101)))
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 1, left: [Chat.person("bob")])))
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, joined: [Chat.person("bob")])))
        #expect(!chat.log.contains(Self.warning))
    }
}
