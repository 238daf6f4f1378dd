/// What waits to be sealed for one connection, in order: ranges of the loop's arena, and envelopes of its own.
///
/// Nothing here is sealed yet, so it may still be merged or dropped. In the steady state nothing is allocated.
struct Outgoing {
    private enum Segment {
        case shared(ArenaRange)
        /// Bytes of `own` from its beginning on.
        case own(Int)

        /// Where it begins in the arena; nil where it is none of it.
        var offset: UInt64? {
            if case .shared(let range) = self { range.offset } else { nil }
        }
    }

    /// The oldest. It lies here and not in a list: mostly it is the only one.
    private var first: Segment?
    private var others: [Segment] = []
    private var own: [UInt8] = []
    private var ownStart = 0
    private(set) var sharedCount = 0

    var count: Int { sharedCount + ownCount }
    /// Bytes that only this connection is sent: they are in no history, and cannot be dropped.
    var ownCount: Int { own.count - ownStart }
    var isEmpty: Bool { first == nil }

    mutating func append(_ range: ArenaRange) {
        sharedCount += range.count
        if case .shared(var last)? = last, Arena.areNeighbours(last, range) {
            last.count += range.count
            self.last = .shared(last)
        } else {
            append(.shared(range))
        }
    }

    mutating func append(_ envelope: [UInt8]) {
        let start = own.count
        own.append(contentsOf: repeatElement(0, count: Envelope.framedCount(envelope)))
        own.withUnsafeMutableBytes { bytes in
            if let base = bytes.baseAddress { Envelope.write(envelope, to: base + start) }
        }
        let count = own.count - start
        if case .own(let before)? = last { last = .own(before + count) } else { append(.own(count)) }
    }

    /// Where the oldest shared range begins; nil where nothing shared waits.
    ///
    /// Ranges of several rooms wait in the order they were spread, which need not be the arena's.
    var firstShared: UInt64? {
        guard sharedCount > 0 else { return nil }
        return ([first].compactMap { $0 } + others).compactMap(\.offset).min()
    }

    /// Forgets the shared ranges and keeps what is the connection's own.
    mutating func dropShared() {
        others.removeAll(keepingCapacity: true)
        sharedCount = 0
        first = ownCount > 0 ? .own(ownCount) : nil
    }

    /// Moves whole envelopes into `buffer`, as many as fit, from the oldest on.
    ///
    /// - Returns: bytes written.
    mutating func fill(_ buffer: UnsafeMutableRawBufferPointer, from arena: borrowing Arena) -> Int {
        var written = 0
        var taken = 0
        while let segment = first {
            let room = UnsafeMutableRawBufferPointer(rebasing: buffer[written...])
            let (moved, rest) = move(segment, into: room, from: arena)
            written += moved
            first = rest
            guard rest == nil else { break }
            if taken < others.count {
                first = others[taken]
                taken += 1
            }
        }
        others.removeFirst(taken)
        if first == nil { reset() }
        return written
    }

    private var last: Segment? {
        get { others.last ?? first }
        set {
            guard let newValue else { return }
            if others.isEmpty { first = newValue } else { others[others.count - 1] = newValue }
        }
    }

    private mutating func append(_ segment: Segment) {
        if first == nil { first = segment } else { others.append(segment) }
    }

    /// - Returns: bytes written, and what is left of the segment; nil where nothing is.
    private mutating func move(
        _ segment: Segment, into room: UnsafeMutableRawBufferPointer, from arena: borrowing Arena
    ) -> (moved: Int, rest: Segment?) {
        switch segment {
        case .shared(let range):
            let count = copy(arena.bytes(range), to: room)
            sharedCount -= count
            let rest = ArenaRange(offset: range.offset + UInt64(count), count: range.count - count)
            return (count, rest.count > 0 ? .shared(rest) : nil)
        case .own(let length):
            let count = own.withUnsafeBytes { bytes in
                copy(UnsafeRawBufferPointer(rebasing: bytes[ownStart..<ownStart + length]), to: room)
            }
            ownStart += count
            return (count, count < length ? .own(length - count) : nil)
        }
    }

    private func copy(_ bytes: UnsafeRawBufferPointer, to room: UnsafeMutableRawBufferPointer) -> Int {
        let count = Envelope.wholePrefix(of: bytes, limit: room.count)
        room.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        return count
    }

    private mutating func reset() {
        guard !own.isEmpty else { return }
        ownStart = 0
        // An answer that was long is no reason to hold on to its memory.
        own.removeAll(keepingCapacity: own.capacity <= 256)
    }
}
