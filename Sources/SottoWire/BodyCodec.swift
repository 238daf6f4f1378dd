package import SottoModel
internal import SwiftProtobuf

/// An entry's body ⇄ its message, for what holds one outside of an envelope.
package enum BodyCodec {
    package static func encode(_ body: EntryBody) -> [UInt8] {
        Protobuf.encode(Sotto_Body(body))
    }

    package static func decode(_ bytes: [UInt8]) throws(WireError) -> EntryBody {
        let body: Sotto_Body = try Protobuf.decode(bytes)
        guard let model = try body.model() else { throw .malformed }
        return model
    }
}
