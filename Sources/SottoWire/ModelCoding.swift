internal import SottoModel
internal import SwiftProtobuf

func userName(_ text: String) throws(WireError) -> UserName {
    do { return try UserName(text) } catch { throw .malformed }
}

func roomName(_ text: String) throws(WireError) -> RoomName {
    do { return try RoomName(text) } catch { throw .malformed }
}

extension Sotto_Body {
    init(_ body: EntryBody) {
        switch body {
        case .say(let text): say = text
        case .action(let text): action = text
        case .topic(let text): topic = text
        case .loss(let loss): self.loss = Sotto_Loss(loss)
        }
    }

    func model() -> EntryBody? {
        switch kind {
        case .say(let text): .say(text)
        case .action(let text): .action(text)
        case .topic(let text): .topic(text)
        case .loss(let loss): .loss(loss.model())
        case nil: nil
        }
    }
}

extension Sotto_Loss {
    init(_ loss: Loss) {
        after = loss.after.rawValue
        through = loss.through.rawValue
        since = loss.since.milliseconds
        until = loss.until.milliseconds
    }

    func model() -> Loss {
        Loss(
            after: EntryNumber(after), through: EntryNumber(through), since: Timestamp(milliseconds: since),
            until: Timestamp(milliseconds: until))
    }
}

extension Sotto_Person {
    init(_ person: Person) {
        identity = Protobuf.data(person.identity.bytes)
        name = person.name.text
    }

    func model() throws(WireError) -> Person {
        guard let key = IdentityKey(identity) else { throw .malformed }
        return Person(identity: key, name: try userName(name))
    }
}

extension Sequence<Sotto_Person> {
    func model() throws(WireError) -> [Person] {
        var people: [Person] = []
        for person in self { people.append(try person.model()) }
        return people
    }
}

extension Sotto_Close {
    init(_ reason: CloseReason) {
        self.reason = Sotto_CloseReason(rawValue: reason.rawValue) ?? .closeUnknown
    }

    /// A reason this version does not know is taken for the plainest one.
    func model() -> CloseReason {
        CloseReason(rawValue: reason.rawValue) ?? .leaving
    }
}

extension Sotto_Refusal {
    init(_ refusal: Refusal) {
        kind =
            switch refusal {
            case .nameTaken: .refusalNameTaken
            case .badProof: .refusalBadProof
            case .tooManySessions: .refusalTooManySessions
            case .tooManyRooms: .refusalTooManyRooms
            case .notInRoom: .refusalNotInRoom
            case .tooLong: .refusalTooLong
            case .nobodyThere: .refusalNobodyThere
            case .idInUse: .refusalIDInUse
            case .notAdmitted: .refusalNotAdmitted
            case .notPossible: .refusalUnknown
            }
        if case .nameTaken(let free) = refusal { freeName = free.text }
    }

    func model() throws(WireError) -> Refusal {
        switch kind {
        case .refusalNameTaken: .nameTaken(free: try userName(freeName))
        case .refusalBadProof: .badProof
        case .refusalTooManySessions: .tooManySessions
        case .refusalTooManyRooms: .tooManyRooms
        case .refusalNotInRoom: .notInRoom
        case .refusalTooLong: .tooLong
        case .refusalNobodyThere: .nobodyThere
        case .refusalIDInUse: .idInUse
        case .refusalNotAdmitted: .notAdmitted
        case .refusalUnknown, .UNRECOGNIZED: .notPossible
        }
    }
}

extension Sotto_Entry {
    init(_ entry: Entry) {
        if case .kept(let number, let prev) = entry.place {
            self.number = number.rawValue
            self.prev = prev.rawValue
        }
        author = Sotto_Person(entry.author)
        id = Protobuf.data(entry.id.bytes)
        at = entry.at.milliseconds
        body = Sotto_Body(entry.body)
    }

    func model() throws(WireError) -> Entry? {
        guard let id = MessageID(id) else { throw .malformed }
        guard let body = body.model() else { return nil }
        let place: Place = number == 0 ? .liveOnly : .kept(EntryNumber(number), prev: EntryNumber(prev))
        return Entry(
            place: place, author: try author.model(), id: id, at: Timestamp(milliseconds: at), body: body)
    }
}
