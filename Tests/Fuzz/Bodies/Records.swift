import Noise
import SecureChannel

/// A peer that holds the key puts whatever it likes into a record: it is read as a plain reading of the rules says,
/// whole or not at all.
func checkRecords(_ supply: inout Supply) throws(Broken) {
    let cuts = supply.cuts()
    let limits = Record.Limits(
        recordCount: supply.byte() & 1 == 0 ? 16 * 1024 : .max, envelopeCount: Int(supply.byte()))
    let record = supply.record()
    var sender = CipherState(key: .fixed)
    let frame = try sender.frame(of: record)
    let hearing = try Hearing.of(frame, cuts: cuts, limits: limits)
    let envelopes = envelopes(in: record, limits)
    try hold(hearing.envelopes == envelopes ?? [], "a record is read by the rules")
    try hold(hearing.failure == (envelopes == nil ? .record : nil), "a record is whole or refused")
}

/// The rules of a record, read slowly; nil where it breaks one.
private func envelopes(in record: [UInt8], _ limits: Record.Limits) -> [[UInt8]]? {
    guard (256...limits.recordCount).contains(record.count) else { return nil }
    var envelopes: [[UInt8]] = []
    var place = 0
    while let (length, size) = length(in: record[place...]) {
        place += size
        if length == 0 {
            let isPadded = record[place...].allSatisfy { $0 == 0 }
            return isPadded && envelopes.count <= limits.envelopeCount ? envelopes : nil
        }
        guard place + length <= record.count else { return nil }
        envelopes.append(Array(record[place..<place + length]))
        place += length
    }
    return nil
}

/// A varint of at most three bytes that is as an encoder writes it.
private func length(in bytes: ArraySlice<UInt8>) -> (length: Int, size: Int)? {
    let varint = Array(bytes.prefix(3).prefix { $0 >= 0x80 })
    guard varint.count < 3, let last = bytes.dropFirst(varint.count).first else { return nil }
    let length = (varint + [last]).reversed().reduce(0) { $0 << 7 | Int($1 & 0x7F) }
    return EnvelopeLength.size(of: length) == varint.count + 1 ? (length, varint.count + 1) : nil
}

extension Supply {
    /// All that is left, behind it one byte again and again.
    fileprivate mutating func record() -> [UInt8] {
        let fill = byte() & 0x3F == 1 ? byte() : 0
        let count = min(Self.sizes[Int(byte()) % Self.sizes.count] + Int(byte()), Record.maximumCount)
        let bytes = all().prefix(count)
        return bytes + Array(repeating: fill, count: count - bytes.count)
    }

    /// Mostly the shortest: a byte more can be added to each.
    private static let sizes = [256, 256, 256, 256, 0, 200, 1024, 16 * 1024 - 4, 60_000, Record.maximumCount - 4]
}

extension CipherState {
    fileprivate mutating func frame(of record: [UInt8]) throws(Broken) -> [UInt8] {
        var message = record + Array(repeating: 0, count: Self.tagCount)
        let sealed = message.withUnsafeMutableBytes { try? encrypt($0, plaintextCount: record.count) }
        try hold(sealed == message.count, "a record can be sealed")
        return [UInt8(message.count >> 8), UInt8(message.count & 0xFF)] + message
    }
}
