internal import SottoModel

/// What goes between two people by way of a server that passes it on and keeps nothing.
package struct Relay: Hashable, Sendable {
    package enum Kind: UInt8, Sendable {
        case initiation = 0
        case answer = 1
        case record = 2
    }

    package let kind: Kind
    /// Chosen at random by who began.
    package let channel: UInt64
    /// Of a record in its direction, from 0; 0 in handshakes.
    package let number: UInt64
    package let bytes: [UInt8]

    package init(_ kind: Kind, channel: UInt64, number: UInt64 = 0, _ bytes: [UInt8]) {
        self.kind = kind
        self.channel = channel
        self.number = number
        self.bytes = bytes
    }

    /// - Parameter sealed: as it goes by the server: kind, 1 │ number, 8 │ message.
    /// - Returns: nil for what is in no such form.
    package init?(channel: UInt64, sealed: [UInt8]) {
        var reader = ByteReader(sealed)
        guard let kind = reader.byte().flatMap(Kind.init), let number = reader.number(UInt64.self),
            number == 0 || kind == .record
        else { return nil }
        self.init(kind, channel: channel, number: number, reader.remainder())
    }

    package var sealed: [UInt8] { [kind.rawValue] + number.bigEndianBytes + bytes }
}

/// What a server, or whoever has got at it, did on the way between two people.
package enum PeerFault: Error, Hashable, Sendable {
    /// Records are missing before this one.
    case missing
    /// A record that came before, or one's own.
    case repeated
    /// It does not open.
    case altered
    /// A handshake in the name of somebody whose key it does not bear.
    case forged
}
