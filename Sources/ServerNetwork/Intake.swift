import ServerCore
import SottoModel

/// What a client asked for and has not got yet, and when it may.
///
/// Who asks for too much is not read for a while: nothing is refused and nothing lost.
struct Intake {
    enum Gate: Equatable {
        case open
        /// Nanoseconds until it opens by itself.
        case opensIn(UInt64)
        /// Until a proposal of this client has its outcome.
        case awaitsOutcome
        /// Until what was asked of the past has its answer.
        case awaitsAnswer
        /// Until the journal has caught up.
        case awaitsJournal
    }

    private var requests: [ClientRequest] = []
    private var first = 0
    private var anyKind: TokenBucket
    private var messages: TokenBucket
    private var searches: TokenBucket
    private var paid = false
    private let proposalLimit: Int
    private let proposalBytesLimit: Int
    private var proposals = 0
    private var proposalBytes = 0
    private var isAsking = false

    /// - Parameter now: monotonic nanoseconds.
    init(limits: Limits, now: UInt64) {
        anyKind = TokenBucket(burst: limits.requestBurst, perSecond: limits.requestsPerSecond, now: now)
        messages = TokenBucket(burst: limits.messageBurst, perSecond: limits.messagesPerSecond, now: now)
        searches = TokenBucket(burst: limits.searchBurst, perSecond: limits.searchesPerSecond, now: now)
        proposalLimit = limits.proposalsInFlight
        proposalBytesLimit = limits.proposalBytesInFlight
    }

    var next: ClientRequest? { first < requests.count ? requests[first] : nil }

    mutating func append(_ request: ClientRequest) {
        requests.append(request)
    }

    mutating func removeFirst() {
        first += 1
        paid = false
        guard first == requests.count else { return }
        requests.removeAll(keepingCapacity: requests.capacity <= 64)
        first = 0
    }

    mutating func removeAll() {
        requests = []
        first = 0
    }

    /// Whether the next request may be taken. A request pays once, however often it is looked at.
    mutating func gate(for request: ClientRequest, isCongested: Bool, now: UInt64) -> Gate {
        switch request {
        case .ping, .pong, .close: return .open
        case .post:
            if isCongested { return .awaitsJournal }
            guard proposals < proposalLimit, proposalBytes < proposalBytesLimit else { return .awaitsOutcome }
            return pay(\.messages, now: now)
        case .whisper: return pay(\.messages, now: now)
        case .search: return isAsking ? .awaitsAnswer : pay(\.searches, now: now)
        case .history: return isAsking ? .awaitsAnswer : pay(\.anyKind, now: now)
        default: return pay(\.anyKind, now: now)
        }
    }

    mutating func proposed(bytes: Int) {
        proposals += 1
        proposalBytes += bytes
    }

    /// What could be kept only at a second try is settled twice.
    mutating func settled(bytes: Int) {
        proposals = max(0, proposals - 1)
        proposalBytes = max(0, proposalBytes - bytes)
    }

    /// Something of the past was asked for: one thing at a time.
    mutating func asked() {
        isAsking = true
    }

    mutating func answered() {
        isAsking = false
    }

    private mutating func pay(_ bucket: WritableKeyPath<Intake, TokenBucket>, now: UInt64) -> Gate {
        if paid { return .open }
        let wait = self[keyPath: bucket].take(now: now)
        guard wait == 0 else { return .opensIn(wait) }
        paid = true
        return .open
    }
}
