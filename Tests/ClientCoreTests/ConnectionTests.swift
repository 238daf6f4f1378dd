import ClientCore
import SottoModel
import TestSupport
import Testing

struct ConnectionTests {
    @Test func `a start connects, says hello and joins the room`() {
        var chat = Chat()
        #expect(chat.happen(.start) == [.connect])
        #expect(
            chat.happen(.online) == [
                .send(
                    .hello(
                        Hello(
                            identity: Chat.key("alice"), proof: [1, 2, 3], name: user("alice"),
                            isInteractive: true, capabilities: [Capability.talks])))
            ])
        chat.welcome()
        #expect(chat.effects == [.send(.join(room("#lobby"), after: nil))])
        #expect(chat.state.isOnline)
    }

    @Test func `an unknown key is asked about with no connection open, then pinned`() {
        var chat = Chat()
        chat.happen(.start)
        #expect(chat.happen(.serverKeyUnknown(fingerprint: "ABCD")) == [])
        #expect(chat.state.question == .trust(fingerprint: "ABCD"))
        #expect(chat.happen(.disconnected(.cut)) == [])
        #expect(chat.act(.answer(true)) == [.trustServer])
        #expect(chat.state.question == nil)
        #expect(chat.state.connection == .connecting)
    }

    @Test func `a key that is not trusted is not connected to until asked again`() {
        var chat = Chat()
        chat.happen(.serverKeyUnknown(fingerprint: "ABCD"))
        #expect(chat.act(.answer(false)) == [])
        #expect(chat.state.connection == .stopped(.notTrusted))
        #expect(chat.happen(.retryDue) == [])
        #expect(chat.act(.submit) == [.connect])
    }

    @Test func `a changed key stops, and says both keys`() {
        var chat = Chat()
        chat.happen(.start)
        #expect(chat.happen(.serverKeyChanged(fingerprint: "NEW", pinned: "OLD")) == [])
        #expect(chat.state.connection == .stopped(.keyChanged))
        #expect(chat.log.contains { $0.contains("NEW") && $0.contains("OLD") })
    }

    @Test func `the wait doubles from half a second to thirty, give or take a quarter`() {
        var chat = Chat()
        chat.happen(.start)
        for expected in [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000] {
            guard case .retry(let delay)? = chat.happen(.disconnected(.refused)).first else {
                Issue.record("no retry")
                return
            }
            #expect((.milliseconds(expected * 3 / 4) ... .milliseconds(expected * 5 / 4)).contains(delay))
            #expect(chat.happen(.retryDue) == [.connect])
        }
    }

    @Test func `a server that restarts is gone back to within a second and a half, without alarm`() {
        for _ in 0..<50 {
            var chat = Chat.online()
            guard case .retry(let delay)? = chat.happen(.disconnected(.closed(.restarting))).first else {
                Issue.record("no retry")
                return
            }
            #expect((.zero ... .milliseconds(1500)).contains(delay))
            #expect(chat.log == ["-- the server is restarting"])
            chat.happen(.retryDue)
            chat.happen(.online)
            chat.welcome(previous: .restarting)
            #expect(chat.log.last == "-- connected again")
        }
    }

    @Test func `where a restarting server is not back the waits are the usual ones`() {
        var chat = Chat.online()
        chat.happen(.disconnected(.closed(.restarting)))
        chat.happen(.retryDue)
        guard case .retry(let delay)? = chat.happen(.disconnected(.refused)).first else {
            Issue.record("no retry")
            return
        }
        #expect((.milliseconds(750) ... .milliseconds(1250)).contains(delay))
    }

    @Test func `an outage is told once, and its end`() {
        var chat = Chat.online()
        for _ in 0..<3 {
            chat.happen(.disconnected(.cut))
            chat.happen(.retryDue)
        }
        chat.happen(.online)
        chat.welcome()
        #expect(chat.log.count == 2)
        #expect(chat.log.last == "-- connected again")
    }

    @Test func `Enter on an empty line does not wait for the wait to end`() {
        var chat = Chat.online()
        chat.happen(.disconnected(.timedOut))
        #expect(chat.act(.submit) == [.connect])
        #expect(chat.happen(.retryDue) == [])
    }

    @Test(arguments: [
        (Disconnect.closed(.replaced), Stop.replaced),
        (.wrongVersion(older: .client), .wrongVersion(older: .client)),
        (.wrongVersion(older: .server), .wrongVersion(older: .server)),
    ])
    func `what does not pass is not tried again`(why: Disconnect, stop: Stop) {
        var chat = Chat.online()
        #expect(chat.happen(.disconnected(why)) == [])
        #expect(chat.state.connection == .stopped(stop))
        #expect(chat.happen(.retryDue) == [])
        #expect(chat.log.last?.hasPrefix("!! ") == true)
    }

    @Test(arguments: [
        Disconnect.unresolved, .refused, .unreachable, .timedOut, .cut, .protocolError,
        .closed(.shuttingDown), .closed(.restarting),
        .closed(.stalled), .closed(.silent), .closed(.malformed),
    ])
    func `what may pass is tried again`(why: Disconnect) {
        var chat = Chat.online()
        chat.happen(.disconnected(why))
        guard case .waiting(why, _) = chat.state.connection else {
            Issue.record("not waiting but \(chat.state.connection)")
            return
        }
    }

    @Test func `a taken name offers a free one, and Enter goes on with it`() {
        var chat = Chat()
        chat.happen(.start)
        chat.happen(.online)
        #expect(chat.serve(.refused(.nameTaken(free: user("alice2")))) == [.disconnect])
        #expect(chat.happen(.disconnected(.closed(.refused))) == [])
        #expect(chat.state.question == .nameTaken(user("alice"), free: user("alice2")))
        #expect(chat.act(.submit) == [.saveName(user("alice2")), .connect])
        #expect(chat.state.question == nil)
    }

    @Test func `a taken name can be answered with another by nick`() {
        var chat = Chat()
        chat.happen(.online)
        chat.serve(.refused(.nameTaken(free: user("alice2"))))
        #expect(chat.say("/nick 하나") == [.saveName(user("하나")), .connect])
        #expect(chat.state.name == user("하나"))
    }

    @Test func `what a server says before it lets us in is passed over`() {
        var chat = Chat()
        chat.happen(.start)
        chat.happen(.online)
        let roster = RosterPage(count: 2, people: [], next: 1)
        let joined = Joined(room: Chat.lobby, name: room("#lobby"), topic: "x", roster: roster, last: EntryNumber(1))
        #expect(chat.serve(.joined(joined)) == [])
        #expect(chat.state.room.id == nil)
        #expect(chat.serve(.entry(Chat.lobby, Chat.entry("bob", "hi", 1))) == [])
        #expect(chat.log.isEmpty)
    }

    @Test func `a welcome behind a refusal comes too late`() {
        var chat = Chat()
        chat.happen(.start)
        chat.happen(.online)
        #expect(chat.serve(.refused(.badProof)) == [.disconnect])
        chat.welcome()
        #expect(chat.effects == [])
        #expect(chat.state.connection == .stopped(.refused(.badProof)))
    }

    @Test func `a second welcome is passed over`() {
        var chat = Chat.online()
        chat.welcome(as: "mallory")
        #expect(chat.effects == [])
        #expect(chat.state.name == user("alice"))
    }

    @Test func `other refusals stop`() {
        var chat = Chat()
        chat.happen(.online)
        #expect(chat.serve(.refused(.badProof)) == [.disconnect])
        #expect(chat.state.connection == .stopped(.refused(.badProof)))
    }

    @Test func `a signal leaves cleanly`() {
        var chat = Chat.online()
        #expect(chat.happen(.terminate) == [.send(.close(.leaving)), .disconnect, .quit(.terminated)])
        #expect(chat.happen(.disconnected(.cut)) == [])
    }

    @Test func `a ping is answered`() {
        var chat = Chat.online()
        #expect(chat.serve(.ping(7)).first == .send(.pong(7)))
    }

    @Test func `why the session before was ended is told`() {
        var chat = Chat()
        chat.happen(.online)
        chat.welcome(previous: .stalled)
        #expect(chat.log.count == 1)
    }

    @Test func `^C clears the line, then asks, then leaves`() {
        var chat = Chat.online()
        chat.act(.edit(.insert("draft")), .interrupt)
        #expect(chat.input == "|")
        #expect(chat.act(.interrupt) == [])
        #expect(chat.state.question == .leave(waiting: 0))
        #expect(chat.act(.interrupt) == [.send(.close(.leaving)), .disconnect, .quit(.left)])
    }

    @Test func `whoever does not want to leave stays`() {
        var chat = Chat.online()
        chat.act(.interrupt)
        #expect(chat.act(.answer(false)) == [])
        #expect(chat.state.question == nil)
        #expect(chat.state.isOnline)
    }
}
