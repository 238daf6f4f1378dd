package import SottoModel

/// A room whose words its members alone read, as one of them has it: who is in, everybody's keys, and what waits for one.
///
/// What arrives goes in by `take`, in the order the server gives it; what its person does goes in by `say` and `change`.
/// Nothing is said that a member of that moment could not read, and nothing under a key that somebody has who is out.
package final class SealedRoom {
    package enum Step: Equatable, Sendable {
        /// Somebody said this.
        case opened(MessageID, body: [UInt8])
        /// It cannot be read; where its key is missing it may come later.
        case closed(MessageID, SealFault)
        /// A member is to get this, sealed for them alone.
        case letter(to: IdentityKey, [UInt8])
        /// To be kept under the state key.
        case keep([UInt8])
    }

    /// Keys sent on to somebody from whom nothing was heard; who comes back asks for what they lack.
    static let mostUnheard = 4
    /// Questions of one member that are answered in a minute.
    static let mostAnswers = 20

    package internal(set) var membership: Membership
    package let own: IdentityKey
    /// How one's own key came to be, the earliest first.
    let rotations: [KeyRotation]
    let genesis: Genesis
    var changes: [(change: MembershipChange, number: EntryNumber)] = []
    var ownKeys = OwnKeys()
    var theirKeys = TheirKeys()
    var channels: [IdentityKey: ChannelKey] = [:]
    var waiting = WaitingMessages()
    var seen = SeenPlaces()
    var inquiries = Inquiries()
    var unheard: [IdentityKey: Int] = [:]
    var answers: [IdentityKey: MinutePace] = [:]

    package init(_ genesis: Genesis, as own: IdentityKey, after rotations: [KeyRotation] = []) throws(ChangeFault) {
        membership = try Membership(genesis)
        self.genesis = genesis
        self.own = own
        self.rotations = rotations
    }

    package var id: SealedRoomID { membership.room }
    package var name: RoomName { membership.name }
    package var isIn: Bool { membership.contains(own) }
    /// Whether one is in, or was until one took another key.
    package var isOurs: Bool { isIn || predecessor != nil }

    /// The rotation that led away from a member's key; nil where one is in.
    var predecessor: Int? {
        isIn ? nil : rotations.lastIndex { membership.contains($0.old) }
    }

    /// Whether it is one's own key, or was.
    func isOwn(_ identity: IdentityKey) -> Bool { selves.contains(identity) }

    var selves: [IdentityKey] { [own] + rotations.map(\.old) }

    func keep(_ record: RoomRecord) -> Step { .keep(record.bytes(of: id)) }
}
