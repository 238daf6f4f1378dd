package import SottoModel
internal import SottoWire

/// A record of the outbox. A later one about the same message takes the place of an earlier.
package enum OutboxRecord: Hashable, Sendable {
    case kept(OwnMessage)
    /// Stays, and is not sent.
    case refused(MessageID, Refusal)
    /// Acknowledged, sent again by another id, or given up.
    case gone(MessageID)

    /// - Returns: nil for what is none, or was written by a version that knows more.
    package init?(_ bytes: [UInt8]) {
        var fields = FieldReader(bytes)
        guard let kind = fields.byte(), let id = fields.messageID() else { return nil }
        switch kind {
        case 0: self = .gone(id)
        case 1:
            guard let destination = fields.destination(), let body = fields.body() else { return nil }
            self = .kept(OwnMessage(id: id, destination: destination, body: body))
        case 2:
            guard let refusal = fields.refusal() else { return nil }
            self = .refused(id, refusal)
        default: return nil
        }
    }

    package var bytes: [UInt8] {
        var fields = FieldWriter()
        switch self {
        case .gone(let id):
            fields.put(0 as UInt8)
            fields.put(id.bytes)
        case .kept(let message):
            fields.put(1 as UInt8)
            fields.put(message.id.bytes)
            fields.put(message.destination)
            fields.put(BodyCodec.encode(message.body))
        case .refused(let id, let refusal):
            fields.put(2 as UInt8)
            fields.put(id.bytes)
            fields.put(refusal)
        }
        return fields.bytes
    }
}

extension KeptWhisper {
    package init?(record bytes: [UInt8]) {
        var fields = FieldReader(bytes)
        guard let direction = fields.byte(), direction <= 1, let peer = fields.person(), let id = fields.messageID(),
            let at = fields.number(), let body = fields.body()
        else { return nil }
        // The first versions wrote no more.
        let trust = fields.byte().flatMap { Trust(rawValue: $0) }
        self.init(
            isOwn: direction == 1, peer: peer, id: id, at: Timestamp(milliseconds: Int64(bitPattern: at)), body: body,
            trust: trust)
    }

    package var record: [UInt8] {
        var fields = FieldWriter()
        fields.put(isOwn ? 1 : 0 as UInt8)
        fields.put(peer)
        fields.put(id.bytes)
        fields.put(UInt64(bitPattern: at.milliseconds))
        fields.put(BodyCodec.encode(body))
        if let trust { fields.put(trust.rawValue) }
        return fields.bytes
    }
}

/// All the rooms there are at a moment: each record takes the place of the one before.
package enum RoomsRecord {
    /// More than a server lets anybody into.
    static let most = 1000

    /// - Returns: nil for what is none.
    package static func decode(_ bytes: [UInt8]) -> [RoomMark]? {
        var fields = FieldReader(bytes)
        guard let count = fields.number(), count <= most else { return nil }
        var rooms: [RoomMark] = []
        for _ in 0..<count {
            guard let name = fields.text().flatMap({ try? RoomName($0) }), let read = fields.number(),
                let isShown = fields.byte()
            else { return nil }
            rooms.append(RoomMark(name: name, read: EntryNumber(read), isShown: isShown == 1))
        }
        return rooms
    }

    package static func encode(_ rooms: [RoomMark]) -> [UInt8] {
        var fields = FieldWriter()
        fields.put(UInt64(min(rooms.count, most)))
        for room in rooms.prefix(most) {
            fields.put(room.name.text)
            fields.put(room.read.rawValue)
            fields.put(room.isShown ? 1 : 0 as UInt8)
        }
        return fields.bytes
    }
}

extension FieldWriter {
    mutating func put(_ person: Person) {
        put(person.identity.bytes)
        put(person.name.text)
    }

    /// The client's own refusal is none of the wire's.
    fileprivate mutating func put(_ refusal: Refusal) {
        put(refusal == .keyInDoubt ? 1 : 0 as UInt8)
        if refusal != .keyInDoubt { put(RefusalCodec.encode(refusal)) }
    }

    fileprivate mutating func put(_ destination: OwnMessage.Destination) {
        switch destination {
        case .room(let name):
            put(0 as UInt8)
            put(name.text)
        case .person(let person):
            put(1 as UInt8)
            put(person)
        case .named(let name):
            put(2 as UInt8)
            put(name.text)
        }
    }
}

extension FieldReader {
    mutating func messageID() -> MessageID? {
        stretch().flatMap { MessageID($0) }
    }

    fileprivate mutating func name() -> UserName? {
        text().flatMap { try? UserName($0) }
    }

    mutating func person() -> Person? {
        guard let identity = stretch().flatMap({ IdentityKey($0) }), let name = name() else { return nil }
        return Person(identity: identity, name: name)
    }

    fileprivate mutating func body() -> EntryBody? {
        stretch().flatMap { try? BodyCodec.decode($0) }
    }

    fileprivate mutating func refusal() -> Refusal? {
        switch byte() {
        case 0: stretch().flatMap { try? RefusalCodec.decode($0) }
        case 1: .keyInDoubt
        default: nil
        }
    }

    fileprivate mutating func destination() -> OwnMessage.Destination? {
        switch byte() {
        case 0: text().flatMap { try? RoomName($0) }.map { .room($0) }
        case 1: person().map { .person($0) }
        case 2: name().map { .named($0) }
        default: nil
        }
    }
}
