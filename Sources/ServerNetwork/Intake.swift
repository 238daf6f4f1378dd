import ServerCore
import SottoModel

/// What a client asked for, as far as it can be had.
enum Asked: Equatable {
    case request(ClientRequest)
    /// Nobody need be asked: this is the answer.
    case impossible(ServerEvent)
}

/// What a client asked for and has not got yet, and when it may.
///
/// Who asks for too much is not read for a while: nothing is refused and nothing lost.
struct Intake {
    enum Gate: Equatable {
        case open
        /// Nanoseconds until it opens by itself. Said once: one timer is enough.
        case opensIn(UInt64)
        /// Until the time that was said.
        case awaitsTime
        /// Until a proposal of this client has its outcome.
        case awaitsOutcome
        /// Until what was asked of the past has its answer.
        case awaitsAnswer
        /// Until the journal has caught up.
        case awaitsJournal
    }

    private var requests: [Asked] = []
    private var first = 0
    private var anyKind: TokenBucket
    private var messages: TokenBucket
    private var searches: TokenBucket
    private var relays: TokenBucket
    private var paid = false
    /// When the gate opens that was said to, in monotonic nanoseconds.
    private var opensAt: UInt64 = 0
    private let proposalLimit: Int
    private let proposalBytesLimit: Int
    /// A list is looked through for this client: one at a time.
    var awaitsList = false
    private var proposals = 0
    private var proposalBytes = 0
    private var isAsking = false

    /// - Parameter now: monotonic nanoseconds.
    init(limits: Limits, now: UInt64) {
        anyKind = TokenBucket(burst: limits.requestBurst, perSecond: limits.requestsPerSecond, now: now)
        messages = TokenBucket(burst: limits.messageBurst, perSecond: limits.messagesPerSecond, now: now)
        searches = TokenBucket(burst: limits.searchBurst, perSecond: limits.searchesPerSecond, now: now)
        relays = TokenBucket(burst: limits.relayBurst, perSecond: limits.relaysPerSecond, now: now)
        proposalLimit = limits.proposalsInFlight
        proposalBytesLimit = limits.proposalBytesInFlight
    }

    var next: Asked? { first < requests.count ? requests[first] : nil }

    mutating func append(_ asked: Asked) {
        requests.append(asked)
    }

    mutating func removeFirst() {
        first += 1
        paid = false
        guard first == requests.count else { return }
        // Who has nothing to ask for holds no memory for it.
        requests = []
        first = 0
    }

    mutating func removeAll() {
        requests = []
        first = 0
    }

    /// Whether the next request may be taken. A request pays once, however often it is looked at.
    mutating func gate(for asked: Asked, isCongested: Bool, now: UInt64) -> Gate {
        switch asked {
        case .request(let request): gate(for: request, isCongested: isCongested, now: now)
        case .impossible: pay(\.anyKind, now: now)
        }
    }

    private mutating func gate(for request: ClientRequest, isCongested: Bool, now: UInt64) -> Gate {
        switch request {
        case .ping, .pong, .close: return .open
        case .post, .whisper:
            if isCongested { return .awaitsJournal }
            guard proposals < proposalLimit, proposalBytes < proposalBytesLimit else { return .awaitsOutcome }
            return pay(\.messages, now: now)
        case .relay: return isCongested ? .awaitsJournal : pay(\.relays, now: now)
        case .rooms: return awaitsList ? .awaitsOutcome : pay(\.anyKind, now: now)
        case .search: return isAsking ? .awaitsAnswer : pay(\.searches, now: now)
        case .history: return isAsking ? .awaitsAnswer : pay(\.anyKind, now: now)
        case .taken, .prefer, .find, .card, .order:
            return isCongested ? .awaitsJournal : pay(\.anyKind, now: now)
        default: return pay(\.anyKind, now: now)
        }
    }

    /// Other rates from now on; what was saved up under the old ones counts as far as the new ones go.
    mutating func apply(_ limits: Limits, now: UInt64) {
        anyKind.apply(burst: limits.requestBurst, perSecond: limits.requestsPerSecond, now: now)
        messages.apply(burst: limits.messageBurst, perSecond: limits.messagesPerSecond, now: now)
        searches.apply(burst: limits.searchBurst, perSecond: limits.searchesPerSecond, now: now)
        relays.apply(burst: limits.relayBurst, perSecond: limits.relaysPerSecond, now: now)
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
        guard wait > 0 else {
            paid = true
            return .open
        }
        guard now >= opensAt else { return .awaitsTime }
        opensAt = now + wait
        return .opensIn(wait)
    }
}
