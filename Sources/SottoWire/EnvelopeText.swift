internal import SwiftProtobuf

/// Envelopes as people read them: in protobuf's own text format. For looking at, not for reading back.
package enum EnvelopeText {
    package static func ofRequest(_ envelope: [UInt8]) -> String {
        decoded(envelope).map { (request: Sotto_ClientEnvelope) in text(of: request) } ?? ""
    }

    /// Without the way into a closed server, which nobody is to read over a shoulder.
    package static func ofEvent(_ envelope: [UInt8]) -> String {
        guard var event: Sotto_ServerEnvelope = decoded(envelope) else { return "" }
        if case .welcome(var welcome)? = event.kind {
            welcome.clearDoor()
            event.kind = .welcome(welcome)
        }
        return text(of: event)
    }

    /// Whether the bytes of it hold what ``ofEvent(_:)`` leaves out.
    package static func hidesSomething(ofEvent envelope: [UInt8]) -> Bool {
        guard let event: Sotto_ServerEnvelope = decoded(envelope), case .welcome(let welcome)? = event.kind else {
            return false
        }
        return welcome.hasDoor
    }

    private static func decoded<Envelope: Message>(_ bytes: [UInt8]) -> Envelope? {
        try? Protobuf.decode(bytes)
    }

    private static func text(of envelope: some Message) -> String {
        envelope.textFormatString().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
