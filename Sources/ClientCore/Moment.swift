package import SottoModel

/// All that is ambient when an event is handled: the time on the wall, the time that only rises, and chance.
///
/// An event draws at most one message id and one jitter, so one source a moment is enough; the program seeds
/// each anew.
package struct Moment: Equatable, Sendable {
    package let wall: Timestamp
    /// Since some fixed point in the past; never goes back.
    package let elapsed: Duration
    package let random: SplitMix64

    package init(wall: Timestamp, elapsed: Duration, random: SplitMix64) {
        self.wall = wall
        self.elapsed = elapsed
        self.random = random
    }

    /// The same time, with chance of its own for each of so many things.
    func split(into count: Int) -> [Moment] {
        var random = random
        return (0..<count).map { _ in Moment(wall: wall, elapsed: elapsed, random: SplitMix64(seed: random.next())) }
    }

    func messageID() -> MessageID {
        var random = random
        return MessageID(at: wall, randomness: (random.next(), random.next()))
    }
}

/// A small random source with a seed, after Steele, Lea and Flood (2014). Not for secrets.
package struct SplitMix64: RandomNumberGenerator, Equatable, Sendable {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
