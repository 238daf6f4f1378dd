import ClientCore
import ClientStore
import Posix
import SottoModel
import SottoWire

/// A person with the real client's state, and its real files: what is written waits in a queue, as the client's own
/// thread would have it, and a crash loses it.
final class Guest {
    static let address = ServerAddress(host: "localhost", port: 7788)

    let number: Int
    let person: Person
    private(set) var state: ClientState
    private(set) var wire: Wire?
    /// Whether it waits to be connected.
    private(set) var isCalling = false
    private(set) var retryAt: Duration?
    private(set) var speakAt: Duration?
    /// Whether it has left, and is to be started again.
    private(set) var hasQuit = false
    /// How long each room's order was when its first lines came in this run.
    private(set) var begun: [RoomName: Int] = [:]
    /// Own messages that are on disk, or were acknowledged, and must not be lost.
    private(set) var promised: Set<MessageID> = []
    /// Whispers that came and are on disk, in their order.
    private(set) var received: [MessageID] = []
    var said = 0
    /// How far this machine's clock is off, in milliseconds.
    var skew: Int64 = 0
    private let folder: String
    private let key = StateKey()
    private var files: ServerFiles
    private var writes: [DiskWork] = []
    private var savedRooms: [RoomMark]
    private var name: UserName
    private var isRefusal = false

    init(_ number: Int, in folder: String) throws {
        self.number = number
        self.folder = folder
        let name = try UserName("person\(number)")
        person = Person(identity: Self.identity(number), name: name)
        self.name = name
        var recall = Recall()
        files = try Self.open(folder, key, &recall)
        savedRooms = []
        state = Self.begin(person.identity, name, recall)
    }

    static func identity(_ number: Int) -> IdentityKey {
        guard let key = IdentityKey([UInt8(number >> 8), UInt8(number & 0xFF)] + Array(repeating: 1, count: 30)) else {
            preconditionFailure("32 bytes are a key")
        }
        return key
    }

    func take(_ event: ClientEvent, at moment: Moment) {
        isRefusal = event.isRefusal
        for effect in state.handle(event, at: moment) { perform(effect, at: moment) }
    }

    /// The connection came about.
    func connect(_ wire: Wire) {
        self.wire = wire
        isCalling = false
    }

    /// The connection is gone at this end.
    func loseWire() {
        wire = nil
        isCalling = false
    }

    func noteBegun(_ room: RoomName, at count: Int) {
        if begun[room] == nil { begun[room] = count }
    }

    func forgetBegun(_ room: RoomName) {
        begun[room] = nil
    }

    /// They were all seen to be kept.
    func forgetPromised() {
        promised = []
    }

    func takeRetry(at elapsed: Duration) -> Bool {
        guard let retryAt, retryAt <= elapsed else { return false }
        self.retryAt = nil
        return true
    }

    func takeSpeak(at elapsed: Duration) -> Bool {
        guard let speakAt, speakAt <= elapsed else { return false }
        self.speakAt = nil
        return true
    }

    /// The disk takes the first so many of what waits.
    ///
    /// - Returns: messages that are on disk by it.
    func write(_ most: Int, at now: Timestamp) throws -> [MessageID] {
        saveRooms()
        let batch = Array(writes.prefix(most))
        writes.removeFirst(batch.count)
        guard !batch.isEmpty else { return [] }
        var kept: [MessageID] = []
        var failure: FileError?
        files.take(batch, now: now) { report in
            switch report {
            case .kept(let ids): kept += ids
            case .failed(let error): failure = error
            }
        }
        if let failure { throw failure }
        for work in batch { note(work) }
        return kept
    }

    var isWriting: Bool { !writes.isEmpty }

    /// Starts again with what is on disk.
    func restart() throws {
        loseWire()
        (writes, begun, retryAt, speakAt, hasQuit) = ([], [:], nil, nil, false)
        var recall = Recall()
        files = try Self.open(folder, key, &recall)
        guard recall.damage.isEmpty else { throw Wrong("\(person.name): damage \(recall.damage)") }
        savedRooms = recall.recollection.rooms
        state = Self.begin(person.identity, name, recall)
    }

    private func perform(_ effect: ClientEffect, at moment: Moment) {
        switch effect {
        case .connect: isCalling = true
        case .retry(let delay): retryAt = moment.elapsed + delay
        case .disconnect: hangUp()
        case .send(let request): wire?.say(request)
        case .whisper(let to, let id, let body), .talk(let to, let id, let body):
            wire?.say(.whisper(to: to, id, sealed: [1] + BodyCodec.encode(body)))
        case .keep(let message): writes.append(.outbox(.kept(message)))
        case .keepRefusal(let id, let refusal): keep(refusal, of: id)
        case .forget(let id): forget(id)
        case .log(let whisper): writes.append(.whisper(whisper))
        case .savePeer(let peer): writes.append(.peer(peer))
        case .eraseWhispers: writes.append(.eraseWhispers)
        case .speak(let delay): speakAt = min(speakAt ?? moment.elapsed + delay, moment.elapsed + delay)
        case .saveName(let name): self.name = name
        case .quit: hasQuit = true
        case .saveSetting, .bind, .found, .trustServer, .expectAnswer, .saveIgnored, .savePolicy, .showSafetyNumber,
            .notify,
            .suspend, .redraw,
            .openEditor, .open, .copy, .watchWire, .acknowledge:
            break
        }
    }

    /// What was said before is still on its way.
    private func hangUp() {
        if let wire { wire.cut(arriving: .max) }
        loseWire()
    }

    private func keep(_ refusal: Refusal, of id: MessageID) {
        writes.append(.outbox(.refused(id, refusal)))
        promised.remove(id)
    }

    private func forget(_ id: MessageID) {
        writes.append(.outbox(.gone(id)))
        if isRefusal { promised.remove(id) } else { promised.insert(id) }
    }

    private func note(_ work: DiskWork) {
        switch work {
        case .outbox(.kept(let message)) where state.outbox.items.contains(where: { $0.id == message.id }):
            promised.insert(message.id)
        case .whisper(let whisper) where !whisper.isOwn && whisper.peer.identity != person.identity:
            received.append(whisper.id)
        default: break
        }
    }

    private func saveRooms() {
        let rooms = state.roomMarks
        guard rooms != savedRooms else { return }
        savedRooms = rooms
        writes.append(.rooms(rooms))
    }

    private static func open(_ folder: String, _ key: StateKey, _ recall: inout Recall) throws -> ServerFiles {
        let rules = KeepingRules(ownLog: OwnLogRules(bytes: 256 * 1024, days: 36_500), keepsRooms: true)
        return try ServerFiles.open(
            in: folder, of: address, under: key, rules, now: Timestamp(milliseconds: 0), recall: &recall)
    }

    private static func begin(_ identity: IdentityKey, _ name: UserName, _ recall: Recall) -> ClientState {
        let shown = recall.recollection.rooms.first(where: \.isShown)?.name ?? World.rooms[0]
        return ClientState(
            me: Me(identity: identity, proof: []), server: address, name: name, room: shown,
            recollection: recall.recollection)
    }
}

extension ClientEvent {
    /// Whether an own message that goes by it was refused, or given up: its author knows.
    fileprivate var isRefusal: Bool {
        switch self {
        case .server(.outcome(_, .refused)), .server(.joinRefused), .server(.left), .server(.found(_, nil, _)): true
        // Who was thrown out of a room, and then lost the network, hears of what was on its way when they are back.
        case .server(.welcome): true
        case .action: true
        default: false
        }
    }
}
