import ServerCore
import SottoModel
import SottoWire

/// A room as one loop sees it: who of its connections is a member, and how far the loop has got.
struct RoomTable {
    struct Member {
        let slot: Int
        /// nil: gets everything as it comes. Otherwise it still has to catch up, or to be caught up with.
        var behind: Behind?
        /// Entries from here on in the arena come to it as they come; earlier ones came by pages.
        var liveSince: UInt64 = 0
        /// Changes of the user list were dropped before they were sent.
        var lacksPresence = false

        var isUpToDate: Bool { behind == nil && !lacksPresence }
    }

    /// A member that is fed by pages.
    struct Behind {
        /// The last entry it has; nil for somebody new.
        var after: EntryNumber?
        var isAsked = false
        /// Whether `after` is a number the server gave in this session, and not one that a client brought along.
        var isConfirmed = true

        /// Whether there is something to ask the history for.
        func lacks(upTo last: EntryNumber) -> Bool {
            !isAsked && (!isConfirmed || after ?? .zero < last)
        }
    }

    private(set) var members: [Member] = []
    private(set) var behindCount = 0
    /// The last entry this loop has spread.
    var last = EntryNumber.zero
    /// Entries of this drain that lie in one range and are not spread yet.
    var run: ArenaRange?
    /// How many entries lie in the run.
    var runEntries = 0
    /// What all live members know the authors by.
    var speakers = SpeakerNumbers()
    var presence = PresenceGather()
    var presenceIsDue = false

    var isEmpty: Bool { members.isEmpty }

    /// - Returns: its index, which stays until another member is removed.
    mutating func add(_ member: Member) -> Int {
        members.append(member)
        if member.behind == nil { speakers.forget() } else { behindCount += 1 }
        return members.count - 1
    }

    /// The last member takes the place of the one that goes.
    ///
    /// - Returns: the slot of the member that moved to `index`, if one did.
    mutating func remove(at index: Int) -> Int? {
        if members[index].behind != nil { behindCount -= 1 }
        members.swapAt(index, members.count - 1)
        members.removeLast()
        return index < members.count ? members[index].slot : nil
    }

    mutating func set(_ behind: Behind, at index: Int) {
        if members[index].behind == nil { behindCount += 1 }
        members[index].behind = behind
    }

    mutating func setLacksPresence(_ lacks: Bool, at index: Int) {
        members[index].lacksPresence = lacks
    }

    /// - Parameter offset: where the arena ends.
    mutating func setLive(at index: Int, since offset: UInt64) {
        if members[index].behind != nil { behindCount -= 1 }
        members[index].behind = nil
        members[index].liveSince = offset
        speakers.forget()
    }

    /// The first offset from which a live member may lack entries, if it lacks what lies behind `offset` and what
    /// has not been spread.
    func firstMissing(at index: Int, from offset: UInt64) -> UInt64 {
        max(members[index].liveSince, min(offset, run?.offset ?? offset))
    }
}
