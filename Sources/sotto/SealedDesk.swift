import ClientCore
import PeerChannels
import SottoModel
import SottoWire

/// Sealed rooms between the state, to which they are rooms like others, and the wire, on which nobody else can read
/// them. What the state says is sealed here, and what comes is opened; until a room's chain is known everything that
/// comes of it waits.
final class SealedDesk {
    enum Deed {
        case tell(ClientEvent)
        case send(ClientRequest)
        /// To be sealed for them alone.
        case letter(to: IdentityKey, [UInt8])
        /// Their channel key is wanted before anything goes to them.
        case meet(IdentityKey)
        /// To be kept under the state key.
        case keep([UInt8])
    }

    /// More is not held of a room that the server does not explain.
    static let mostHeld = 2_000
    /// Milliseconds that an invitation may take to come by its letter, after the server has let us in.
    private static let patience: Int64 = 10_000

    let rooms: SealedRooms
    let keys: PeerKeys
    /// By what the server calls them on this connection.
    var present: [RoomID: SealedRoom] = [:]
    var arriving: [RoomID: Arrival] = [:]
    /// What the server calls sealed rooms on this connection: nothing goes there that is not sealed, come what may.
    var sealed: Set<RoomID> = []
    /// What one wants to found, by skeleton.
    var wanted: Set<String> = []

    /// A room whose chain is being read.
    struct Arrival {
        let name: RoomName
        var room: SealedRoom?
        var links = 0
        /// The last link that was read.
        var through = EntryNumber.zero
        var succession: Succession?
        /// The server has not written down yet how it begins; its entry will come.
        var awaitsBeginning = false
        var hasAskedAgain = false
        /// Since when a letter is waited for that lets us in.
        var uninvitedSince: Timestamp?
        var held: [ServerEvent]
    }

    /// Our key took the place of a member's, and the room's chain is to say so: what was posted, after so many links.
    struct Succession {
        let message: MessageID
        let links: Int
    }

    init(_ rooms: SealedRooms, as keys: consuming PeerKeys) {
        self.rooms = rooms
        self.keys = keys
    }

    /// The connection is gone.
    func lose() {
        (present, arriving, sealed) = ([:], [:], [])
    }

    /// Asks for keys that are missing, where it is time to.
    func ask(at now: Timestamp) -> [Deed] {
        let overdue = arriving.filter { now.milliseconds(since: $0.value.uninvitedSince ?? now) > Self.patience }
        return overdue.flatMap { refuse($0.key, $0.value.name, .notInvited) }
            + present.flatMap { id, room in deeds(room.ask(at: now), in: id) }
    }

    func learn(_ card: KeyCard) -> [Deed] {
        guard card.isGenuine else { return [] }
        return rooms.all.flatMap { deeds($0.learn(card.channel, of: card.identity), in: nil) }
    }

    /// A letter about keys. Where it is an invitation, the person is told.
    func take(letter bytes: [UInt8], from author: Person, at now: Timestamp) -> [Deed] {
        guard let letter = RoomLetter(bytes) else { return [] }
        let id = present.first { $0.value.id == letter.room }?.key
        let told: [Deed] = letter.invitation.map { [.tell(.server(.invited($0, by: author)))] } ?? []
        let taken = deeds(rooms.take(letter, from: author.identity, at: now), in: id)
        return told + taken + (letter.invitation == nil ? [] : knockAgain())
    }

    func deeds(_ steps: [SealedRoom.Step], in id: RoomID?) -> [Deed] {
        steps.compactMap { step in
            switch step {
            case .keep(let record): .keep(record)
            case .letter(let to, let bytes): .letter(to: to, bytes)
            case .opened(let message, let bytes): id.map { .tell(.opened($0, message, Self.body(bytes))) }
            case .closed(let message, let fault): id.map { .tell(.opened($0, message, .sealed(.closed(fault)))) }
            }
        }
    }

    /// What may be said in a sealed room; nobody looks after who changes whose words there.
    static func body(_ bytes: [UInt8]) -> EntryBody {
        guard let body = try? BodyCodec.decode(bytes) else { return .sealed(.closed(.altered)) }
        switch body {
        case .say, .action, .reply, .amend(_, .react), .amend(_, .unreact): return body
        case .topic, .order, .loss, .amend, .sealed: return .sealed(.closed(.altered))
        }
    }
}

/// What the person does.
extension SealedDesk {
    func found(_ name: RoomName, after: EntryNumber?, by founder: Person, at now: Timestamp, nonce: [UInt8]) -> [Deed] {
        wanted.insert(name.skeleton)
        let genesis = rooms.found(name, by: founder, as: keys, at: now, nonce: nonce)
        return [.send(.join(name, after: after, genesis: genesis))]
    }

    func send(_ request: ClientRequest, at now: Timestamp) -> [Deed] {
        guard case .post(let id, let message, let body) = request, sealed.contains(id) else { return [.send(request)] }
        guard let room = present[id] else { return [Self.refuse(message, .notInRoom)] }
        switch body {
        case .say, .action, .reply, .amend: return say(body, message, in: room, id, at: now)
        case .order(let order):
            guard let (deed, subject) = order.change(by: room.own) else { return [.send(request)] }
            return change(deed, of: subject, message, in: room, id, at: now)
        case .topic, .loss, .sealed: return [Self.refuse(message, .notPossible)]
        }
    }

    private func say(
        _ body: EntryBody, _ message: MessageID, in room: SealedRoom, _ id: RoomID, at now: Timestamp
    ) -> [Deed] {
        do throws(SealedRoom.Silence) {
            let (sealed, steps) = try room.say(BodyCodec.encode(body), message, as: keys, at: now)
            return deeds(steps, in: id) + [.send(.post(id, message, .sealed(.message(sealed))))]
        } catch {
            return [Self.refuse(message, error == .tooLong ? .tooLong : .notInRoom)]
        }
    }

    private func change(
        _ deed: MembershipChange.Deed, of subject: Person, _ message: MessageID, in room: SealedRoom, _ id: RoomID,
        at now: Timestamp
    ) -> [Deed] {
        do throws(ChangeFault) {
            let change = try room.change(deed, of: subject, as: keys, at: now)
            return [.send(.post(id, message, .sealed(.change(change))))]
        } catch {
            return [Self.refuse(message, Refusal(error))]
        }
    }

    private static func refuse(_ message: MessageID, _ refusal: Refusal) -> Deed {
        .tell(.server(.outcome(message, .refused(refusal))))
    }
}

extension Order {
    /// What it is in a sealed room; nil where it is an order there as elsewhere.
    fileprivate func change(by author: IdentityKey) -> (MembershipChange.Deed, Person)? {
        switch self {
        case .invite(let person): (.add, person)
        case .kick(let sentence): (sentence.who.identity == author ? .leave : .remove, sentence.who)
        case .op(let person): (.promote, person)
        case .deop(let person): (.demote, person)
        case .ban, .unban, .mute, .unmute, .slow, .close, .keep: nil
        }
    }
}
