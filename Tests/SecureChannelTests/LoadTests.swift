import TestSupport
import Testing

@testable import SecureChannel

/// Both ends talk at once, many frames in one cut and cuts anywhere.
struct `A channel under load` {
    /// The key of a direction is replaced after each 1,024 messages.
    private static let frames = 3 * 1024 + 100

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `crosses three rekeys in each direction and loses nothing`(_ seed: UInt64) throws {
        var chance = SplitMix(seed: seed)
        var pair = try LinkedPair()
        var (up, down) = (Stream(), Stream())
        while up.heard < Self.frames || down.heard < Self.frames {
            for _ in 0..<Int.random(in: 0...200, using: &chance) { try up.say(by: &pair.client, &chance) }
            for _ in 0..<Int.random(in: 0...200, using: &chance) { try down.say(by: &pair.server, &chance) }
            try up.carry(to: &pair.server, &chance)
            try down.carry(to: &pair.client, &chance)
        }
    }

    @Test func `ends at a frame that is left out just before a rekey`() throws {
        var pair = try LinkedPair()
        for _ in 0..<1022 { _ = try pair.server.hears(pair.client.says("x")) }
        _ = try pair.client.says("left out")
        let next = try pair.client.says("the first one under the new key")
        #expect(throws: ChannelError.record) { try pair.server.hears(next) }
    }
}

/// One direction: what was said and has not arrived, and how much has.
private struct Stream {
    private var wire: [UInt8] = []
    private var said = 0
    private(set) var heard = 0

    mutating func say(by end: inout End, _ chance: inout SplitMix) throws {
        let filler = String(repeating: "x", count: .random(in: 0...600, using: &chance))
        wire += try end.says("\(said)", filler + ".")
        said += 1
    }

    /// A part of what is on its way, so that frames are cut wherever it happens.
    mutating func carry(to end: inout End, _ chance: inout SplitMix) throws {
        let count = Int.random(in: 0...wire.count, using: &chance)
        let words = try end.hears(Array(wire.prefix(count)))
        wire.removeFirst(count)
        for index in stride(from: 0, to: words.count, by: 2) {
            #expect(words[index] == "\(heard)")
            heard += 1
        }
    }
}

struct `What has come of a frame` {
    @Test func `shows at every cut but those between frames`() throws {
        var pair = try LinkedPair()
        let frames = try pair.client.says("one") + pair.client.says("two")
        for (index, byte) in frames.enumerated() {
            _ = try pair.server.hears([byte])
            #expect(pair.server.opening.pendingCount == (index + 1) % (frames.count / 2))
        }
    }

    @Test(arguments: [2, 272, 65_535])
    func `takes memory for itself and as much again, never for what is announced`(_ count: Int) {
        for taken in [1, 2, 100, 1000, 65_535] where taken <= count {
            var piece: [UInt8] = []
            let isComplete = [UInt8](repeating: 0, count: taken).withUnsafeBytes { bytes in
                var incoming = Incoming(bytes)
                return incoming.fill(&piece, upTo: count)
            }
            #expect(isComplete == (taken == count))
            #expect(piece.capacity <= min(count, 2 * taken) + 48)
        }
    }
}
