/// Bytes on their way in, and how far they have been taken.
struct Incoming {
    private let bytes: UnsafeRawBufferPointer
    private(set) var takenCount = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    var isEmpty: Bool { takenCount == bytes.count }

    /// Fills `piece` up to `count` bytes, as far as there are any. Memory is taken for bytes that have
    /// come and as many again, never for those a peer announces, and never for more than the piece.
    ///
    /// - Returns: whether the piece is complete.
    mutating func fill(_ piece: inout [UInt8], upTo count: Int) -> Bool {
        let end = takenCount + min(count - piece.count, bytes.count - takenCount)
        let needed = piece.count + end - takenCount
        if piece.capacity < needed { piece.reserveCapacity(min(count, 2 * needed)) }
        piece.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[takenCount..<end]))
        takenCount = end
        return piece.count == count
    }
}
