internal import SottoModel
internal import SwiftProtobuf

extension Sotto_Welcome {
    init(_ welcome: Welcome) {
        name = welcome.name.text
        now = welcome.now.milliseconds
        if let reason = welcome.previousClose { previousClose = Sotto_Close(reason).reason }
        capabilities = welcome.capabilities
        if let door = welcome.door { self.door = Sotto_Door(door) }
        self.operator = welcome.isOperator
    }

    func model() throws(WireError) -> Welcome {
        var welcome = Welcome(
            name: try userName(name), now: Timestamp(milliseconds: now),
            previousClose: CloseReason(rawValue: previousClose.rawValue), capabilities: capabilities,
            door: hasDoor ? try door.model() : nil)
        welcome.isOperator = self.operator
        return welcome
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
        fresh = page.isFresh
    }

    func model() throws(WireError) -> RosterPage {
        var page = RosterPage(count: try small(count), people: try people.model(), next: hasNext ? next : nil)
        page.isFresh = fresh
        return page
    }
}

extension Sotto_Joined {
    init(_ joined: Joined) {
        name = joined.name.text
        topic = joined.topic
        roster = Sotto_Roster(joined.room, joined.roster)
        last = joined.last.rawValue
        rules = Sotto_RoomRules(joined.rules)
    }

    func model() throws(WireError) -> Joined {
        Joined(
            room: RoomID(roster.room), name: try roomName(name), topic: topic, roster: try roster.model(),
            last: EntryNumber(last), rules: try rules.model())
    }
}

extension Sotto_JoinRefused {
    init(_ room: RoomName, _ refusal: SottoModel.Refusal) {
        self.room = room.text
        self.refusal = Sotto_Refusal(refusal)
    }
}

extension Sotto_RoomEntry {
    init(_ room: RoomID, _ entry: Sotto_Entry) {
        self.room = room.rawValue
        self.entry = entry
    }
}

extension Sotto_Page {
    init(_ room: RoomID, _ page: Page) {
        self.room = room.rawValue
        after = page.after.rawValue
        through = page.through.rawValue
        var speakers = SpeakerNumbers()
        entries = page.entries.map { Sotto_Entry($0, &speakers) }
    }

    func model() throws(WireError) -> Page {
        var known: [Entry] = []
        var speakers = SpeakerNames()
        for entry in entries {
            if let entry = try entry.model(&speakers) { known.append(entry) }
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
            case .held: .held(true)
            case .refused(let refusal): .refused(Sotto_Refusal(refusal))
            }
    }

    func event() throws(WireError) -> ServerEvent? {
        let id = try messageID(id)
        switch kind {
        case .kept(let number): return .outcome(id, .kept(EntryNumber(number)))
        case .delivered: return .outcome(id, .delivered)
        case .held: return .outcome(id, .held)
        case .refused(let refusal): return .outcome(id, .refused(try refusal.model()))
        case nil: return nil
        }
    }
}

extension Sotto_WhisperFrom {
    init(_ whisper: IncomingWhisper) {
        from = Sotto_Person(whisper.from)
        id = Protobuf.data(whisper.id.bytes)
        at = whisper.at.milliseconds
        sealed = Protobuf.data(whisper.sealed)
        number = whisper.number.rawValue
    }

    func model() throws(WireError) -> IncomingWhisper {
        let id = try messageID(id)
        return IncomingWhisper(
            from: try from.model(), id: id, at: Timestamp(milliseconds: at), sealed: Array(sealed),
            number: EntryNumber(number))
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
        Rename(identity: try identityKey(identity), old: try userName(old), new: try userName(new))
    }
}
