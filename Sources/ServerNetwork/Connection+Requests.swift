import NIOCore
import SecureChannel
import ServerCore
import ServerHub
import SottoModel

extension Connection {
    /// Takes what may be taken of what the client asked for; stops reading where it may not go on.
    func process() {
        while phase != .closing, phase != .dead, let request = intake.next {
            if phase == .claiming { return setReading(false) }
            let gate = intake.gate(
                for: request, isCongested: loop.hub.isCongested, now: NIODeadline.now().uptimeNanoseconds)
            guard gate == .open else { return wait(at: gate) }
            intake.removeFirst()
            take(request)
        }
        setReading(true)
    }

    private func wait(at gate: Intake.Gate) {
        setReading(false)
        switch gate {
        case .open, .awaitsOutcome: break
        case .awaitsJournal: loop.waitForJournal(self)
        case .opensIn(let nanoseconds):
            loop.eventLoop.assumeIsolated().scheduleTask(in: .nanoseconds(Int64(nanoseconds))) { [self] in process() }
        }
    }

    private func take(_ request: ClientRequest) {
        switch request {
        case .hello(let hello): greet(hello)
        case .ping(let nonce): send(.pong(nonce))
        case .pong: break
        case .close: leave()
        case .join(let room, let after, let isPrivate): join(room, after, isPrivate: isPrivate)
        case .leave(let room): ask(.leave(room))
        case .post(let room, let id, let body): propose(room, id, body)
        case .whisper(let to, let id, let sealed): whisper(to, id, sealed)
        case .taken(let through): ask(.taken(through: through))
        case .prefer(let policy): ask(.prefer(policy))
        case .rename(let name): ask(.rename(name))
        case .roster(let room, let after): ask(.roster(room, after: after))
        case .find(let name): ask(.find(name))
        case .order(let id, let order): ask(.order(id, order))
        case .rooms, .history, .search: break
        }
    }

    private func greet(_ hello: Hello) {
        guard phase == .awaitingHello, let remoteKey else { return malformed() }
        guard Identity.proves(identity: hello.identity, channel: remoteKey, signature: hello.proof) else {
            send(.refused(.badProof))
            return goodbye(.refused)
        }
        phase = .claiming
        loop.submit(id, .open(hello, door: door, source: source))
    }

    private func ask(_ call: Call) {
        guard phase == .open else { return malformed() }
        loop.submit(id, call)
    }

    /// A room that is founded needs an order, and that an id.
    private func join(_ room: RoomName, _ after: EntryNumber?, isPrivate: Bool) {
        let randomness = (UInt64.random(in: 0 ... .max), UInt64.random(in: 0 ... .max))
        let founding = isPrivate ? MessageID(at: .now, randomness: randomness) : nil
        ask(.join(room, after: after, founding: founding))
    }

    private func propose(_ room: RoomID, _ message: MessageID, _ body: EntryBody) {
        intake.proposed(bytes: body.text.utf8.count)
        ask(.post(room, message, body))
    }

    private func whisper(_ reader: IdentityKey, _ message: MessageID, _ sealed: [UInt8]) {
        intake.proposed(bytes: sealed.count)
        ask(.whisper(to: reader, message, sealed: sealed))
    }

    /// The client said goodbye: what waits for it is sent, and the connection ends.
    private func leave() {
        loop.tellEnd(of: self)
        phase = .closing
        loop.leaveRooms(self)
        loop.closeSoon(self)
    }

    private func malformed() {
        endedFor = .malformed
        goodbye(.malformed)
    }

    func setReading(_ reads: Bool) {
        guard reads != isReading, channel.isActive else { return }
        isReading = reads
        // Fails only on a channel that has just been closed, which reads nothing anyway.
        try? channel.syncOptions?.setOption(.autoRead, value: reads)
    }
}
