package import SottoModel

/// The life of the connection.
///
///     idle → connecting → signingIn → online
///     connecting → asking             an unknown key, no connection meanwhile; the answer connects again
///     signingIn → asking              the name is taken; the answer connects again
///     any → waiting → connecting      lost or not to be had; longer and longer, at once when asked
///     any → stopped                   does not come back by itself; `retry` connects
package enum Connection: Equatable, Sendable {
    case idle
    case connecting
    case asking
    case signingIn
    case online
    case waiting(Disconnect, delay: Duration)
    case stopped(Stop)
}

/// Why a client does not try again by itself.
package enum Stop: Equatable, Sendable {
    case replaced
    case erased
    case keyChanged
    case notTrusted
    case wrongVersion(older: Disconnect.Side)
    case refused(Refusal)
    case leaving
}

/// How long to wait before the next attempt: from half a second, doubling, to 30 s, give or take a quarter so
/// that a room full of clients does not come back in one instant.
struct BackOff: Equatable, Sendable {
    private(set) var attempts = 0

    mutating func next(_ random: SplitMix64) -> Duration {
        var random = random
        let milliseconds = min(500 << min(attempts, 6), 30_000)
        attempts += 1
        return .milliseconds(milliseconds * Int.random(in: 75...125, using: &random) / 100)
    }

    /// Where the server has said that it is back in a moment: anywhen in a second and a half, so that it has
    /// everybody back soon and nobody all at once.
    mutating func afterRestart(_ random: SplitMix64) -> Duration {
        var random = random
        attempts += 1
        return .milliseconds(Int.random(in: 0...1500, using: &random))
    }

    mutating func reset() {
        attempts = 0
    }
}

/// A question that stands in the status line until it is answered.
package enum Question: Equatable, Sendable {
    /// No connection is open while this is asked.
    case trust(fingerprint: String)
    case nameTaken(UserName, free: UserName)
    /// How many own lines have no ✓ yet.
    case leave(waiting: Int)
    /// Whether to take a message back.
    case retract(MessageID)
}
