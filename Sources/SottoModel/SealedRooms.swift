/// What a sealed room is known by wherever it is spoken of: the hash of how it began.
package struct SealedRoomID: Hashable, Sendable {
    package let key: Key32

    package init(_ key: Key32) {
        self.key = key
    }

    package var bytes: [UInt8] { key.bytes }
}

/// How a sealed room begins: in the word of who founds it, who is its first member and operator.
///
///     "sotto-room-1" │ server's channel key, 32 │ founder, 32 │ time, 8 │ nonce, 16 │ name │ founder's name │ signature, 64
///
/// Names stand behind their length, u16. The signature is the founder's Ed25519 over everything before it. The hash of
/// it all is the room's id.
package struct Genesis: Hashable, Sendable {
    package static let label = Array("sotto-room-1".utf8)
    package static let nonceCount = 16

    package let server: ChannelKey
    package let founder: Person
    package let at: Timestamp
    package let nonce: [UInt8]
    package let name: RoomName
    package var signature: [UInt8] = []

    /// - Parameter nonce: 16 random bytes.
    package init(of name: RoomName, by founder: Person, on server: ChannelKey, at: Timestamp, nonce: [UInt8]) {
        (self.server, self.founder, self.at, self.nonce, self.name) = (server, founder, at, nonce, name)
    }

    /// - Returns: nil for what is none. Whether it is signed is not looked at.
    package init?(_ bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        guard reader.bytes(Self.label.count) == Self.label, let server = reader.key(), let founder = reader.key(),
            let at = reader.time(), let nonce = reader.bytes(Self.nonceCount),
            let name = reader.text().flatMap({ try? RoomName($0) }),
            let own = reader.text().flatMap({ try? UserName($0) }), let signature = reader.signature(),
            reader.isEmpty
        else { return nil }
        let person = Person(identity: IdentityKey(founder), name: own)
        self.init(of: name, by: person, on: ChannelKey(server), at: at, nonce: nonce)
        self.signature = signature
        guard self.bytes == bytes else { return nil }
    }

    /// What is signed.
    package var content: [UInt8] {
        Self.label + server.bytes + founder.identity.bytes + at.bytes + nonce + Array(name.text.utf8).withLength
            + Array(founder.name.text.utf8).withLength
    }

    package var bytes: [UInt8] { content + signature }
}

/// What belongs to sealed rooms of what people send.
package enum SealedBody: Hashable, Sendable {
    case genesis(Genesis)
    case change(MembershipChange)
    /// A message that members alone read.
    case message([UInt8])
    /// Between two members, in a whisper: keys, and questions after them.
    case letter([UInt8])
    /// A client's own word, on no wire: a message, and why it cannot be read.
    case closed(SealFault)

    package var byteCount: Int {
        switch self {
        case .genesis(let genesis): genesis.bytes.count
        case .change(let change): change.bytes.count
        case .message(let bytes), .letter(let bytes): bytes.count
        case .closed: 0
        }
    }
}

extension EntryBody {
    /// Whether it is a link of a sealed room's chain.
    package var isLink: Bool {
        switch self {
        case .sealed(.genesis), .sealed(.change): true
        default: false
        }
    }
}

/// Why a room that the server shows is not the sealed room that was meant.
package enum RoomFault: Error, Hashable, Sendable {
    /// Its beginning is not signed by its founder, or is of another server or name.
    case forged
    /// Nobody who could has let us in by a letter.
    case notInvited
    /// It was to be sealed, and was there before as another one.
    case notSealed
    /// A link of its chain is missing, or does not hold.
    case brokenChain
}

/// Why a message of a sealed room cannot be read.
package enum SealFault: Error, Hashable, Sendable, CaseIterable {
    /// Its key has not come yet, and is asked for.
    case missingKey
    /// It was written when one was not in the room.
    case notForUs
    /// Who wrote it was not in the room.
    case notMember
    /// Not written by who is said to have written it, or not here, or under another id.
    case forged
    /// It does not open: its author has sealed it wrong, or it keeps to no form there is.
    case altered
    /// It goes by a membership that nobody has heard of.
    case unknownHead
    /// It stood elsewhere before: the server has put it there again.
    case repeated

    /// Whether what opens it may come yet.
    package var mayPass: Bool { self == .missingKey || self == .unknownHead }
}
