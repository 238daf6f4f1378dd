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
