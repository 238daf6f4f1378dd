/// When the next frame may be drawn: what happens alone is shown at once, and while lines pour in there are so many
/// frames a second.
///
/// A frame is paid for by the time until the next; a few may be owed (a leaky bucket).
package struct FramePace: Sendable {
    /// What a frame costs.
    private static let price = Duration.milliseconds(50)
    /// So many may be drawn at once after a rest: coming in takes as many.
    private static let burst = 8

    /// When everything drawn so far is paid for.
    private var paid: Duration
    private var isHurried = false

    /// - Parameter elapsed: since some beginning, as everywhere here.
    package init(at elapsed: Duration) {
        paid = elapsed
    }

    /// Not before this; anything earlier than now is at once.
    package var next: Duration {
        isHurried ? .zero : paid - Self.price * (Self.burst - 1)
    }

    /// Somebody waits to see it.
    package mutating func hurry() {
        isHurried = true
    }

    package mutating func draw(at elapsed: Duration) {
        paid = min(max(paid, elapsed) + Self.price, elapsed + Self.price * Self.burst)
        isHurried = false
    }
}
