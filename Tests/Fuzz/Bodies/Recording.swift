import SecureChannel
import Sodium
import SottoModel

/// A handshake of two sides whose every secret is fixed: what each sends is always the same.
struct Recording {
    static let open = Recording(door: nil)
    static let closed = Recording(door: door)

    let door: Door?
    /// Preamble and message 1.
    private(set) var opening: [UInt8] = []
    private(set) var second: [UInt8] = []
    private(set) var third: [UInt8] = []

    private init(door: Door?) {
        self.door = door
        do {
            var client = self.client()
            var server = self.server()
            opening = try client.start()
            if case .send(let bytes) = try server.receive(opening) { second = bytes }
            _ = try client.receive(second)
            third = try client.finish().message
        } catch {
            fatalError("two sides of one version do not understand each other: \(error)")
        }
    }

    func client() -> ClientHandshake {
        ClientHandshake(identity: Self.alice, door: door, ephemeral: Self.secret(3))
    }

    func server() -> ServerHandshake {
        ServerHandshake(identity: Self.hall, doors: door.map(Self.lookup), ephemeral: Self.secret(4))
    }

    private static func lookup(_ door: Door) -> DoorLookup {
        { id in id == door.id ? door : nil }
    }

    private static let alice = identity(1)
    private static let hall = identity(2)
    private static let door = Door(Invite.Door(id: DoorID(5), psk: Array(repeating: 5, count: Invite.Door.pskCount)))

    private static func identity(_ byte: UInt8) -> Identity {
        guard let identity = Identity(seed: secret(byte)) else { fatalError("a seed has 32 bytes") }
        return identity
    }

    private static func secret(_ byte: UInt8) -> SecretBytes {
        SecretBytes(copying: Array(repeating: byte, count: 32))
    }
}

extension ServerHandshake {
    mutating func receive(_ bytes: some Collection<UInt8>) throws(ChannelError) -> Step {
        let bytes = Array(bytes)
        return try bytes.span.bytes.withUnsafeBytes { bytes throws(ChannelError) in try receive(bytes) }
    }
}

extension ClientHandshake {
    mutating func receive(_ bytes: some Collection<UInt8>) throws(ChannelError) -> ServerReply {
        let bytes = Array(bytes)
        return try bytes.span.bytes.withUnsafeBytes { bytes throws(ChannelError) in try receive(bytes) }
    }
}

extension Supply {
    /// Of an open server or of a closed one.
    mutating func recording() -> Recording {
        byte() & 1 == 0 ? .open : .closed
    }

    /// A recorded message with a few changes, or something else altogether.
    mutating func version(of recorded: [UInt8]) -> [UInt8] {
        let kind = byte()
        guard kind & 0x80 == 0 else { return bytes(Int(kind & 0x7F)) }
        var message = recorded
        for _ in 0..<kind & 3 { change(&message) }
        return message
    }

    private mutating func change(_ message: inout [UInt8]) {
        let (how, place, value) = (byte(), number(below: message.count + 1), byte())
        switch how & 3 {
        case 0 where place < message.count: message[place] ^= value
        case 1: message.insert(value, at: place)
        case 2: message.removeSubrange(place..<min(message.count, place + Int(value)))
        default: message.append(value)
        }
    }
}
