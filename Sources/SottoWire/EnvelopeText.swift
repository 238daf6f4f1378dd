internal import SwiftProtobuf

/// Envelopes as people read them: in protobuf's own text format. For looking at, not for reading back.
package enum EnvelopeText {
    package static func ofRequest(_ envelope: [UInt8]) -> String { text(of: envelope, as: Sotto_ClientEnvelope.self) }

    package static func ofEvent(_ envelope: [UInt8]) -> String { text(of: envelope, as: Sotto_ServerEnvelope.self) }

    private static func text<Envelope: Message>(of bytes: [UInt8], as type: Envelope.Type) -> String {
        guard let envelope = try? Protobuf.decode(bytes) as Envelope else { return "" }
        return envelope.textFormatString().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
