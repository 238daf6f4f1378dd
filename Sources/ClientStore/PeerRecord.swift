package import SottoModel

/// A record about those one whispers with. A later one about the same person takes the place of an earlier.
package enum PeerRecord: Hashable, Sendable {
    case peer(Peer)
    /// This whisper came.
    case seen(WhisperSign)

    /// - Returns: nil for what is none, or was written by a version that knows more.
    package init?(_ bytes: [UInt8]) {
        var fields = FieldReader(bytes)
        switch fields.byte() {
        case 1:
            guard let person = fields.person(), let standing = fields.byte().flatMap({ Peer.Standing(rawValue: $0) })
            else { return nil }
            self = .peer(Peer(person, standing))
        case 2:
            guard let author = fields.stretch().flatMap({ IdentityKey($0) }), let id = fields.messageID()
            else { return nil }
            self = .seen(WhisperSign(author: author, id: id))
        default: return nil
        }
    }

    package var bytes: [UInt8] {
        var fields = FieldWriter()
        switch self {
        case .peer(let peer):
            fields.put(1 as UInt8)
            fields.put(peer.person)
            fields.put(peer.standing.rawValue)
        case .seen(let sign):
            fields.put(2 as UInt8)
            fields.put(sign.author.bytes)
            fields.put(sign.id.bytes)
        }
        return fields.bytes
    }
}
