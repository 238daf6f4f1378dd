import ClientCore
import SottoModel
import TestSupport
import Testing

struct IgnoringTests {
    @Test func `nothing of who is ignored is shown, rings or is counted`() {
        var chat = Chat.online(with: "bob")
        #expect(chat.say("/ignore bob") == [.saveIgnored([Chat.person("bob")])])
        chat.say("/clear")
        #expect(chat.serve(.entry(Chat.lobby, Chat.entry("bob", "alice!", 101))) == [])
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", .action("shouts"), 102)))
        #expect(chat.happen(.whisper(from: "bob", 9, "psst")) == [.send(.taken(through: 9))])
        #expect(chat.disk == [])
        #expect(chat.log == [])
        #expect(chat.serve(.invited("#spam", by: Chat.person("bob"))) == [])
        chat.say("/ignore")
        #expect(chat.log == ["-- ignored: bob (3 hidden)"])
        #expect(chat.say("/unignore BOB") == [.saveIgnored([])])
        #expect(chat.log.last == "-- bob is heard again; 3 not shown meanwhile")
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "sorry", 103)))
        #expect(chat.log.last == "bob: sorry")
    }

    @Test func `the chain of the room is unbroken by what is not shown`() {
        var chat = Chat.online(with: "bob", "carol")
        chat.say("/ignore bob")
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", "x", 101)))
        #expect(chat.serve(.entry(Chat.lobby, Chat.entry("carol", "y", 102))) == [])
        #expect(chat.log.last == "carol: y")
    }

    @Test func `what is the room's is shown, whoever did it`() {
        var chat = Chat.online(with: "bob", "carol")
        chat.say("/ignore bob")
        chat.order("bob", .kick(Sentence(Chat.person("carol"))), 101)
        chat.serve(.entry(Chat.lobby, Chat.entry("bob", .topic("tea"), 102)))
        #expect(chat.log.suffix(2) == ["* bob kick carol ", "* bob tea"])
    }

    @Test func `another name does not help`() {
        var chat = Chat.online(with: "bob")
        chat.say("/ignore bob")
        let rename = Rename(identity: Chat.key("bob"), old: "bob", new: "bert")
        let bert = Person(identity: Chat.key("bob"), name: "bert")
        #expect(
            chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, renamed: [rename])))
                == [.saveIgnored([bert])])
        chat.say("/clear")
        let entry = Entry(
            place: .kept(101, prev: 100), author: bert, id: .number(101), at: Timestamp(milliseconds: 1),
            body: .say("it is me"))
        chat.serve(.entry(Chat.lobby, entry))
        #expect(chat.log == [])
        #expect(chat.say("/unignore bert") == [.saveIgnored([])])
    }

    @Test func `who is ignored in one run is ignored in the next`() {
        let me = Me(identity: Chat.key("alice"), proof: [])
        let state = ClientState(
            me: me, server: ServerAddress(host: "localhost", port: 7788), name: "alice", room: "#lobby",
            ignored: [Chat.person("bob")])
        #expect(state.ignored.contains(Chat.key("bob")))
    }

    @Test(arguments: [
        ("/ignore", "-- nobody is ignored"), ("/ignore alice", "!! that is you"),
        ("/unignore bob", "!! bob is not ignored; /ignore lists who is"),
    ])
    func `who cannot be ignored, or is not`(line: String, answer: String) {
        var chat = Chat.online(with: "bob")
        #expect(chat.say(line) == [])
        #expect(chat.log == [answer])
    }

    @Test func `somebody who is away is found, then ignored`() {
        var chat = Chat.online()
        #expect(chat.say("/ignore dave") == [.send(.find("dave"))])
        #expect(
            chat.serve(.found("dave", Chat.person("dave"), isPresent: false)) == [.saveIgnored([Chat.person("dave")])])
    }
}
