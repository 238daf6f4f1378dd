import NIOCore
import Posix
import SecureChannel
import ServerCore
import ServerHub
import SottoModel

extension Connection {
    /// Takes what may be taken of what the client asked for; stops reading where it may not go on.
    func process() {
        while phase != .closing, phase != .dead, let asked = intake.next {
            if phase == .claiming { return setReading(false) }
            let gate = intake.gate(
                for: asked, isCongested: loop.hub.isCongested, now: NIODeadline.now().uptimeNanoseconds)
            guard gate == .open else { return wait(at: gate) }
            intake.removeFirst()
            take(asked)
        }
        setReading(true)
    }

    private func wait(at gate: Intake.Gate) {
        setReading(false)
        switch gate {
        case .open, .awaitsOutcome, .awaitsTime, .awaitsAnswer: break
        case .awaitsJournal: loop.waitForJournal(self)
        case .opensIn(let nanoseconds):
            loop.eventLoop.assumeIsolated().scheduleTask(in: .nanoseconds(Int64(nanoseconds))) { [self] in process() }
        }
    }

    private func take(_ asked: Asked) {
        switch asked {
        case .request(let request): take(request)
        case .impossible(.refused(let refusal)): refuse(refusal)
        case .impossible(let event): answer(event)
        }
    }

    private func take(_ request: ClientRequest) {
        switch request {
        case .hello(let hello): greet(hello)
        case .ping(let nonce): answer(.pong(nonce))
        case .pong: break
        case .close: leave()
        case .join(let room, let after, let isPrivate, let genesis): join(room, after, isPrivate: isPrivate, genesis)
        case .leave(let room): ask(.leave(room))
        case .post(let room, let id, let body): propose(room, id, body)
        case .whisper(let to, let id, let sealed): whisper(to, id, sealed)
        case .relay(let to, let channel, let sealed): relay(to, channel, sealed)
        case .taken(let through): ask(.taken(through: through))
        case .prefer(let policy): ask(.prefer(policy))
        case .rename(let name): ask(.rename(name))
        case .roster(let room, let after): ask(.roster(room, after: after))
        case .find(let name): ask(.find(name))
        case .card(let identity): ask(.card(identity))
        case .statements(let identity): ask(.statements(of: identity))
        case .order(let id, let order): ask(.order(id, order))
        case .rooms(let after, let matching): list(after, matching)
        case .history(let room, let before): look(.history(room, before: before))
        case .chain(let room, let after): look(.chain(room, after: after))
        case .search(let query): look(.search(query))
        }
    }

    private func greet(_ hello: Hello) {
        guard phase == .awaitingHello, let remoteKey else { return malformed() }
        guard Identity.proves(identity: hello.identity, channel: remoteKey, signature: hello.proof) else {
            fail(.proof)
            return refuse(.badProof)
        }
        phase = .claiming
        identity = hello.identity
        loop.submit(id, .open(hello, channel: remoteKey, door: door, source: source))
    }

    /// Hello is refused here, and not by the hub.
    private func refuse(_ refusal: Refusal) {
        guard phase == .awaitingHello else { return malformed() }
        send(.refused(refusal))
        goodbye(.refused)
    }

    private func ask(_ call: Call) {
        guard phase == .open else { return malformed() }
        loop.submit(id, call)
    }

    private func look(_ call: Call) {
        intake.asked()
        ask(call)
    }

    private func answer(_ event: ServerEvent) {
        guard phase == .open else { return malformed() }
        send(event)
    }

    private func list(_ after: RoomName?, _ matching: String) {
        guard phase == .open else { return malformed() }
        intake.awaitsList = true
        loop.hub.lists.put(ListRequest(session: id, after: after, matching: matching))
    }

    /// A room that is founded needs an order, and that an id.
    private func join(_ room: RoomName, _ after: EntryNumber?, isPrivate: Bool, _ genesis: Genesis?) {
        let randomness = (UInt64.random(in: 0 ... .max), UInt64.random(in: 0 ... .max))
        let founding = isPrivate || genesis != nil ? MessageID(at: .now, randomness: randomness) : nil
        ask(.join(room, after: after, founding: founding, genesis: genesis))
    }

    private func propose(_ room: RoomID, _ message: MessageID, _ body: EntryBody) {
        intake.proposed(bytes: body.byteCount)
        loop.figures.messagesIn += 1
        ask(.post(room, message, body))
    }

    private func whisper(_ reader: IdentityKey, _ message: MessageID, _ sealed: [UInt8]) {
        loop.figures.whispersIn += 1
        intake.proposed(bytes: sealed.count)
        ask(.whisper(to: reader, message, sealed: sealed))
    }

    private func relay(_ reader: IdentityKey, _ channel: UInt64, _ sealed: [UInt8]) {
        loop.figures.relaysIn += 1
        ask(.relay(to: reader, channel: channel, sealed: sealed))
    }

    /// The client said goodbye: what waits for it is sent, and the connection ends.
    private func leave() {
        loop.tellEnd(of: self)
        phase = .closing
        loop.leaveRooms(self)
        loop.closeSoon(self)
    }

    private func malformed() {
        misunderstood()
        goodbye(.malformed)
    }

    func setReading(_ reads: Bool) {
        guard reads != isReading, channel.isActive else { return }
        isReading = reads
        // Nobody is heard who is not listened to.
        lastHeard = .now()
        // Fails only on a channel that has just been closed, which reads nothing anyway.
        try? channel.syncOptions?.setOption(.autoRead, value: reads)
    }
}
