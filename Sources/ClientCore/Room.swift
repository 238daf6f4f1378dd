package import SottoModel

/// A room as this client has it.
package struct Room: Equatable, Sendable {
    package let name: RoomName
    /// What the server calls it while we are in it.
    package internal(set) var id: RoomID?
    package internal(set) var topic = ""
    package internal(set) var rules = RoomRules()
    /// Put out or not let in: the server is not asked again before somebody wants it.
    package internal(set) var isOut = false
    package internal(set) var roster = Roster()
    package internal(set) var log = Log()
    package internal(set) var scroll = Scroll.bottom
    /// The line somebody looked for, for as long as they are about it.
    package internal(set) var found: LineID?
    /// The last line there was when somebody looked away.
    package internal(set) var unreadAfter: LineID?
    /// Lines that came while something older was read, or another room.
    package internal(set) var unseen = 0
    /// How many of them speak of us, or are about us.
    package internal(set) var mentions = 0
    /// What is being written here.
    package internal(set) var composer = Composer()
    /// What that is about.
    package internal(set) var about: About?
    /// What was being written before, while what is there is about something else.
    var draftAside: Composer?
    var historyWalk = HistoryWalk()
    /// Those who spoke, the last one last.
    var speakers: [IdentityKey] = []
    /// The last entry we have.
    var last: EntryNumber?
    /// The room's last entry when we came in: from there on nothing may be missed, although nothing came yet.
    var horizon: EntryNumber?
    /// New here, and not yet shown what was said last.
    var awaitsFirstPage = false
    /// The last entry that somebody saw, or was told of, before anything came that they have not seen.
    var read: EntryNumber
    /// Asked to come in, and not yet told all that was missed.
    var isResuming = false
    /// Whether it is to be founded as a private one, where it is not there.
    var isToBePrivate = false
    /// Whether it is to be founded as a sealed one, where it is not there.
    var isToBeSealed = false
    /// Whether it was said what a sealed room gives.
    var knowsSeal = false
    /// A sealed room that is being left for good.
    var isLeaving = false
    /// Somebody new here, who is to hear what is kept once they have seen what there is.
    var owesRetention = false
    /// When the next own message may go out, by the time that only rises.
    var restsUntil: Duration?

    init(name: RoomName, read: EntryNumber = .zero) {
        self.name = name
        self.read = read
    }

    var resumePoint: EntryNumber? { last ?? horizon }

    /// Whether somebody has never been here, as far as is known.
    var isNew: Bool { horizon == nil && last == nil && read == .zero }

    /// Whether own messages are to keep a distance. Operators' need not.
    var isPaced: Bool { rules.slowSeconds > 0 && !rules.mayOrder }

    /// The server greets us.
    mutating func come(in joined: Joined) {
        owesRetention = owesRetention || isNew
        id = joined.room
        isOut = false
        rules = joined.rules
        topic = joined.topic
        roster = Roster()
        if horizon == nil {
            horizon = joined.last
            awaitsFirstPage = joined.last > .zero
        }
        if resumePoint == joined.last { isResuming = false }
        // Else a page follows, and says where it begins.
        if last ?? .zero == joined.last { log.past.begin(after: joined.last, prev: nil) }
    }

    /// The connection is gone, and with it whatever was asked. Who was cut off before the first page is as new as
    /// before.
    mutating func lose() {
        id = nil
        if awaitsFirstPage { horizon = nil }
        if log.past.edge == .loading { log.past.edge = nil }
    }

    /// Lets go of what nobody reads: of lines far back, unless somebody is there.
    mutating func trim() {
        log.trim(to: scroll == .bottom ? Log.maximumLines : Log.maximumWhileReading)
    }

    /// To be called when something came, or was looked at.
    mutating func noteRead() {
        guard unseen == 0, let last else { return }
        read = max(read, last)
    }

    mutating func noteSpeaker(_ identity: IdentityKey) {
        speakers.removeAll { $0 == identity }
        speakers.append(identity)
        speakers.removeFirst(max(speakers.count - 64, 0))
    }
}

/// What part of a log is shown.
package enum Scroll: Equatable, Sendable {
    /// The newest line is the last one shown.
    case bottom
    /// That row of that line is the last one shown, whatever comes. Rows are counted from the line's last one back:
    /// what stands above a line may change.
    case anchored(LineID, row: Int)
    /// That line is in the middle.
    case around(LineID)
}
