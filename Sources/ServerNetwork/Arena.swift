/// A stretch of a loop's arena: whole envelopes, each behind its length.
struct ArenaRange: Hashable {
    /// Counted from the arena's beginning of time; chunks are used again, offsets are not.
    var offset: UInt64
    var count: Int
}

/// Where a loop keeps what it has to send to many: each envelope once, in a ring of chunks.
///
/// Connections refer to it by ranges. A range is good until its chunk is used again, `chunkCount` chunks later;
/// a connection that is slower than that goes behind and is fed from the history instead. An envelope never
/// crosses the end of a chunk. Not thread-safe: a loop's own.
struct Arena: ~Copyable {
    static let chunkBytes = 256 * 1024
    static let chunkCount = 16

    private var chunks: [UnsafeMutableRawPointer] = []
    /// Where the next envelope goes, unless it takes a new chunk.
    private(set) var end: UInt64 = 0

    deinit {
        for chunk in chunks { chunk.deallocate() }
    }

    /// Ranges that begin before this are gone once `envelope` has been appended.
    func oldest(after envelope: [UInt8]) -> UInt64 {
        let last = Int(start(of: Envelope.framedCount(envelope))) / Self.chunkBytes
        return UInt64(max(0, last - Self.chunkCount + 1) * Self.chunkBytes)
    }

    /// - Parameter envelope: shorter than a chunk, as every envelope is that fits a record.
    mutating func append(_ envelope: [UInt8]) -> ArenaRange {
        let count = Envelope.framedCount(envelope)
        let range = ArenaRange(offset: start(of: count), count: count)
        Envelope.write(envelope, to: place(of: range.offset))
        end = range.offset + UInt64(count)
        return range
    }

    func bytes(_ range: ArenaRange) -> UnsafeRawBufferPointer {
        let chunk = chunks[Int(range.offset) / Self.chunkBytes % Self.chunkCount]
        return UnsafeRawBufferPointer(start: chunk + Int(range.offset) % Self.chunkBytes, count: range.count)
    }

    /// Whether `second` lies right behind `first` in the same chunk, so that both are one range.
    static func areNeighbours(_ first: ArenaRange, _ second: ArenaRange) -> Bool {
        first.offset + UInt64(first.count) == second.offset && Int(second.offset) % chunkBytes != 0
    }

    /// Where so many bytes go: here, or in the next chunk.
    private func start(of count: Int) -> UInt64 {
        let room = Self.chunkBytes - Int(end) % Self.chunkBytes
        return count > room ? end + UInt64(room) : end
    }

    private mutating func place(of offset: UInt64) -> UnsafeMutableRawPointer {
        let index = Int(offset) / Self.chunkBytes % Self.chunkCount
        if index == chunks.count {
            chunks.append(.allocate(byteCount: Self.chunkBytes, alignment: 16))
        }
        return chunks[index] + Int(offset) % Self.chunkBytes
    }
}
