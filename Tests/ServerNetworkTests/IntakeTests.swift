import SottoModel
import TestSupport
import Testing

@testable import ServerNetwork

struct `What a client asked for` {
    private static let second: UInt64 = 1_000_000_000
    private static let post = ClientRequest.post(1, .number(1), .say("hi"))
    private static let whisper = ClientRequest.whisper(to: .of("bob"), .number(1), sealed: [])

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
        for nonce in 1...100 as ClosedRange<UInt64> { intake.append(.ping(nonce)) }
        for nonce in 1...100 as ClosedRange<UInt64> {
            #expect(intake.next == .ping(nonce))
            intake.removeFirst()
        }
        #expect(intake.next == nil)
        intake.append(.pong(1))
        #expect(intake.next == .pong(1))
        intake.removeAll()
        #expect(intake.next == nil)
    }

    @Test(arguments: [post, whisper]) func `waits over the rate of messages`(_ request: ClientRequest) {
        var intake = Self.intake()
        #expect(Self.gates(&intake, request, 3) == [.open, .open, .opensIn(Self.second / 4)])
        #expect(intake.gate(for: request, isCongested: false, now: Self.second / 4) == .open)
    }

    @Test(
        arguments: [.join("#a", after: nil), .leave(1), .rename("x"), .roster(1, after: 0), .find("x")]
            as [ClientRequest])
    func `waits over the rate of requests`(_ request: ClientRequest) {
        var intake = Self.intake()
        #expect(Self.gates(&intake, request, 4) == [.open, .open, .open, .opensIn(Self.second / 10)])
    }

    @Test(arguments: [.ping(1), .pong(1), .close(.leaving)] as [ClientRequest])
    func `is free where it keeps a connection alive or ends it`(_ request: ClientRequest) {
        var intake = Self.intake { $0.requestBurst = 0 }
        #expect(Self.gates(&intake, request, 50) == Array(repeating: .open, count: 50))
    }

    @Test func `pays once, however often it is looked at`() {
        var intake = Self.intake()
        intake.append(Self.post)
        for _ in 0..<10 { #expect(intake.gate(for: Self.post, isCongested: false, now: 0) == .open) }
        intake.removeFirst()
        #expect(intake.gate(for: Self.post, isCongested: false, now: 0) == .open)
    }

    @Test(arguments: [post, whisper, .find("x"), .taken(through: 1), .prefer(.nobody)])
    func `waits while the journal has too much to do`(_ request: ClientRequest) {
        var intake = Self.intake()
        #expect(intake.gate(for: request, isCongested: true, now: 0) == .awaitsJournal)
        #expect(intake.gate(for: .rename("x"), isCongested: true, now: 0) == .open)
    }

    @Test(arguments: [post, whisper]) func `waits while too many have no outcome`(_ request: ClientRequest) {
        var intake = Self.intake { $0.proposalsInFlight = 2 }
        for _ in 0..<2 { intake.proposed(bytes: 1) }
        #expect(intake.gate(for: request, isCongested: false, now: 0) == .awaitsOutcome)
        #expect(intake.gate(for: .find("x"), isCongested: false, now: 0) == .open)
        intake.settled(bytes: 1)
        #expect(intake.gate(for: request, isCongested: false, now: 0) == .open)
    }

    @Test func `waits while too many bytes have no outcome`() {
        var intake = Self.intake { $0.proposalBytesInFlight = 100 }
        intake.proposed(bytes: 100)
        #expect(intake.gate(for: Self.post, isCongested: false, now: 0) == .awaitsOutcome)
        intake.settled(bytes: 100)
        #expect(intake.gate(for: Self.post, isCongested: false, now: 0) == .open)
    }

    private static func gates(_ intake: inout Intake, _ request: ClientRequest, _ count: Int) -> [Intake.Gate] {
        (0..<count).map { _ in
            let gate = intake.gate(for: request, isCongested: false, now: 0)
            if gate == .open {
                intake.append(request)
                intake.removeFirst()
            }
            return gate
        }
    }
}
