import SottoModel
import SottoWire

/// A body as two columns. Kinds are the fields of `Body` in sotto.proto.
enum BodyColumns {
    static let topic: Int64 = 3
    static let loss: Int64 = 5
    static let edit: Int64 = 6
    /// What stands by itself and can be said otherwise, or taken back.
    static let messages: Set<Int64> = [1, 2, 9]
    private static let sealed: Int64 = 10
    private static let genesis: Int64 = 11
    private static let change: Int64 = 12

    static func kind(_ body: EntryBody) -> Int64 {
        switch body {
        case .say: 1
        case .action: 2
        case .topic: topic
        case .order: 4
        case .loss: loss
        case .amend(_, .edit): edit
        case .amend(_, .retract): 7
        case .amend(_, .react), .amend(_, .unreact): 8
        case .reply: 9
        case .sealed(.genesis): genesis
        case .sealed(.change): change
        // The others are proposed by nobody.
        case .sealed: sealed
        }
    }

    /// What was written in UTF-8; what is signed or sealed as it is; for what is more than that its message.
    static func bytes(_ body: EntryBody) -> [UInt8] {
        switch body {
        case .say(let text), .action(let text), .topic(let text): Array(text.utf8)
        case .order, .loss, .reply, .amend: BodyCodec.encode(body)
        case .sealed(let body): bytes(body)
        }
    }

    private static func bytes(_ body: SealedBody) -> [UInt8] {
        switch body {
        case .genesis(let genesis): genesis.bytes
        case .change(let change): change.bytes
        case .message(let bytes), .letter(let bytes): bytes
        case .closed: []
        }
    }

    /// - Returns: nil for a kind this version does not know.
    static func body(kind: Int64, bytes: [UInt8]) -> EntryBody? {
        let text = String(decoding: bytes, as: UTF8.self)
        return switch kind {
        case 1: .say(text)
        case 2: .action(text)
        case topic: .topic(text)
        case 4...9: try? BodyCodec.decode(bytes)
        case sealed: .sealed(.message(bytes))
        case genesis: Genesis(bytes).map { .sealed(.genesis($0)) }
        case change: MembershipChange(bytes).map { .sealed(.change($0)) }
        default: nil
        }
    }
}
