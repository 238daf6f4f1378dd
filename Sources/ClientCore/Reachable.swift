internal import SottoModel

/// Whether somebody can be talked to: then a whisper goes over a channel of the two, whose keys are gone afterwards.
/// To everybody else it goes as a letter.
enum Reach: Equatable, Sendable {
    case there
    /// Not there, or somebody whose client does not talk, or did not answer.
    case away
    case unknown
}

/// Who can be talked to, as far as it is known on this connection.
struct Reachable: Equatable, Sendable {
    /// Who could not be talked to is tried again after so long.
    private static let rest = Duration.seconds(60)
    /// More are not remembered.
    private static let most = 1000

    private var serverTalks = true
    private var heard: Set<IdentityKey> = []
    private var missed: [IdentityKey: Duration] = [:]

    /// A new connection begins, about which nothing is known.
    mutating func begin(serverTalks: Bool) {
        self = Reachable()
        self.serverTalks = serverTalks
    }

    /// They were found there, or heard from, or came in.
    mutating func hear(_ identity: IdentityKey) {
        missed[identity] = nil
        if heard.count < Self.most { heard.insert(identity) }
    }

    mutating func leave(_ identity: IdentityKey) {
        heard.remove(identity)
    }

    mutating func miss(_ identity: IdentityKey, at elapsed: Duration) {
        heard.remove(identity)
        missed[identity] = elapsed
    }

    mutating func goOn(at elapsed: Duration) {
        guard !missed.isEmpty else { return }
        missed = missed.filter { elapsed - $0.value < Self.rest }
    }

    /// - Parameter isInRoom: whether they are in a room where we are.
    func reach(_ identity: IdentityKey, isInRoom: Bool) -> Reach {
        if !serverTalks || missed[identity] != nil { return .away }
        return isInRoom || heard.contains(identity) ? .there : .unknown
    }
}
