import SecureChannel
import Sodium
import SottoModel
import SottoWire
import TestSupport

/// A client that waits for what it reads: enough to hold a conversation from a test.
final class Client {
    let person: Person
    let socket: Socket
    private let proof: [UInt8]
    private let isInteractive: Bool
    private var sealing: SealingHalf?
    private var opening: OpeningHalf?
    private var decoder = ServerDecoder()
    private var unread: [ServerEvent] = []
    private var isOver = false
    private(set) var bytesRead: UInt64 = 0
    private var messageCount: UInt64 = 0

    /// Connects and shakes hands; the letters of `name` are the key, unless `key` says other ones.
    init(
        _ name: UserName, at served: Served, by door: Door? = nil, key: String? = nil, isInteractive: Bool = true,
        receiveBuffer: Int32? = nil
    ) throws {
        let identity = Identity.seeded(key ?? name.text)
        person = Person(identity: identity.key, name: name)
        proof = identity.channelProof()
        self.isInteractive = isInteractive
        socket = try Socket(port: served.port, receiveBuffer: receiveBuffer)
        let channel = try Self.shakeHands(ClientHandshake(identity: identity, door: door), over: socket)
        try socket.send(channel.message)
        channel.split { sealing, opening in
            self.sealing = consume sealing
            self.opening = consume opening
        }
    }

    /// Signed in, and in these rooms.
    convenience init(
        _ name: UserName, in rooms: RoomName..., at served: Served, by door: Door? = nil, key: String? = nil,
        receiveBuffer: Int32? = nil
    ) throws {
        try self.init(name, at: served, by: door, key: key, receiveBuffer: receiveBuffer)
        _ = try signIn()
        for room in rooms { _ = try join(room) }
    }

    private static func shakeHands(
        _ handshake: consuming ClientHandshake, over socket: Socket
    ) throws -> EstablishedChannel {
        try socket.send(handshake.start())
        var reply = ClientHandshake.ServerReply.needMore
        while reply == .needMore {
            let bytes = try socket.receive()
            guard !bytes.isEmpty else { throw SocketError.nothingCame }
            reply = try bytes.withUnsafeBytes { try handshake.receive($0) }
        }
        return try handshake.finish()
    }
}

extension Client {
    /// Each in a record of its own.
    func send(_ requests: ClientRequest...) throws {
        for request in requests { try sendRaw(try frame([ClientCodec.encode(request)])) }
    }

    /// All in one record.
    func sendTogether(_ requests: [ClientRequest]) throws {
        try sendRaw(try frame(requests.map(ClientCodec.encode)))
    }

    func sendRaw(_ bytes: [UInt8]) throws {
        try socket.send(bytes)
    }

    func frame(_ envelopes: [[UInt8]]) throws -> [UInt8] {
        guard let frame = try sealing?.seal(envelopes) else { throw ChannelError.outOfTurn }
        return frame
    }

    /// Nothing more will be sent from here.
    func hangUp() {
        socket.finish()
    }

    /// What the server says next; nil once it has ended the connection.
    func next() throws -> ServerEvent? {
        while unread.isEmpty, !isOver { try read() }
        return unread.isEmpty ? nil : unread.removeFirst()
    }

    /// Everything up to the end of the connection.
    func rest() throws -> [ServerEvent] {
        var events: [ServerEvent] = []
        while let event = try next() { events.append(event) }
        return events
    }

    private func read() throws {
        let bytes = try socket.receive()
        isOver = bytes.isEmpty
        bytesRead += UInt64(bytes.count)
        try bytes.withUnsafeBytes { bytes in
            try opening?.receive(bytes, limits: .fromServer) { envelope throws(ChannelError) in
                guard let event = try? decoder.decode(Array(envelope)) else { throw .record }
                unread.append(event)
            }
        }
    }
}

extension ServerEvent {
    /// Who came, where it tells so.
    var joined: [Person] { if case .presence(_, let delta) = self { delta.joined } else { [] } }

    /// Who went, where it tells so.
    var left: [Person] { if case .presence(_, let delta) = self { delta.left } else { [] } }
}

extension Client {
    func hello(proof: [UInt8]? = nil) -> ClientRequest {
        .hello(
            Hello(
                identity: person.identity, proof: proof ?? self.proof, name: person.name,
                isInteractive: isInteractive))
    }

    func signIn() throws -> Welcome {
        try send(hello())
        return try until { if case .welcome(let welcome) = $0 { welcome } else { nil } }
    }

    func join(_ room: RoomName, after: EntryNumber? = nil) throws -> Joined {
        try send(.join(room, after: after))
        return try until { if case .joined(let joined) = $0 { joined } else { nil } }
    }

    /// A message with an id that this client has not used.
    func post(_ body: EntryBody, in room: RoomID = 1) -> ClientRequest {
        messageCount += 1
        let salt = person.identity.bytes.prefix(6).reduce(0) { $0 << 8 | UInt64($1) }
        return .post(
            room, MessageID(at: Timestamp(milliseconds: 1), randomness: (0, salt << 14 | messageCount)), body)
    }

    func say(_ text: String, in room: RoomID = 1) throws {
        try send(post(.say(text), in: room))
    }

    /// Reads on until something is what is looked for.
    func until<Found>(_ find: (ServerEvent) -> Found?) throws -> Found {
        while let event = try next() {
            if let found = find(event) { return found }
        }
        throw SocketError.nothingCame
    }

    /// What the hub had for this client up to now: what it is asked last it answers last.
    func readUpToNow() throws -> [ServerEvent] {
        try send(.find("nobody"))
        var events: [ServerEvent] = []
        while let event = try next(), event != .found("nobody", nil, isPresent: false) { events.append(event) }
        return events
    }
}
