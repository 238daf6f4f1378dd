/// Why a text is no server and no invite.
package enum InviteError: Error, Hashable, Sendable {
    case notAServer
    case badRoom
    case badKey
    case badDoor
    case unknownField(String)
}

/// Where to go, and what is known about it: `sotto://host:port/room?key=…&id=…&psk=…`, or just `host:port`.
///
/// The room stands without its `#`, percent-encoded where it is not ASCII. `id` and `psk` go together.
package struct Invite: Hashable, Sendable, CustomStringConvertible {
    /// The way into a closed server, on its way: which secret, and the secret.
    ///
    /// Where it stays it is a `SecureChannel.Door`, which wipes itself.
    package struct Door: Hashable, Sendable {
        package static let pskCount = 32

        package let id: DoorID
        package let psk: [UInt8]

        /// - Returns: nil unless the id has 8 bytes and the secret 32.
        package init?(id: [UInt8], psk: [UInt8]) {
            guard let id = DoorID(id), psk.count == Self.pskCount else { return nil }
            self.init(id: id, psk: psk)
        }

        /// - Precondition: the secret has 32 bytes.
        package init(id: DoorID, psk: [UInt8]) {
            precondition(psk.count == Self.pskCount)
            self.id = id
            self.psk = psk
        }
    }

    package let address: ServerAddress
    package let room: RoomName?
    package let key: ChannelKey?
    package let door: Door?

    package init(address: ServerAddress, room: RoomName? = nil, key: ChannelKey? = nil, door: Door? = nil) {
        self.address = address
        self.room = room
        self.key = key
        self.door = door
    }

    package init(_ text: String) throws(InviteError) {
        guard text.lowercased().hasPrefix(Self.scheme) else {
            guard let address = ServerAddress(text) else { throw .notAServer }
            self.init(address: address)
            return
        }
        let parts = text.dropFirst(Self.scheme.count).split(
            separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let place = parts[0].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = ServerAddress(place[0]) else { throw .notAServer }
        let fields = try Self.fields(parts.count > 1 ? parts[1] : "")
        self.init(
            address: address,
            room: try Self.room(place.count > 1 ? place[1] : ""),
            key: try Self.key(fields["key"]),
            door: try Self.door(id: fields["id"], psk: fields["psk"]))
    }

    package var description: String {
        let query = [
            key.map { "key=" + Base64URL.encode($0.bytes) },
            door.map { "id=\($0.id)" + "&psk=" + Base64URL.encode($0.psk) },
        ].compactMap { $0 }.joined(separator: "&")
        let path = room.map { "/" + PercentCoding.encode(String($0.text.dropFirst())) } ?? ""
        return Self.scheme + address.description + path + (query.isEmpty ? "" : "?" + query)
    }

    private static let scheme = "sotto://"

    private static func fields(_ query: Substring) throws(InviteError) -> [String: Substring] {
        var fields: [String: Substring] = [:]
        for field in query.split(separator: "&") {
            let pair = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, ["key", "id", "psk"].contains(pair[0]), fields[String(pair[0])] == nil else {
                throw .unknownField(String(field))
            }
            fields[String(pair[0])] = pair[1]
        }
        return fields
    }

    private static func room(_ path: Substring) throws(InviteError) -> RoomName? {
        if path.isEmpty { return nil }
        guard let name = PercentCoding.decode(path) else { throw .badRoom }
        do { return try RoomName("#" + name) } catch { throw .badRoom }
    }

    private static func key(_ field: Substring?) throws(InviteError) -> ChannelKey? {
        guard let field else { return nil }
        guard let bytes = Base64URL.decode(field), let key = ChannelKey(bytes) else { throw .badKey }
        return key
    }

    private static func door(id: Substring?, psk: Substring?) throws(InviteError) -> Door? {
        if id == nil, psk == nil { return nil }
        guard let id = id.flatMap(Base64URL.decode), let psk = psk.flatMap(Base64URL.decode),
            let door = Door(id: id, psk: psk)
        else { throw .badDoor }
        return door
    }
}

/// RFC 3986 §2.1, over UTF-8.
enum PercentCoding {
    static func encode(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"):
                String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }

    static func decode(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            if byte != UInt8(ascii: "%") {
                bytes.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            guard digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
