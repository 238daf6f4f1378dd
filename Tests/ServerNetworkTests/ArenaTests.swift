import TestSupport
import Testing

@testable import ServerNetwork

struct `An arena` {
    @Test func `gives back what was put in`() {
        var arena = Arena()
        let envelopes = (0..<100).map { Framed.envelope($0, count: $0 * 50) }
        let ranges = envelopes.map { arena.append($0) }
        for (range, envelope) in zip(ranges, envelopes) {
            #expect(Framed.envelopes(arena.bytes(range)) == [envelope])
        }
    }

    @Test func `lays one behind the other, and never across the end of a chunk`() {
        var arena = Arena()
        let ranges = (0..<200).map { arena.append(Framed.envelope($0, count: 9_000)) }
        for (first, second) in zip(ranges, ranges.dropFirst()) {
            let isSameChunk =
                first.offset / UInt64(Arena.chunkBytes) == second.offset / UInt64(Arena.chunkBytes)
            #expect(Arena.areNeighbours(first, second) == isSameChunk)
        }
        for range in ranges {
            #expect(Int(range.offset) % Arena.chunkBytes + range.count <= Arena.chunkBytes)
        }
    }

    @Test func `tells neighbours even where a chunk is full to its last byte`() {
        var arena = Arena()
        let half = Framed.envelope(1, count: Arena.chunkBytes / 2 - 3)
        let ranges = (0..<3).map { _ in arena.append(half) }
        #expect(Arena.areNeighbours(ranges[0], ranges[1]))
        #expect(!Arena.areNeighbours(ranges[1], ranges[2]))
        #expect(!Arena.areNeighbours(ranges[0], ranges[2]))
    }

    /// Going round several times: what is not older than `oldest` is still there, whatever was written since.
    @Test func `says what is gone before it is`() {
        var arena = Arena()
        var chance = SplitMix(seed: 3)
        var kept: [(range: ArenaRange, envelope: [UInt8])] = []
        for number in 0..<600 {
            let envelope = Framed.envelope(number, count: .random(in: 1...60_000, using: &chance))
            let oldest = arena.oldest(after: envelope)
            kept.removeAll { $0.range.offset < oldest }
            kept.append((arena.append(envelope), envelope))
            guard number.isMultiple(of: 50) else { continue }
            for (range, envelope) in kept { #expect(Framed.envelopes(arena.bytes(range)) == [envelope]) }
        }
        #expect(kept.count < 300)
    }

    @Test func `keeps everything for its first four megabytes`() {
        var arena = Arena()
        for _ in 0..<(Arena.chunkCount * 4) {
            #expect(arena.oldest(after: Framed.envelope(1, count: 60_000)) == 0)
            _ = arena.append(Framed.envelope(1, count: 60_000))
        }
        #expect(arena.oldest(after: Framed.envelope(1, count: 60_000)) == UInt64(Arena.chunkBytes))
    }
}
