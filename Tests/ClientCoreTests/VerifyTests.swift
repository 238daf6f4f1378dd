import ClientCore
import SottoModel
import TestSupport
import Testing
import Text

/// Whose keys are pinned, compared, and not the ones they were.
struct VerifyTests {
    private static let bob = Chat.person("bob")
    private static let impostor = Person(identity: Chat.key("mallory"), name: "bob")
    private static let stopped =
        "!! not sent: bob belonged to another key before, so this may be somebody else. "
        + "/verify bob shows what to compare with them, /verify bob new takes the new key unseen"

    /// In the room is somebody else under the name that was bob's in an earlier run.
    private static func withImpostor(isVerified: Bool = false) -> Chat {
        var recollection = Recollection()
        recollection.peers = [Peer(bob, isVerified: isVerified)]
        var chat = Chat(recollection: recollection)
        chat.happen(.start)
        chat.happen(.online)
        chat.welcome()
        chat.joined(last: 100)
        chat.seeAll(through: 100)
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, joined: [impostor])))
        return chat
    }

    @Test func `who is whispered to for the first time is pinned, once`() {
        var chat = Chat.online(with: "bob")
        chat.say("/w bob psst")
        chat.say("/w bob psst")
        #expect(chat.pinned == [Peer(Self.bob, isVerified: false)])
        #expect(chat.state.peers.trust(Self.bob) == .pinned)
    }

    @Test func `who whispers for the first time is pinned, and the whisper says so`() {
        var chat = Chat.online()
        chat.happen(.whisper(from: "bob", 1, "psst"))
        #expect(chat.pinned == [Peer(Self.bob, isVerified: false)])
        #expect(chat.trusts == [.pinned])
    }

    @Test func `who was asked for by name is pinned when they are found`() {
        var chat = Chat.online()
        chat.say("/w bob psst")
        chat.serve(.found("bob", Self.bob, isPresent: false))
        #expect(chat.pinned == [Peer(Self.bob, isVerified: false)])
    }

    @Test func `what is compared is computed by the program, and shown with what to do`() {
        var chat = Chat.online(with: "bob")
        #expect(chat.say("/verify bob") == [.showSafetyNumber(Self.bob)])
        chat.happen(.safetyNumber(Self.bob, "12345 67890", english: "acorn tulip", korean: "가방 희망"))
        #expect(chat.log.first == "-- your safety number with bob: 12345 67890")
        #expect(chat.log[1] == "-- or in words, where both of you read English: acorn tulip")
        #expect(chat.log.last?.hasSuffix("If bob reads the same, /verify bob yes") == true)
    }

    @Test func `who was compared is verified from then on, under every name`() {
        var chat = Chat.online(with: "bob")
        chat.say("/verify bob yes")
        #expect(chat.pinned == [Peer(Self.bob, isVerified: true)])
        chat.happen(.whisper(from: "bob", 1, "psst"))
        #expect(chat.trusts == [.verified])
        let renamed = Person(identity: Self.bob.identity, name: "rob")
        chat.happen(.whisper(from: renamed, Chat.id(2), at: Timestamp(milliseconds: 1), .say("psst"), number: 2))
        #expect(chat.trusts == [.verified, .verified])
        #expect(chat.state.peers.isVerified(renamed.identity))
    }

    @Test func `nothing goes to a name that was another key's`() {
        var chat = Self.withImpostor()
        #expect(chat.say("/w bob psst") == [])
        #expect(chat.log.last == Self.stopped)
        #expect(chat.state.outbox.isEmpty)
    }

    @Test func `nor to one that the server is asked for`() {
        var chat = Self.withImpostor()
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 1, left: [Self.impostor])))
        #expect(chat.say("/w bob psst").sent == [.find("bob")])
        #expect(chat.serve(.found("bob", Self.impostor, isPresent: true)) == [])
        #expect(chat.log.contains(Self.stopped) && chat.log.contains("→ bob: psst ✗"))
    }

    @Test func `a whisper of theirs is shown with its sign, and pins nobody`() {
        var chat = Self.withImpostor()
        chat.happen(
            .whisper(from: Self.impostor, Chat.id(1), at: Timestamp(milliseconds: 1), .say("it is me"), number: 1))
        #expect(chat.pinned == [] && chat.trusts == [.changed])
        #expect(chat.say("/r who?") == [])
    }

    @Test(arguments: [("new", false), ("yes", true)])
    func `one clear choice lets it through`(_ word: String, _ isVerified: Bool) {
        var chat = Self.withImpostor(isVerified: true)
        chat.say("/verify bob \(word)")
        #expect(chat.pinned == [Peer(Self.impostor, isVerified: isVerified)])
        #expect(chat.say("/w bob psst").whispered == [Self.impostor.identity])
        #expect(chat.trusts == [isVerified ? .verified : .pinned])
    }

    @Test func `what was pinned in an earlier run is warned of in this one`() {
        let chat = Self.withImpostor()
        #expect(chat.log.contains { $0.hasPrefix("!! bob now belongs to another key") })
    }

    @Test(arguments: [
        ("bob", "-- bob has no new key"), ("alice", "!! that is you; keys are compared with somebody else"),
    ])
    func `there is nothing to choose with everybody`(_ name: String, _ words: String) {
        var chat = Chat.online(with: "bob")
        #expect(chat.say("/verify \(name) new") == [])
        #expect(chat.log == [words])
    }

    @Test(arguments: ["/verify", "/verify bob maybe", "/verify bob yes please"])
    func `other words are told how it is used`(_ line: String) {
        var chat = Chat.online(with: "bob")
        #expect(chat.say(line) == [])
        #expect(chat.log.last?.contains("/verify NAME [yes|new]") == true)
    }

    @Test(arguments: [
        (WhisperFault.altered, "does not open"), (.forged, "was not written by them"), (.stale, "so old"),
        (.unknownForm, "sealed in no way"), (.missing, "left out"), (.repeated, "twice"),
    ])
    func `what cannot be read is told, and not held any longer`(_ fault: WhisperFault, _ words: String) {
        var chat = Chat.online(with: "bob")
        #expect(chat.happen(.unreadable(fault, from: Self.bob, Chat.id(1), number: 7)) == [.send(.taken(through: 7))])
        #expect(chat.log.count == 1 && chat.log[0].contains(words))
    }

    @Test func `one that came in an earlier run is not shown again`() {
        var recollection = Recollection()
        recollection.seen = [WhisperSign(author: Self.bob.identity, id: Chat.id(1))]
        var chat = Chat(recollection: recollection)
        chat.happen(.start)
        chat.happen(.online)
        chat.welcome()
        #expect(chat.happen(.whisper(from: "bob", 1, "again")) == [.send(.taken(through: 1))])
        #expect(chat.trusts == [])
    }
}

extension Chat {
    /// Of the whispers in the log.
    fileprivate var trusts: [Trust?] {
        (0..<state.room.log.count).compactMap { index in
            if case .whisper(let whisper) = state.room.log[index].content { .some(whisper.trust) } else { nil }
        }
    }
}
