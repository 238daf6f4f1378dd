import ClientCore
import SottoModel
import TestSupport
import Testing
import Text

/// The first screen, keys in and choices out.
struct FirstRunTests {
    private var first = FirstRun(name: "", language: .english)

    @Test mutating func `a name and a host are all that is asked`() throws {
        type("mina")
        #expect(first.handle(.choose) == nil && first.field == .server)
        type("chat.example")
        #expect(first.handle(.choose) == .go("mina", try Invite("chat.example")))
    }

    @Test func `who has a name on this machine begins with the server`() {
        #expect(FirstRun(name: "mina", language: .korean).field == .server)
    }

    @Test mutating func `what is wrong is said in its field, and goes with the next key there`() {
        first.handle(.next)
        type("chat.example")
        #expect(first.handle(.choose) == nil)
        #expect(first.complaint?.field == .name && first.field == .name)
        type("mi na")
        #expect(first.complaint == nil)
        #expect(first.handle(.choose) == nil)
        #expect(first.complaint?.words[.english] == "a name has no spaces")
    }

    @Test(arguments: [
        "chat.example", " chat.example ", "sotto chat.example", "sotto 'sotto://chat.example'",
        "\"sotto://chat.example\"", "sotto sotto://chat.example --name bob", "sotto://chat.\nexample",
        "sotto://chat.ex ample",
    ])
    func `a server is taken as somebody may paste it`(text: String) throws {
        var first = FirstRun(name: "mina", language: .english)
        first.handle(.edit(.insert(text)))
        #expect(first.handle(.choose) == .go("mina", try Invite("chat.example")))
    }

    @Test(arguments: [
        ("", "a host, or an invite that somebody gave you"), ("   ", "a host, or an invite that somebody gave you"),
        ("two words", "that is no server"), ("sotto://host?key=x", "the invite's key is no key"),
        ("sotto", "a host, or an invite that somebody gave you"),
    ])
    func `what is no server stays to be corrected`(text: String, words: String) {
        var first = FirstRun(name: "mina", language: .english)
        first.handle(.edit(.insert(text)))
        #expect(first.handle(.choose) == nil)
        #expect(first.complaint?.words[.english] == words && first.server.text == text)
    }

    @Test mutating func `a server of one's own is on its way until it is there or not`() {
        type("mina")
        first.handle(.previous)
        #expect(first.field == .host)
        #expect(first.handle(.choose) == .host("mina") && first.isHosting)
        #expect(first.handle(.choose) == nil && first.handle(.next) == nil && first.field == .host)
        first.giveUpHosting(Phrase("no", "안 됨"))
        #expect(first.complaint?.field == .host && !first.isHosting)
        #expect(first.handle(.choose) == .host("mina"))
    }

    @Test mutating func `leaving is heard at any time`() {
        #expect(first.handle(.leave) == .leave)
        type("mina")
        first.handle(.previous)
        first.handle(.choose)
        #expect(first.handle(.leave) == .leave)
    }

    private mutating func type(_ text: String) {
        for letter in text { first.handle(.edit(.insert(String(letter)))) }
    }
}
