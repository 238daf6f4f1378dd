/// Every limit of the server, each an option. Bytes, counts and seconds, as the names say.
package struct Limits: Hashable, Sendable {
    package var messageBytes = 8 * 1024
    package var topicBytes = 1024
    package var handshakeSeconds = 10
    package var halfOpen = 1024
    package var halfOpenEarlyDrop = 256
    package var halfOpenPerSource = 8
    package var failedHandshakeBurst = 20
    package var failedHandshakesPerSecond = 1
    package var messageBurst = 10
    package var messagesPerSecond = 5
    /// Of what goes between two who are both there, receipts included.
    package var relayBurst = 40
    package var relaysPerSecond = 20
    package var requestBurst = 200
    package var requestsPerSecond = 50
    package var searchBurst = 10
    package var searchesPerSecond = 2
    package var searchesWaiting = 256
    package var pendingBytes = 256 * 1024
    package var stalledSeconds = 60
    package var proposalsInFlight = 64
    package var proposalBytesInFlight = 256 * 1024
    package var journalQueueBytes = 32 * 1024 * 1024
    package var laneBytes = 16 * 1024 * 1024
    package var auxiliarySessions = 8
    package var roomsPerSession = 100
    package var rooms = 10_000
    /// People of whom a room's orders say something: operators, and who is invited, banned or muted.
    package var standingsPerRoom = 2000
    package var operatorsPerRoom = 100
    package var rosterShown = 500
    package var rosterPage = 200
    /// The first page where more are in a room than `rosterShown`, and nobody keeps the whole list.
    package var rosterGlimpse = 50
    /// Days a whisper waits for its reader.
    package var whisperDays = 30
    package var inboxWhispers = 1000
    package var inboxBytes = 4 * 1024 * 1024
    /// Of one author in one inbox.
    package var inboxWhispersFromOne = 100
    /// People who may not come in.
    package var bans = 10_000
    /// How long rooms keep what is said, unless they keep it less long, in days and in lines; 0: for good.
    package var keepDays = 0
    package var keepLines = 0
    /// Megabytes of all that rooms keep, beyond which the earliest goes; 0: no end.
    package var quotaMegabytes = 0
    package var pingSeconds = 30
    package var giveUpSeconds = 75

    package init() {}

    /// The longest that any room keeps what is said.
    package var retention: Retention {
        Retention(
            seconds: keepDays == 0 ? nil : Int64(clamping: keepDays).multipliedClamping(by: 86_400),
            entries: keepLines == 0 ? nil : keepLines)
    }

    /// In bytes; nil: no end.
    package var quota: Int64? {
        quotaMegabytes == 0 ? nil : Int64(clamping: quotaMegabytes).multipliedClamping(by: 1_000_000)
    }

    /// Lifts what guards against people, not what guards memory. For benches on loopback.
    package static var off: Limits {
        var limits = Limits()
        limits.halfOpen = .max
        limits.halfOpenEarlyDrop = .max
        limits.halfOpenPerSource = .max
        limits.failedHandshakeBurst = .max
        limits.failedHandshakesPerSecond = .max
        limits.messageBurst = .max
        limits.messagesPerSecond = .max
        limits.relayBurst = .max
        limits.relaysPerSecond = .max
        limits.requestBurst = .max
        limits.requestsPerSecond = .max
        limits.searchBurst = .max
        limits.searchesPerSecond = .max
        return limits
    }
}

/// What holds on the wire whatever a server is told.
package enum WireLimits {
    /// After each so many a direction of a channel takes another key.
    package static let recordsOfAKey: UInt64 = 1_024
    package static let clientRecordBytes = 16 * 1024
    package static let clientEnvelopes = 64
    package static let protobufDepth = 8
    package static let pageBytes = 48 * 1024
    /// Of a letter, and of what goes between two who are both there.
    package static let whisperBytes = 12 * 1024
    /// Of what is said in a sealed room, as it is sealed.
    package static let sealedBytes = 12 * 1024
    /// How whispers began that a server could read; none is taken any more.
    package static let clearForm: UInt8 = 0
    package static let searchBytes = 1024
    /// About one key and those that took its place, told at once.
    package static let statements = 16
    package static let searchHits = 50
    /// Rooms that a client follows; a server lets nobody into so many.
    package static let roomsAtOnce = 1_024
    /// Authors of a room who have a number that stands for them.
    package static let speakers = 64
}

extension Int64 {
    fileprivate func multipliedClamping(by factor: Int64) -> Int64 {
        let (product, overflows) = multipliedReportingOverflow(by: factor)
        return overflows ? .max : product
    }
}
