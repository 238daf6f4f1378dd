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
    package var requestBurst = 200
    package var requestsPerSecond = 50
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
    /// Days a whisper waits for its reader.
    package var whisperDays = 30
    package var inboxWhispers = 1000
    package var inboxBytes = 4 * 1024 * 1024
    /// Of one author in one inbox.
    package var inboxWhispersFromOne = 100
    /// People who may not come in.
    package var bans = 10_000
    package var pingSeconds = 30
    package var giveUpSeconds = 75

    package init() {}

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
        limits.requestBurst = .max
        limits.requestsPerSecond = .max
        return limits
    }
}

/// What holds on the wire whatever a server is told.
package enum WireLimits {
    package static let clientRecordBytes = 16 * 1024
    package static let clientEnvelopes = 64
    package static let protobufDepth = 8
    package static let pageBytes = 48 * 1024
    package static let whisperBytes = 12 * 1024
}
