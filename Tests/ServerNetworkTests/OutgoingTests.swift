import TestSupport
import Testing

@testable import ServerNetwork

struct `What waits for a connection` {
    /// Shared and own envelopes at random, taken out in buffers of any size that holds the longest.
    @Test(arguments: 1...10) func `comes out whole, once and in order`(_ seed: UInt64) {
        var chance = SplitMix(seed: seed)
        var arena = Arena()
        var outgoing = Outgoing()
        var sent: [[UInt8]] = []
        var received: [[UInt8]] = []
        for number in 0..<400 {
            let envelope = Framed.envelope(number, count: .random(in: 1...900, using: &chance))
            sent.append(envelope)
            if Bool.random(using: &chance) {
                outgoing.append(arena.append(envelope))
            } else {
                outgoing.append(envelope)
            }
            if Int.random(in: 0..<4, using: &chance) == 0 {
                received += take(&outgoing, arena, room: .random(in: 902...5000, using: &chance))
            }
            #expect(outgoing.count == sent[received.count...].reduce(0) { $0 + Envelope.framedCount($1) })
        }
        while !outgoing.isEmpty { received += take(&outgoing, arena, room: 1000) }
        #expect(received == sent)
        #expect(outgoing.count == 0 && outgoing.firstShared == nil)
    }

    @Test func `leaves out what is not for this connection`() {
        var arena = Arena()
        var outgoing = Outgoing()
        let ranges = (0..<5).map { arena.append(Framed.envelope($0, count: 10)) }
        for index in [0, 1, 3] { outgoing.append(ranges[index]) }
        #expect(take(&outgoing, arena, room: 1000) == [0, 1, 3].map { Framed.envelope($0, count: 10) })
    }

    @Test func `waits where not even its first envelope fits`() {
        let arena = Arena()
        var outgoing = Outgoing()
        outgoing.append(Framed.envelope(1, count: 100))
        #expect(take(&outgoing, arena, room: 100).isEmpty)
        #expect(outgoing.count == 101)
    }

    @Test func `keeps its own when the shared is dropped`() {
        var arena = Arena()
        var outgoing = Outgoing()
        let envelopes = (0..<6).map { Framed.envelope($0, count: 50) }
        for (index, envelope) in envelopes.enumerated() {
            if index.isMultiple(of: 2) {
                outgoing.append(arena.append(envelope))
            } else {
                outgoing.append(envelope)
            }
        }
        #expect(take(&outgoing, arena, room: 110) == Array(envelopes[..<2]))
        outgoing.dropShared()
        #expect(outgoing.count == 102 && outgoing.sharedCount == 0 && outgoing.firstShared == nil)
        outgoing.append(Framed.envelope(9, count: 5))
        #expect(
            take(&outgoing, arena, room: 1000) == [envelopes[3], envelopes[5], Framed.envelope(9, count: 5)])
        #expect(outgoing.isEmpty)
    }

    @Test func `knows where its oldest shared range begins`() {
        var arena = Arena()
        var outgoing = Outgoing()
        _ = arena.append(Framed.envelope(0, count: 9))
        #expect(outgoing.firstShared == nil)
        outgoing.append(Framed.envelope(1, count: 9))
        outgoing.append(arena.append(Framed.envelope(2, count: 9)))
        outgoing.append(arena.append(Framed.envelope(3, count: 9)))
        #expect(outgoing.firstShared == 10)
        _ = take(&outgoing, arena, room: 20)
        #expect(outgoing.firstShared == 20)
        outgoing.dropShared()
        #expect(outgoing.isEmpty)
    }

    @Test func `finds the oldest though ranges wait in another order`() {
        var arena = Arena()
        var outgoing = Outgoing()
        let ranges = (0..<3).map { arena.append(Framed.envelope($0, count: 9)) }
        for index in [0, 2, 1] { outgoing.append(ranges[index]) }
        #expect(take(&outgoing, arena, room: 10) == [Framed.envelope(0, count: 9)])
        #expect(outgoing.firstShared == ranges[1].offset)
    }

    private func take(_ outgoing: inout Outgoing, _ arena: borrowing Arena, room: Int) -> [[UInt8]] {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 1)
        defer { buffer.deallocate() }
        let count = outgoing.fill(buffer, from: arena)
        return Framed.envelopes(buffer[..<count])
    }
}
