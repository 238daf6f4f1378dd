package import SottoModel
internal import SwiftProtobuf

/// What stands in a whisper's opaque bytes.
///
///     0x00 ‖ Body         the first form: the server could read it. Docs/Security.md says so.
///
/// The first byte names the form, so that end-to-end forms can stand beside this one; the server never looks.
package enum WhisperCodec {
    private static let clear: UInt8 = 0

    package static func encode(_ body: EntryBody) -> [UInt8] {
        [clear] + Protobuf.encode(Sotto_Body(body))
    }

    package static func decode(_ sealed: [UInt8]) throws(WireError) -> EntryBody {
        guard sealed.first == clear else { throw .malformed }
        let body: Sotto_Body = try Protobuf.decode(Array(sealed.dropFirst()))
        switch body.model() {
        case .loss, nil: throw .malformed
        case .some(let model): return model
        }
    }
}
