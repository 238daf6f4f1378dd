import Noise
import SecureChannel

/// Of a stream of frames everything is heard up to the first byte that is not the sender's, in any cut.
func checkFrames(_ supply: inout Supply) throws(Broken) {
    let cuts = supply.cuts()
    let limits = supply.byte() & 1 == 0 ? Record.Limits.fromClient : .fromServer
    var stream = Stream()
    for _ in 0..<32 where !supply.isEmpty { try stream.add(&supply) }
    let hearing = try Hearing.of(stream.bytes, cuts: .none, limits: limits)
    try hold(hearing.envelopes == stream.said, "what was said is heard, and nothing else")
    try hold(hearing.failure == nil || stream.isHostile, "an honest stream does not fail")
    try hold(stream.isHostile || hearing.pendingCount == 0, "nothing is left of whole frames")
    let same = try Hearing.of(stream.bytes, cuts: cuts, limits: limits)
    try hold(same == hearing, "where a stream is cut does not matter")
}

/// Frames in a row, some of them tampered with.
private struct Stream: ~Copyable {
    private var sender = SealingHalf(cipher: CipherState(key: .fixed))
    /// Those on the wire, to be replayed.
    private var frames: [[UInt8]] = []
    private(set) var bytes: [UInt8] = []
    /// By the sender, up to where others had a hand in it.
    private(set) var said: [[UInt8]] = []
    private(set) var isHostile = false

    mutating func add(_ supply: inout Supply) throws(Broken) {
        let kind = supply.byte()
        switch kind & 7 {
        case 0...3: try speak(&supply)
        case 4: inject(supply.bytes(Int(kind >> 3)))
        case 5: inject(frames.isEmpty ? [] : frames[supply.number(below: frames.count)])
        case 6: try flip(supply.number(below: 1 << 16), &supply)
        default: try drop(&supply)
        }
    }

    private mutating func speak(_ supply: inout Supply) throws(Broken) {
        let envelopes = Self.envelopes(&supply)
        let frame = try seal(envelopes)
        bytes += frame
        frames.append(frame)
        if !isHostile { said += envelopes }
    }

    private mutating func inject(_ foreign: [UInt8]) {
        bytes += foreign
        isHostile = isHostile || !foreign.isEmpty
    }

    private mutating func flip(_ bit: Int, _ supply: inout Supply) throws(Broken) {
        var frame = try seal(Self.envelopes(&supply))
        frame[bit / 8 % frame.count] ^= 1 << (bit % 8)
        inject(frame)
    }

    /// A frame that is lost; what comes behind it is out of order.
    private mutating func drop(_ supply: inout Supply) throws(Broken) {
        _ = try seal(Self.envelopes(&supply))
        isHostile = true
    }

    private mutating func seal(_ envelopes: [[UInt8]]) throws(Broken) -> [UInt8] {
        let frame = try have(try? sender.seal(envelopes), "short envelopes can be sealed")
        let count = envelopes.reduce(0) { $0 + EnvelopeLength.size(of: $1.count) + $1.count }
        try hold(frame.count == Record.frameSize(forPlaintext: count), "a frame has the size that is told")
        return frame
    }

    private static func envelopes(_ supply: inout Supply) -> [[UInt8]] {
        let shape = supply.byte()
        return (0..<shape & 3).map { _ in
            Array(repeating: supply.byte(), count: 1 + supply.number(below: shape & 4 == 0 ? 32 : 5000))
        }
    }
}
