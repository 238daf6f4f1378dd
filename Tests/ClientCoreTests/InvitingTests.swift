import ClientCore
import SottoModel
import TestSupport
import Testing
import Text

/// How somebody else comes here.
struct InvitingTests {
    private static let key = ChannelKey(Array(repeating: 7, count: 32))

    @Test func `what a friend types is shown and copied`() throws {
        var chat = Chat.online()
        chat.happen(.wayIn(try #require(Self.key), isClosed: false))
        let command = try #require(chat.state.wayInCommand)
        #expect(chat.say("/invite").contains(.copy(command)))
        #expect(chat.log.contains("-- a friend comes in by: \(command)"))
        let text = command.dropFirst("sotto '".count).dropLast()
        #expect(try Invite(String(text)) == Invite(address: chat.state.server, room: "#lobby", key: Self.key))
    }

    @Test func `on a closed server there is no such command`() throws {
        var chat = Chat.online()
        chat.happen(.wayIn(try #require(Self.key), isClosed: true))
        #expect(chat.state.wayInCommand == nil)
        chat.say("/invite")
        #expect(chat.log.contains { $0.contains("sottod invite --single-use") })
    }

    @Test func `before the server was there it is not known`() {
        var chat = Chat.online()
        chat.say("/invite")
        #expect(chat.log.contains("!! not connected: the way in is not known yet"))
    }

    @Test func `with a name it is an order of the room`() {
        var chat = Chat.online(with: "bob")
        #expect(chat.say("/invite bob").ordered == [.invite(Chat.person("bob"))])
    }
}
