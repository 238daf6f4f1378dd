import SottoModel

/// A body as two columns. Kinds are the fields of `Body` in sotto.proto.
enum BodyColumns {
    static let topic: Int64 = 3
    static let loss: Int64 = 5

    static func kind(_ body: EntryBody) -> Int64 {
        switch body {
        case .say: 1
        case .action: 2
        case .topic: topic
        case .loss: loss
        }
    }

    static func bytes(_ body: EntryBody) -> [UInt8] {
        switch body {
        case .say(let text), .action(let text), .topic(let text): Array(text.utf8)
        case .loss(let loss): Array(text(loss).utf8)
        }
    }

    /// - Returns: nil for a kind this version does not know.
    static func body(kind: Int64, bytes: [UInt8]) -> EntryBody? {
        let text = String(decoding: bytes, as: UTF8.self)
        return switch kind {
        case 1: .say(text)
        case 2: .action(text)
        case topic: .topic(text)
        case loss: loss(text).map { .loss($0) }
        default: nil
        }
    }

    /// `after through since until`, in decimals.
    private static func text(_ loss: Loss) -> String {
        let (since, until) = (loss.since.milliseconds, loss.until.milliseconds)
        return "\(loss.after.rawValue) \(loss.through.rawValue) \(since) \(until)"
    }

    private static func loss(_ text: String) -> Loss? {
        let words = text.split(separator: " ")
        guard words.count == 4, let after = UInt64(words[0]), let through = UInt64(words[1]),
            let since = Int64(words[2]), let until = Int64(words[3])
        else { return nil }
        return Loss(
            after: EntryNumber(after), through: EntryNumber(through), since: Timestamp(milliseconds: since),
            until: Timestamp(milliseconds: until))
    }
}
