/// The fields of a `RoomEntry` envelope that are checked, read in place.
///
/// Decoding with SwiftProtobuf costs more than the server's whole delivery; the generator would be what is measured.
/// `EntryScanTests` hold it to the codec.
struct EntryScan {
    let number: UInt64
    let prev: UInt64
    let text: UnsafeRawBufferPointer

    private static let envelopeTag: UInt64 = 6 << 3 | 2

    /// - Returns: nil for any other envelope.
    init?(_ envelope: UnsafeRawBufferPointer) {
        var fields = Fields(envelope)
        guard fields.nextTag() == Self.envelopeTag, let roomEntry = fields.bytes(),
            let entry = Fields.find(2, in: roomEntry)
        else { return nil }
        var number: UInt64 = 0
        var back: UInt64 = 0
        var text: UnsafeRawBufferPointer?
        var inner = Fields(entry)
        while let tag = inner.nextTag() {
            switch tag {
            case 1 << 3: number = inner.varint() ?? 0
            case 2 << 3: back = inner.varint() ?? 0
            case 6 << 3 | 2: text = inner.bytes().flatMap { Fields.find(1, in: $0) }
            default: guard inner.skip(tag) else { return nil }
            }
        }
        guard let text else { return nil }
        self.number = number
        prev = number &- back
        self.text = text
    }
}

/// A protobuf message, field by field.
private struct Fields {
    private let base: UnsafeRawBufferPointer
    private var at = 0

    init(_ base: UnsafeRawBufferPointer) {
        self.base = base
    }

    static func find(_ field: UInt64, in message: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        var fields = Fields(message)
        while let tag = fields.nextTag() {
            if tag == field << 3 | 2 { return fields.bytes() }
            guard fields.skip(tag) else { return nil }
        }
        return nil
    }

    mutating func nextTag() -> UInt64? {
        at < base.count ? varint() : nil
    }

    mutating func varint() -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while at < base.count, shift < 64 {
            let byte = base[at]
            at += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return nil
    }

    mutating func bytes() -> UnsafeRawBufferPointer? {
        guard let count = varint(), count <= UInt64(base.count - at) else { return nil }
        defer { at += Int(count) }
        return UnsafeRawBufferPointer(rebasing: base[at..<at + Int(count)])
    }

    mutating func skip(_ tag: UInt64) -> Bool {
        switch tag & 7 {
        case 0: return varint() != nil
        case 1: at += 8
        case 2: return bytes() != nil
        case 5: at += 4
        default: return false
        }
        return at <= base.count
    }
}
