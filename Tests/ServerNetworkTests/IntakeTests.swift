import SottoModel
import TestSupport
import Testing

@testable import ServerNetwork

struct `What a client asked for` {
    private static let second: UInt64 = 1_000_000_000
    private static let post = Asked.request(.post(1, .number(1), .say("hi")))
    private static let whisper = Asked.request(.whisper(to: .of("bob"), .number(1), sealed: []))
    private static let find = Asked.request(.find("x"))

    private static func intake(_ change: (inout Limits) -> Void = { _ in }) -> Intake {
        var limits = Limits()
        limits.messageBurst = 2
        limits.messagesPerSecond = 4
        limits.requestBurst = 3
        limits.requestsPerSecond = 10
        change(&limits)
        return Intake(limits: limits, now: 0)
    }

    @Test func `is taken in its order`() {
        var intake = Self.intake()
        for nonce in 1...100 as ClosedRange<UInt64> { intake.append(.request(.ping(nonce))) }
        for nonce in 1...100 as ClosedRange<UInt64> {
            #expect(intake.next == .request(.ping(nonce)))
            intake.removeFirst()
        }
        #expect(intake.next == nil)
        intake.append(.request(.pong(1)))
        #expect(intake.next == .request(.pong(1)))
        intake.removeAll()
        #expect(intake.next == nil)
    }

    @Test(
        arguments: [
            .request(.history(1, before: 5)), .request(.search(SearchQuery(token: 1, room: nil, text: "tea"))),
        ] as [Asked])
    func `of the past waits until the question before it has its answer`(_ asked: Asked) {
        var intake = Self.intake()
        #expect(Self.gates(&intake, asked, 1) == [.open])
        intake.asked()
        #expect(Self.gates(&intake, asked, 1) == [.awaitsAnswer])
        #expect(Self.gates(&intake, Self.post, 1) == [.open])
        intake.answered()
        #expect(Self.gates(&intake, asked, 1) == [.open])
    }

    @Test func `is searched for at a rate of its own`() {
        var intake = Self.intake { $0.searchBurst = 2 }
        let search = Asked.request(.search(SearchQuery(token: 1, room: nil, text: "tea")))
        #expect(Self.gates(&intake, search, 3) == [.open, .open, .opensIn(Self.second / 2)])
    }

    @Test func `to hand on to somebody waits over a rate of its own, and for the journal like all else`() {
        var intake = Self.intake { ($0.relayBurst, $0.relaysPerSecond) = (2, 8) }
        let relay = Asked.request(.relay(to: .of("bob"), channel: 1, sealed: []))
        #expect(Self.gates(&intake, relay, 3) == [.open, .open, .opensIn(Self.second / 8)])
        #expect(Self.gates(&intake, Self.post, 1) == [.open])
        #expect(intake.gate(for: relay, isCongested: true, now: Self.second) == .awaitsJournal)
    }

    @Test(arguments: [post, whisper]) func `waits over the rate of messages`(_ asked: Asked) {
        var intake = Self.intake()
        #expect(Self.gates(&intake, asked, 3) == [.open, .open, .opensIn(Self.second / 4)])
        #expect(intake.gate(for: asked, isCongested: false, now: Self.second / 4) == .open)
    }

    @Test(
        arguments: [.join("#a", after: nil), .leave(1), .rename("x"), .roster(1, after: 0), .find("x")]
            as [ClientRequest])
    func `waits over the rate of requests`(_ request: ClientRequest) {
        var intake = Self.intake()
        #expect(Self.gates(&intake, .request(request), 4) == [.open, .open, .open, .opensIn(Self.second / 10)])
    }

    @Test(arguments: [.ping(1), .pong(1), .close(.leaving)] as [ClientRequest])
    func `is free where it keeps a connection alive or ends it`(_ request: ClientRequest) {
        var intake = Self.intake { $0.requestBurst = 0 }
        #expect(Self.gates(&intake, .request(request), 50) == Array(repeating: .open, count: 50))
    }

    @Test func `pays once, however often it is looked at`() {
        var intake = Self.intake()
        intake.append(Self.post)
        for _ in 0..<10 { #expect(intake.gate(for: Self.post, isCongested: false, now: 0) == .open) }
        intake.removeFirst()
        #expect(intake.gate(for: Self.post, isCongested: false, now: 0) == .open)
    }

    @Test func `waits even where nobody need be asked for it`() {
        var intake = Self.intake()
        let impossible = Asked.impossible(.renameRefused(.badName))
        #expect(Self.gates(&intake, impossible, 4) == [.open, .open, .open, .opensIn(Self.second / 10)])
    }

    /// Each time that is said is a timer.
    @Test func `is told once how long it has to wait`() {
        var intake = Self.intake()
        let gates = Self.gates(&intake, Self.post, 10)
        #expect(gates == [.open, .open, .opensIn(Self.second / 4)] + Array(repeating: .awaitsTime, count: 7))
        #expect(intake.gate(for: Self.find, isCongested: false, now: 0) == .open)
        intake.removeFirst()
        for now in [Self.second / 4, Self.second / 2] {
            #expect(intake.gate(for: Self.post, isCongested: false, now: now) == .open)
            intake.removeFirst()
            #expect(intake.gate(for: Self.post, isCongested: false, now: now) == .opensIn(Self.second / 4))
            #expect(intake.gate(for: Self.post, isCongested: false, now: now + 1) == .awaitsTime)
        }
    }

    @Test(arguments: [post, whisper, find, .request(.taken(through: 1)), .request(.prefer(.nobody))])
    func `waits while the journal has too much to do`(_ asked: Asked) {
        var intake = Self.intake()
        #expect(intake.gate(for: asked, isCongested: true, now: 0) == .awaitsJournal)
        #expect(intake.gate(for: .request(.rename("x")), isCongested: true, now: 0) == .open)
    }

    @Test(arguments: [post, whisper]) func `waits while too many have no outcome`(_ asked: Asked) {
        var intake = Self.intake { $0.proposalsInFlight = 2 }
        for _ in 0..<2 { intake.proposed(bytes: 1) }
        #expect(intake.gate(for: asked, isCongested: false, now: 0) == .awaitsOutcome)
        #expect(intake.gate(for: Self.find, isCongested: false, now: 0) == .open)
        intake.settled(bytes: 1)
        #expect(intake.gate(for: asked, isCongested: false, now: 0) == .open)
    }

    @Test func `waits while too many bytes have no outcome`() {
        var intake = Self.intake { $0.proposalBytesInFlight = 100 }
        intake.proposed(bytes: 100)
        #expect(intake.gate(for: Self.post, isCongested: false, now: 0) == .awaitsOutcome)
        intake.settled(bytes: 100)
        #expect(intake.gate(for: Self.post, isCongested: false, now: 0) == .open)
    }

    private static func gates(_ intake: inout Intake, _ asked: Asked, _ count: Int) -> [Intake.Gate] {
        (0..<count).map { _ in
            let gate = intake.gate(for: asked, isCongested: false, now: 0)
            if gate == .open {
                intake.append(asked)
                intake.removeFirst()
            }
            return gate
        }
    }
}
