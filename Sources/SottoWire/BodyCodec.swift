package import SottoModel
internal import SwiftProtobuf

/// What an entry or a whisper says, as the wire's `Body`.
package enum BodyCodec {
    package static func encode(_ body: EntryBody) -> [UInt8] {
        Protobuf.encode(Sotto_Body(body))
    }

    package static func decode(_ bytes: [UInt8]) throws(WireError) -> EntryBody {
        let body: Sotto_Body = try Protobuf.decode(bytes)
        guard let model = body.model() else { throw .malformed }
        return model
    }
}
