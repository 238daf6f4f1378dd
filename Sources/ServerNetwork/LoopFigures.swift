package import SottoModel

/// What one loop has counted since it began: plain numbers, the loop's own. They are summed when somebody asks.
package struct LoopFigures: Sendable {
    package var accepted: UInt64 = 0
    /// Turned away before any cryptography: too many were coming in.
    package var turnedAway: UInt64 = 0
    package var handshakes: UInt64 = 0
    package var handshakeFailures: [HandshakeFailure: UInt64] = [:]
    package var bytesIn: UInt64 = 0
    package var bytesOut: UInt64 = 0
    package var recordsSealed: UInt64 = 0
    package var messagesIn: UInt64 = 0
    /// Letters.
    package var whispersIn: UInt64 = 0
    /// What was handed on between two who are both there.
    package var relaysIn: UInt64 = 0
    /// Entries times those who got them as they came.
    package var deliveries: UInt64 = 0
    /// Entries that somebody read out of the history.
    package var pagedEntries: UInt64 = 0
    package var fellBehind: UInt64 = 0
    package var refusals: [String: UInt64] = [:]
    package var cuts: [CloseReason: UInt64] = [:]
    /// As they are now.
    package var connections: [String: UInt64] = [:]
    package var behindReaders: UInt64 = 0

    package init() {}

    package static func + (one: LoopFigures, other: LoopFigures) -> LoopFigures {
        var sum = one
        for path in counters { sum[keyPath: path] += other[keyPath: path] }
        sum.handshakeFailures.merge(other.handshakeFailures, uniquingKeysWith: +)
        sum.refusals.merge(other.refusals, uniquingKeysWith: +)
        sum.cuts.merge(other.cuts, uniquingKeysWith: +)
        sum.connections.merge(other.connections, uniquingKeysWith: +)
        return sum
    }

    private static var counters: [WritableKeyPath<LoopFigures, UInt64>] {
        [
            \.accepted, \.turnedAway, \.handshakes, \.bytesIn, \.bytesOut, \.recordsSealed, \.messagesIn, \.whispersIn,
            \.relaysIn, \.deliveries, \.pagedEntries, \.fellBehind, \.behindReaders,
        ]
    }
}

/// Why somebody did not get in, as far as the server can tell.
package enum HandshakeFailure: String, Hashable, Sendable, CaseIterable {
    /// Not done within `--handshake-seconds`.
    case timeout
    /// What came was not the protocol, or did not open.
    case invalid
    /// The client speaks another version.
    case version
    /// Hello's signature was not that of its identity.
    case proof
    /// The other side ended it.
    case ended
}

extension Loop {
    /// The counters, and what is true now.
    var currentFigures: LoopFigures {
        var figures = figures
        for case let connection? in slots { figures.connections[connection.phase.rawValue, default: 0] += 1 }
        figures.behindReaders = rooms.values.reduce(0) { $0 + UInt64($1.behindCount) }
        return figures
    }

    func count(_ refusal: Refusal) {
        figures.refusals[refusal.kind, default: 0] += 1
    }

    func count(_ failure: HandshakeFailure) {
        figures.handshakeFailures[failure, default: 0] += 1
    }
}

extension ServerEvent {
    /// What was refused by it, if anything was.
    var refusal: Refusal? {
        switch self {
        case .refused(let refusal), .joinRefused(_, let refusal), .renameRefused(let refusal),
            .outcome(_, .refused(let refusal)):
            refusal
        default: nil
        }
    }
}

extension Refusal {
    /// Its name in figures: the case, without what it carries.
    var kind: String { String("\(self)".prefix { $0 != "(" }) }
}
