package import SottoModel
internal import SwiftProtobuf

/// A server's refusal ⇄ its message, for what holds one outside of an envelope. Of those that no server says, it is not
/// known afterwards which one it was.
package enum RefusalCodec {
    package static func encode(_ refusal: Refusal) -> [UInt8] {
        Protobuf.encode(Sotto_Refusal(refusal))
    }

    package static func decode(_ bytes: [UInt8]) throws(WireError) -> Refusal {
        let refusal: Sotto_Refusal = try Protobuf.decode(bytes)
        return try refusal.model()
    }
}
