/// What waits to be sealed for one connection, in order: ranges of the loop's arena, and envelopes of its own.
///
/// Nothing here is sealed yet, so it may still be merged or dropped. In the steady state nothing is allocated:
/// the storage of both lists is used again.
struct Outgoing {
    private enum Segment {
        case shared(ArenaRange)
        /// Bytes of `own` from its beginning on.
        case own(Int)
    }

    private var segments: [Segment] = []
    private var first = 0
    private var own: [UInt8] = []
    private var ownStart = 0
    private(set) var sharedCount = 0

    var count: Int { sharedCount + ownCount }
    /// Bytes that only this connection is sent: they are in no history, and cannot be dropped.
    var ownCount: Int { own.count - ownStart }
    var isEmpty: Bool { first == segments.count }

    mutating func append(_ range: ArenaRange) {
        sharedCount += range.count
        if first < segments.count, case .shared(var last) = segments[segments.count - 1],
            Arena.areNeighbours(last, range)
        {
            last.count += range.count
            segments[segments.count - 1] = .shared(last)
        } else {
            segments.append(.shared(range))
        }
    }

    mutating func append(_ envelope: [UInt8]) {
        let start = own.count
        own.append(contentsOf: repeatElement(0, count: Envelope.framedCount(envelope)))
        own.withUnsafeMutableBytes { bytes in
            if let base = bytes.baseAddress { Envelope.write(envelope, to: base + start) }
        }
        let count = own.count - start
        if first < segments.count, case .own(let last) = segments[segments.count - 1] {
            segments[segments.count - 1] = .own(last + count)
        } else {
            segments.append(.own(count))
        }
    }

    /// Where the oldest shared range begins; nil where nothing shared waits.
    ///
    /// Ranges of several rooms wait in the order they were spread, which need not be the arena's.
    var firstShared: UInt64? {
        guard sharedCount > 0 else { return nil }
        var oldest: UInt64?
        for case .shared(let range) in segments[first...] where range.count > 0 {
            oldest = min(oldest ?? range.offset, range.offset)
        }
        return oldest
    }

    /// Forgets the shared ranges and keeps what is the connection's own.
    mutating func dropShared() {
        let kept = own.count - ownStart
        segments.removeAll(keepingCapacity: true)
        first = 0
        sharedCount = 0
        if kept > 0 { segments.append(.own(kept)) }
    }

    /// Moves whole envelopes into `buffer`, as many as fit, from the oldest on.
    ///
    /// - Returns: bytes written.
    mutating func fill(_ buffer: UnsafeMutableRawBufferPointer, from arena: borrowing Arena) -> Int {
        var written = 0
        while first < segments.count {
            let room = UnsafeMutableRawBufferPointer(rebasing: buffer[written...])
            let (moved, isWhole) = move(segments[first], into: room, from: arena)
            written += moved
            guard isWhole else { break }
            first += 1
        }
        if first == segments.count { reset() }
        return written
    }

    private mutating func move(
        _ segment: Segment, into room: UnsafeMutableRawBufferPointer, from arena: borrowing Arena
    ) -> (moved: Int, isWhole: Bool) {
        switch segment {
        case .shared(let range):
            let count = copy(arena.bytes(range), to: room)
            sharedCount -= count
            segments[first] = .shared(ArenaRange(offset: range.offset + UInt64(count), count: range.count - count))
            return (count, count == range.count)
        case .own(let length):
            let count = own.withUnsafeBytes { bytes in
                copy(UnsafeRawBufferPointer(rebasing: bytes[ownStart..<ownStart + length]), to: room)
            }
            ownStart += count
            segments[first] = .own(length - count)
            return (count, count == length)
        }
    }

    private func copy(_ bytes: UnsafeRawBufferPointer, to room: UnsafeMutableRawBufferPointer) -> Int {
        let count = Envelope.wholePrefix(of: bytes, limit: room.count)
        room.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        return count
    }

    private mutating func reset() {
        segments.removeAll(keepingCapacity: true)
        first = 0
        ownStart = 0
        // An answer that was long is no reason to hold on to its memory.
        own.removeAll(keepingCapacity: own.capacity <= 256)
    }
}
