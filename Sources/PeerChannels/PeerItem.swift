internal import SottoModel

/// What stands in a record between two people, padded by the same rule as everything else.
///
///     whisper   0x01 │ id, 16 │ time, 8 │ length, u16 │ body
///     receipt   0x02 │ id, 16
///     the rest is zeros
enum PeerItem: Hashable {
    case whisper(Draft)
    case receipt(MessageID)

    private enum Kind: UInt8 {
        case end = 0
        case whisper = 1
        case receipt = 2
    }

    static func pack(_ items: [PeerItem]) -> [UInt8] {
        let bytes = items.flatMap(\.bytes)
        return bytes + Array(repeating: 0, count: Padding.count(for: bytes.count + 1) - bytes.count)
    }

    /// - Returns: nil where it is not in order, as a whole.
    static func unpack(_ bytes: [UInt8]) -> [PeerItem]? {
        var reader = ByteReader(bytes)
        var items: [PeerItem] = []
        while let kind = reader.byte().flatMap(Kind.init) {
            switch kind {
            case .end: return reader.isZero ? items : nil
            case .whisper:
                guard let id = reader.id(), let time = reader.time(), let body = reader.body() else { return nil }
                items.append(.whisper(Draft(id: id, time: time, body: body)))
            case .receipt:
                guard let id = reader.id() else { return nil }
                items.append(.receipt(id))
            }
        }
        return nil
    }

    private var bytes: [UInt8] {
        switch self {
        case .receipt(let id): return [Kind.receipt.rawValue] + id.bytes
        case .whisper(let draft):
            return [Kind.whisper.rawValue] + draft.id.bytes + draft.time.bytes + draft.body.withLength
        }
    }
}
