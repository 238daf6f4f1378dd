/// A handshake as data: who sends and mixes what, in which message (Noise rev 34, section 7).
package struct HandshakePattern: Sendable {
    package let name: String
    /// Whose static public key the other side knows beforehand.
    let knownBeforehand: Set<Role>
    /// The initiator sends the first message, then they take turns.
    let messages: [[Token]]

    init(_ name: String, known: Set<Role> = [], _ messages: [Token]...) {
        self.init(name: name, known: known, messages: messages)
    }

    private init(name: String, known: Set<Role>, messages: [[Token]]) {
        self.name = name
        self.knownBeforehand = known
        self.messages = messages
    }
}

extension HandshakePattern {
    var usesPresharedKey: Bool {
        messages.joined().contains(.psk)
    }

    /// The pattern with a pre-shared key: 0 mixes it in before the first message, n after the n-th
    /// (section 9.4).
    ///
    /// - Precondition: the pattern has that many messages and no pre-shared key yet.
    package func psk(_ position: Int) -> HandshakePattern {
        precondition((0...messages.count).contains(position) && !usesPresharedKey)
        var messages = self.messages
        if position == 0 {
            messages[0].insert(.psk, at: 0)
        } else {
            messages[position - 1].append(.psk)
        }
        return HandshakePattern(name: "\(name)psk\(position)", known: knownBeforehand, messages: messages)
    }
}

package enum Role: Sendable {
    case initiator, responder

    package var peer: Role {
        self == .initiator ? .responder : .initiator
    }
}

/// One step of a message pattern.
enum Token: Sendable, Hashable {
    /// Send the ephemeral, or the static, public key.
    case e, s
    /// Agree on a secret between a key of the initiator's and one of the responder's.
    case dh(initiator: KeyKind, responder: KeyKind)
    /// Mix in the pre-shared key.
    case psk

    static let ee = dh(initiator: .ephemeral, responder: .ephemeral)
    static let es = dh(initiator: .ephemeral, responder: .static)
    static let se = dh(initiator: .static, responder: .ephemeral)
    static let ss = dh(initiator: .static, responder: .static)
}

enum KeyKind: Sendable {
    case ephemeral, `static`
}
