package import SottoModel

/// What stands in a whisper's opaque bytes.
///
///     0x00 ‖ Body         the first form: the server could read it. Docs/Security.md says so.
///
/// The first byte names the form, so that end-to-end forms can stand beside this one; the server never looks.
package enum WhisperCodec {
    private static let clear: UInt8 = 0

    package static func encode(_ body: EntryBody) -> [UInt8] {
        [clear] + BodyCodec.encode(body)
    }

    package static func decode(_ sealed: [UInt8]) throws(WireError) -> EntryBody {
        guard sealed.first == clear else { throw .malformed }
        return try BodyCodec.decode(Array(sealed.dropFirst()))
    }
}
