import Posix
import ServerHub
import SottoModel
import TestSupport
import Testing

@Suite(.serialized) struct `A server that stops` {
    @Test func `sends what was said, tells everybody and takes nobody new`() throws {
        let served = try Served()
        let mina = try Client("mina", in: "#lobby", at: served)
        let hana = try Client("hana", in: "#lobby", at: served)
        for number in 0..<50 { try mina.say("\(number)") }
        // Answered when everything before it has been taken.
        try mina.send(.ping(1))
        var events: [ServerEvent] = []
        while let event = try mina.next(), event != .pong(1) { events.append(event) }
        let stopped = WorkQueue<Bool> { _ in 1 }
        nonisolated(unsafe) let stopping = served
        try Thread.start("test") {
            stopped.put((try? stopping.stop()) != nil)
        }
        events += try mina.rest()
        let others = try hana.rest()
        for events in [events, others] {
            #expect(Transcript(events).texts() == (0..<50).map { "\($0)" })
            #expect(events.last == .close(.shuttingDown))
        }
        mina.hangUp()
        hana.hangUp()
        #expect(stopped.take() == [true])
        #expect(throws: SocketError.self) { try Socket(port: served.port) }
    }

    @Test func `drops who is half-open and who reads nothing`() throws {
        let served = try Served()
        let halfOpen = try Socket(port: served.port)
        let deaf = try Client("deaf", in: "#lobby", at: served, receiveBuffer: 4096)
        let talker = try Client("talker", in: "#lobby", at: served)
        for _ in 0..<200 { try talker.say(String(repeating: "x", count: 4000)) }
        try served.stop()
        #expect(try halfOpen.receiveAll() == [])
        #expect(throws: SocketError.self) { try Socket(port: served.port) }
        withExtendedLifetime((deaf, talker)) {}
    }

    /// The hub is what every loop, and so every connection, holds on to.
    @Test func `leaves nothing behind, whoever does not go`() throws {
        weak var hub: Hub?
        var staying: [AnyObject] = []
        try Served.during { served in
            hub = served.hub
            let deaf = try Client("deaf", in: "#lobby", at: served, receiveBuffer: 4096)
            let talker = try Client("talker", in: "#lobby", at: served)
            for _ in 0..<200 { try talker.say(String(repeating: "x", count: 4000)) }
            staying = [deaf, talker, try Client("late", at: served), try Socket(port: served.port)]
        }
        // The threads of the journal let go of it when they end.
        for _ in 0..<30_000 where hub != nil { pause(milliseconds: 1) }
        #expect(hub == nil)
        withExtendedLifetime(staying) {}
    }

    @Test func `ends with those who have taken their goodbye and stay`() throws {
        let served = try Served()
        let staying = try Client("staying", in: "#lobby", at: served)
        try served.stop()
        #expect(try staying.rest().last == .close(.shuttingDown))
    }

    @Test func `lets those in first who are just coming in, where it restarts`() throws {
        let served = try Served()
        let late = try Client("late", at: served)
        let stopped = WorkQueue<Bool> { _ in 1 }
        nonisolated(unsafe) let stopping = served
        try Thread.start("test") { stopped.put((try? stopping.stop(.restarting)) != nil) }
        pause(milliseconds: 100)
        _ = try late.signIn()
        #expect(try late.rest().last == .close(.restarting))
        #expect(stopped.take() == [true])
    }

    @Test func `with nobody there stops at once, and once`() throws {
        let served = try Served()
        try served.stop()
        try served.stop()
    }

    @Test func `cannot start where another listens`() throws {
        try Served.during { served in
            #expect(throws: (any Error).self) { try Served(listening: served.port) }
        }
    }
}
