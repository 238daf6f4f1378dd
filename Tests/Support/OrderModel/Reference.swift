import ServerCore
import SottoModel

/// What must come of what people asked, by rules that fit on a page: a room's order is the order in which the
/// journal kept what its members said, each thing once.
struct Reference {
    struct Said: Equatable {
        let author: Person
        let body: EntryBody
    }

    private struct Visitor {
        let identity: IdentityKey
        var name: UserName
        var isIn = false
        var rooms: Set<RoomName> = []
    }

    private enum Asked {
        case come(SessionID, IdentityKey, UserName)
        case rename(SessionID, IdentityKey, UserName)
        case say(RoomName, MessageID, Said)
        case whisper(from: IdentityKey, to: IdentityKey, MessageID)
    }

    private(set) var order: [RoomName: [Said]] = [:]
    /// Where a text stands in its room's order.
    private(set) var places: [String: Int] = [:]
    /// Whispers by their readers, in the order they were kept.
    private(set) var whispers: [IdentityKey: [MessageID]] = [:]
    private(set) var known: Set<MessageID> = []
    private var owners: [UserName: IdentityKey] = [:]
    private var visitors: [SessionID: Visitor] = [:]
    private var waiting: [Asked] = []
    private let operators: Set<IdentityKey>

    init(operators: Set<IdentityKey>) {
        self.operators = operators
    }

    /// The server hears it. Nothing of it is kept yet.
    mutating func hear(_ call: Call, from session: SessionID, in names: [RoomID: RoomName]) {
        if case .open(let hello, _, _, _) = call {
            visitors[session] = Visitor(identity: hello.identity, name: hello.name)
            return waiting.append(.come(session, hello.identity, hello.name))
        }
        guard let visitor = visitors[session], visitor.isIn else { return forget(session, after: call) }
        switch call {
        case .join(let room, _, _, _): visitors[session]?.rooms.insert(room)
        case .leave(let room): if let name = names[room] { visitors[session]?.rooms.remove(name) }
        case .post(let room, let id, let body): say(visitor, names[room], id, body)
        case .whisper(let reader, let id, _): waiting.append(.whisper(from: visitor.identity, to: reader, id))
        case .rename(let name): waiting.append(.rename(session, visitor.identity, name))
        case .closed: visitors[session] = nil
        default: break
        }
    }

    /// The journal keeps what it was given.
    mutating func commit() throws(Wrong) {
        for asked in waiting { try keep(asked) }
        waiting = []
    }

    /// What was not kept is gone, and everybody with it.
    mutating func crash() {
        waiting = []
        visitors = [:]
    }

    /// Who is in the room.
    func people(in room: RoomName) -> [IdentityKey: UserName] {
        let inside = visitors.values.filter { $0.rooms.contains(room) }
        return Dictionary(inside.map { ($0.identity, $0.name) }) { first, _ in first }
    }

    private mutating func forget(_ session: SessionID, after call: Call) {
        if case .closed = call { visitors[session] = nil }
    }

    private mutating func say(_ visitor: Visitor, _ room: RoomName?, _ id: MessageID, _ body: EntryBody) {
        guard let room, visitor.rooms.contains(room), mayOrder(body, visitor.identity) else { return }
        let author = Person(identity: visitor.identity, name: visitor.name)
        waiting.append(.say(room, id, Said(author: author, body: body)))
    }

    private func mayOrder(_ body: EntryBody, _ identity: IdentityKey) -> Bool {
        guard case .order(let order) = body else { return true }
        return operators.contains(identity) && !operators.contains(order.subject?.identity ?? identity)
    }

    private mutating func keep(_ asked: Asked) throws(Wrong) {
        switch asked {
        case .come(let session, let identity, let name): comeIn(session, identity, name)
        case .rename(let session, let identity, let name):
            if own(name, identity) { visitors[session]?.name = name }
        case .say(let room, let id, let said): try keep(said, id, in: room)
        case .whisper(let author, let reader, let id):
            guard owners.values.contains(reader), known.insert(id).inserted else { return }
            // What one whispers to oneself is in one's own log as it was sent.
            if author != reader { whispers[reader, default: []].append(id) }
        }
    }

    private mutating func keep(_ said: Said, _ id: MessageID, in room: RoomName) throws(Wrong) {
        guard known.insert(id).inserted else { return }
        let place = order[room, default: []].count
        try hold(places.updateValue(place, forKey: said.body.text) == nil, "said under two ids: \(said.body)")
        order[room, default: []].append(said)
        guard case .order(.kick(let sentence)) = said.body else { return }
        for session in visitors.keys where visitors[session]?.identity == sentence.who.identity {
            visitors[session]?.rooms.remove(room)
        }
    }

    /// A name is its first owner's, whether or not they are still there; a newer session takes over from an older.
    private mutating func comeIn(_ session: SessionID, _ identity: IdentityKey, _ name: UserName) {
        guard own(name, identity) else {
            visitors[session] = nil
            return
        }
        guard visitors[session] != nil else { return }
        for (other, old) in visitors where old.identity == identity && old.isIn { visitors[other] = nil }
        visitors[session]?.isIn = true
    }

    private mutating func own(_ name: UserName, _ identity: IdentityKey) -> Bool {
        guard owners[name, default: identity] == identity else { return false }
        owners[name] = identity
        return true
    }
}
