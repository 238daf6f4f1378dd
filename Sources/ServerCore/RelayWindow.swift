import SottoModel

/// What others relay to one session, as far as it has not left the server: bounded, so that who reads slowly costs no
/// memory and keeps nobody waiting.
///
/// What does not fit goes back to its sender, and so does all that follows on its channel: a reader who got the next
/// record, and not this one, would think it stolen.
package struct RelayWindow: Hashable, Sendable {
    struct Relay {
        let stream: Stream
        let weight: Int

        init(of author: IdentityKey, channel: UInt64, bytes: [UInt8]) {
            stream = Stream(author: author, channel: channel)
            weight = RelayWindow.weight(of: bytes)
        }
    }

    struct Stream: Hashable {
        let author: IdentityKey
        let channel: UInt64
    }

    static let most = 128 * 1024
    /// Nobody has more on their way at once who means well; the earliest go first.
    private static let mostBroken = 64

    private var waiting = 0
    private var broken: [Stream] = []

    /// What it weighs until it has left, in bytes.
    package static func weight(of sealed: [UInt8]) -> Int { sealed.count + 200 }

    /// - Returns: whether it is handed on.
    mutating func admits(_ relay: Relay, isWanted: Bool) -> Bool {
        guard !broken.contains(relay.stream) else { return false }
        guard isWanted, waiting + relay.weight <= Self.most else {
            broken.append(relay.stream)
            if broken.count > Self.mostBroken { broken.removeFirst() }
            return false
        }
        waiting += relay.weight
        return true
    }

    mutating func sent(_ weight: Int) {
        waiting = max(0, waiting - weight)
    }
}
