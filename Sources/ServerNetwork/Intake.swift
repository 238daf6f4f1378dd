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
        /// Until the journal has caught up.
        case awaitsJournal
    }

    private var requests: [Asked] = []
    private var first = 0
    private var anyKind: TokenBucket
    private var messages: TokenBucket
    private var paid = false
    /// When the gate opens that was said to, in monotonic nanoseconds.
    private var opensAt: UInt64 = 0
    private let proposalLimit: Int
    private let proposalBytesLimit: Int
    /// A list is looked through for this client: one at a time.
    var awaitsList = false
    private var proposals = 0
    private var proposalBytes = 0

    /// - Parameter now: monotonic nanoseconds.
    init(limits: Limits, now: UInt64) {
        anyKind = TokenBucket(burst: limits.requestBurst, perSecond: limits.requestsPerSecond, now: now)
        messages = TokenBucket(burst: limits.messageBurst, perSecond: limits.messagesPerSecond, now: now)
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
        requests.removeAll(keepingCapacity: requests.capacity <= 64)
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
        case .impossible: pay(isMessage: false, now: now)
        }
    }

    private mutating func gate(for request: ClientRequest, isCongested: Bool, now: UInt64) -> Gate {
        switch request {
        case .ping, .pong, .close: return .open
        case .post, .whisper:
            if isCongested { return .awaitsJournal }
            guard proposals < proposalLimit, proposalBytes < proposalBytesLimit else { return .awaitsOutcome }
            return pay(isMessage: true, now: now)
        case .rooms: return awaitsList ? .awaitsOutcome : pay(isMessage: false, now: now)
        case .taken, .prefer, .find, .order:
            return isCongested ? .awaitsJournal : pay(isMessage: false, now: now)
        default: return pay(isMessage: false, now: now)
        }
    }

    /// Other rates from now on; what was saved up under the old ones counts as far as the new ones go.
    mutating func apply(_ limits: Limits, now: UInt64) {
        anyKind.apply(burst: limits.requestBurst, perSecond: limits.requestsPerSecond, now: now)
        messages.apply(burst: limits.messageBurst, perSecond: limits.messagesPerSecond, now: now)
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

    private mutating func pay(isMessage: Bool, now: UInt64) -> Gate {
        if paid { return .open }
        let wait = isMessage ? messages.take(now: now) : anyKind.take(now: now)
        guard wait > 0 else {
            paid = true
            return .open
        }
        guard now >= opensAt else { return .awaitsTime }
        opensAt = now + wait
        return .opensIn(wait)
    }
}
