import SecureChannel
import Sodium
import SottoModel

/// Two ends of one channel, joined in memory. Envelopes are words here, so that a test reads as talk.
struct LinkedPair: ~Copyable {
    var client: End
    var server: End

    /// - Parameter ephemerals: the byte each side's ephemeral secret is made of; random where there is none.
    init(ephemerals: (UInt8, UInt8)? = nil) throws {
        var client = ClientHandshake(identity: .alice, ephemeral: .filled(with: ephemerals?.0))
        var server = ServerHandshake(identity: .hall, ephemeral: .filled(with: ephemerals?.1))
        let second = try server.receive(try client.start()).bytes
        _ = try client.receive(second)
        let alice = try client.finish()
        _ = try server.receive(alice.message)
        let hall = try server.finish()
        self.client = End(alice)
        self.server = End(hall)
    }
}

/// One end: what it says becomes a frame, what it hears becomes words.
struct End: ~Copyable {
    var sealing: SealingHalf
    var opening: OpeningHalf

    init(_ channel: consuming EstablishedChannel) {
        self = channel.split { sealing, opening in End(sealing: sealing, opening: opening) }
    }

    private init(sealing: consuming SealingHalf, opening: consuming OpeningHalf) {
        self.sealing = sealing
        self.opening = opening
    }

    mutating func says(_ words: String...) throws -> [UInt8] {
        try sealing.seal(words.map { Array($0.utf8) })
    }

    mutating func hears(_ bytes: [UInt8], limits: Record.Limits = .fromServer) throws -> [String] {
        try opening.hears(bytes, limits: limits)
    }
}

extension OpeningHalf {
    mutating func hears(_ bytes: [UInt8], limits: Record.Limits = .fromServer) throws -> [String] {
        var words: [String] = []
        try bytes.withUnsafeBytes {
            try receive($0, limits: limits) { words.append(String(decoding: $0, as: UTF8.self)) }
        }
        return words
    }
}

extension Identity {
    /// A person; her seed is thirty-two ones.
    static var alice: Identity { Identity(seed: SecretBytes(copying: Array(repeating: 1, count: 32)))! }
    /// A server; its seed is thirty-two twos.
    static var hall: Identity { Identity(seed: SecretBytes(copying: Array(repeating: 2, count: 32)))! }
}

extension Optional where Wrapped == SecretBytes {
    /// Thirty-two times the byte.
    static func filled(with byte: UInt8?) -> SecretBytes? {
        byte.map { SecretBytes(copying: Array(repeating: $0, count: 32)) }
    }
}

extension ClientHandshake {
    /// Why it cannot be finished; nil where it can.
    consuming func refusal() -> ChannelError? {
        do { _ = try finish() } catch { return error }
        return nil
    }

    mutating func receive(_ bytes: [UInt8]) throws -> ServerReply {
        try bytes.withUnsafeBytes { try receive($0) }
    }
}

extension ServerHandshake {
    /// Why it cannot be finished; nil where it can.
    consuming func refusal() -> ChannelError? {
        do { _ = try finish() } catch { return error }
        return nil
    }

    mutating func receive(_ bytes: [UInt8]) throws -> Step {
        try bytes.withUnsafeBytes { try receive($0) }
    }
}

extension ServerHandshake.Step {
    /// What is to be sent.
    var bytes: [UInt8] {
        switch self {
        case .send(let bytes), .refuse(let bytes): bytes
        case .needMore, .established: []
        }
    }
}

extension Array where Element == UInt8 {
    func flipped(bit: Int) -> [UInt8] {
        var bytes = self
        bytes[bit / 8] ^= 1 << (bit % 8)
        return bytes
    }

    var bits: Range<Int> { 0..<count * 8 }
}
