internal import SottoModel
internal import SwiftProtobuf

extension Sotto_Welcome {
    init(_ welcome: Welcome) {
        name = welcome.name.text
        now = welcome.now.milliseconds
        if let reason = welcome.previousClose { previousClose = Sotto_Close(reason).reason }
        capabilities = welcome.capabilities
        if let door = welcome.door { self.door = Sotto_Door(door) }
    }

    func model() throws(WireError) -> Welcome {
        Welcome(
            name: try userName(name), now: Timestamp(milliseconds: now),
            previousClose: CloseReason(rawValue: previousClose.rawValue), capabilities: capabilities,
            door: hasDoor ? try door.model() : nil)
    }
}

extension Sotto_Door {
    init(_ door: Invite.Door) {
        id = Protobuf.data(door.id.bytes)
        psk = Protobuf.data(door.psk)
    }

    func model() throws(WireError) -> Invite.Door {
        guard let door = Invite.Door(id: Array(id), psk: Array(psk)) else { throw .malformed }
        return door
    }
}

extension Sotto_Roster {
    init(_ room: RoomID, _ page: RosterPage) {
        self.room = room.rawValue
        count = UInt64(page.count)
        people = page.people.map(Sotto_Person.init)
        if let next = page.next { self.next = next }
    }

    func model() throws(WireError) -> RosterPage {
        RosterPage(count: try small(count), people: try people.model(), next: hasNext ? next : nil)
    }
}

extension Sotto_Joined {
    init(_ joined: Joined) {
        name = joined.name.text
        topic = joined.topic
        roster = Sotto_Roster(joined.room, joined.roster)
        last = joined.last.rawValue
    }

    func model() throws(WireError) -> Joined {
        Joined(
            room: RoomID(roster.room), name: try roomName(name), topic: topic, roster: try roster.model(),
            last: EntryNumber(last))
    }
}

extension Sotto_JoinRefused {
    init(_ room: RoomName, _ refusal: SottoModel.Refusal) {
        self.room = room.text
        self.refusal = Sotto_Refusal(refusal)
    }
}

extension Sotto_RoomEntry {
    init(_ room: RoomID, _ entry: Entry) {
        self.room = room.rawValue
        self.entry = Sotto_Entry(entry)
    }
}

extension Sotto_Page {
    init(_ room: RoomID, _ page: Page) {
        self.room = room.rawValue
        after = page.after.rawValue
        through = page.through.rawValue
        entries = page.entries.map(Sotto_Entry.init)
    }

    func model() throws(WireError) -> Page {
        var known: [Entry] = []
        for entry in entries {
            if let entry = try entry.model() { known.append(entry) }
        }
        return Page(after: EntryNumber(after), through: EntryNumber(through), entries: known)
    }
}

extension Sotto_Outcome {
    init(_ id: MessageID, _ outcome: SottoModel.Outcome) {
        self.id = Protobuf.data(id.bytes)
        kind =
            switch outcome {
            case .kept(let number): .kept(number.rawValue)
            case .delivered: .delivered(true)
            case .refused(let refusal): .refused(Sotto_Refusal(refusal))
            }
    }

    func event() throws(WireError) -> ServerEvent? {
        guard let id = MessageID(id) else { throw .malformed }
        switch kind {
        case .kept(let number): return .outcome(id, .kept(EntryNumber(number)))
        case .delivered: return .outcome(id, .delivered)
        case .refused(let refusal): return .outcome(id, .refused(try refusal.model()))
        case nil: return nil
        }
    }
}

extension Sotto_WhisperFrom {
    init(from: Person, id: MessageID, at: Timestamp, sealed: [UInt8]) {
        self.from = Sotto_Person(from)
        self.id = Protobuf.data(id.bytes)
        self.at = at.milliseconds
        self.sealed = Protobuf.data(sealed)
    }

    func event() throws(WireError) -> ServerEvent {
        guard let id = MessageID(id) else { throw .malformed }
        return .whisper(
            from: try from.model(), id, at: Timestamp(milliseconds: at), sealed: Array(sealed))
    }
}

extension Sotto_Presence {
    init(_ room: RoomID, _ delta: PresenceDelta) {
        self.room = room.rawValue
        count = UInt64(delta.count)
        joined = delta.joined.map(Sotto_Person.init)
        left = delta.left.map(Sotto_Person.init)
        renamed = delta.renamed.map(Sotto_PersonRename.init)
    }

    func model() throws(WireError) -> PresenceDelta {
        var renames: [Rename] = []
        for rename in renamed { renames.append(try rename.model()) }
        return PresenceDelta(
            count: try small(count), joined: try joined.model(), left: try left.model(), renamed: renames)
    }
}

extension Sotto_PersonRename {
    init(_ rename: SottoModel.Rename) {
        identity = Protobuf.data(rename.identity.bytes)
        old = rename.old.text
        new = rename.new.text
    }

    func model() throws(WireError) -> SottoModel.Rename {
        guard let key = IdentityKey(identity) else { throw .malformed }
        return Rename(identity: key, old: try userName(old), new: try userName(new))
    }
}

extension Sotto_Found {
    init(_ name: UserName, _ person: Person?) {
        self.name = name.text
        if let person { self.person = Sotto_Person(person) }
    }
}

/// A count from the wire, as far as an `Int` of any width holds it.
private func small(_ count: UInt64) throws(WireError) -> Int {
    guard let count = Int32(exactly: count) else { throw .malformed }
    return Int(count)
}
