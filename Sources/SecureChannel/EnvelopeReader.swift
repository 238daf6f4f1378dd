/// Walks through the envelopes of an opened record.
struct EnvelopeReader {
    private var rest: Slice<UnsafeRawBufferPointer>

    init(_ record: UnsafeRawBufferPointer) {
        rest = record[...]
    }

    /// - Returns: nil after the last envelope.
    /// - Throws: `record` where a length is malformed or leads outside, and where padding is not zero.
    mutating func next() throws(ChannelError) -> UnsafeRawBufferPointer? {
        guard let (length, size) = EnvelopeLength.read(rest) else { throw .record }
        rest = rest.dropFirst(size)
        guard length > 0 else {
            try checkPadding()
            return nil
        }
        guard length <= rest.count else { throw .record }
        defer { rest = rest.dropFirst(length) }
        return UnsafeRawBufferPointer(rebasing: rest.prefix(length))
    }

    private func checkPadding() throws(ChannelError) {
        guard rest.allSatisfy({ $0 == 0 }) else { throw .record }
    }

    /// Whether the whole record is in order, so that it is delivered whole or not at all.
    static func check(_ record: UnsafeRawBufferPointer, maximum: Int) throws(ChannelError) {
        var reader = EnvelopeReader(record)
        var count = 0
        while try reader.next() != nil { count += 1 }
        guard count <= maximum else { throw .record }
    }
}
