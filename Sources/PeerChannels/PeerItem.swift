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
                guard let draft = reader.draft() else { return nil }
                items.append(.whisper(draft))
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
            let count = [UInt8(truncatingIfNeeded: draft.body.count >> 8), UInt8(truncatingIfNeeded: draft.body.count)]
            let time = withUnsafeBytes(of: draft.time.milliseconds.bigEndian) { Array($0) }
            return [Kind.whisper.rawValue] + draft.id.bytes + time + count + draft.body
        }
    }
}

/// A whisper before it is sealed.
struct Draft: Hashable, Sendable {
    let id: MessageID
    let time: Timestamp
    let body: [UInt8]
}

private struct ByteReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    var isZero: Bool { rest.allSatisfy { $0 == 0 } }

    mutating func byte() -> UInt8? { rest.popFirst() }

    mutating func id() -> MessageID? { take(MessageID.byteCount).flatMap { MessageID($0) } }

    mutating func draft() -> Draft? {
        guard let id = id(), let time = take(8), let count = take(2),
            let body = take(count.reduce(0) { $0 << 8 | Int($1) })
        else { return nil }
        let milliseconds = Int64(bitPattern: time.reduce(0) { $0 << 8 | UInt64($1) })
        return Draft(id: id, time: Timestamp(milliseconds: milliseconds), body: body)
    }

    private mutating func take(_ count: Int) -> [UInt8]? {
        guard count <= rest.count else { return nil }
        defer { rest.removeFirst(count) }
        return Array(rest.prefix(count))
    }
}
