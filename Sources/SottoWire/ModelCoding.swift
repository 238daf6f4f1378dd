internal import SottoModel
internal import SwiftProtobuf

func userName(_ text: String) throws(WireError) -> UserName {
    do { return try UserName(text) } catch { throw .malformed }
}

/// A name that somebody asks for, who is told where it cannot be one.
func userName(_ text: String, orAnswer answer: ServerEvent) throws(WireError) -> UserName {
    do { return try UserName(chosen: text) } catch { throw .impossible(answer) }
}

func roomName(_ text: String) throws(WireError) -> RoomName {
    do { return try RoomName(text) } catch { throw .malformed }
}

/// A time that 0 stands for the lack of.
func moment(_ milliseconds: Int64) -> Timestamp? {
    milliseconds == 0 ? nil : Timestamp(milliseconds: milliseconds)
}

/// A count from the wire, as far as an `Int` of any width holds it.
func small(_ count: UInt64) throws(WireError) -> Int {
    guard let count = Int32(exactly: count) else { throw .malformed }
    return Int(count)
}

extension Sotto_Body {
    init(_ body: EntryBody) {
        switch body {
        case .say(let text): say = text
        case .action(let text): action = text
        case .topic(let text): topic = text
        case .order(let order): self.order = Sotto_Order(order)
        case .loss(let loss): self.loss = Sotto_Loss(loss)
        case .reply(let id, let text):
            say = text
            replyTo = Protobuf.data(id.bytes)
        case .amend(let id, let amendment): amend(id, amendment)
        case .sealed(let body): kind = Self.kind(of: body)
        }
    }

    /// - Returns: nil for a kind this version does not know.
    func model() throws(WireError) -> EntryBody? {
        switch kind {
        case .say(let text): try reply(text) ?? .say(text)
        case .action(let text): .action(text)
        case .topic(let text): .topic(text)
        case .order(let order): try order.model().map { .order($0) }
        case .loss(let loss): .loss(loss.model())
        case .edit, .retract, .reaction: try amendment()
        case .sealed, .genesis, .change, .roomLetter: try sealedBody().map { .sealed($0) }
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
        Person(identity: try identityKey(identity), name: try userName(name))
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

extension Sotto_Entry {
    /// With its author in full, for who may have read nothing before it.
    init(_ entry: Entry) {
        self.init(withoutAuthor: entry)
        author = Sotto_Person(entry.author)
    }

    init(_ entry: Entry, _ speakers: inout SpeakerNumbers) {
        self.init(withoutAuthor: entry)
        let (number, isNew) = speakers.number(of: entry.author)
        speaker = number
        if isNew { author = Sotto_Person(entry.author) }
    }

    /// Times and numbers are any 64 bits, so differences wrap.
    private init(withoutAuthor entry: Entry) {
        if case .kept(let number, let prev) = entry.place {
            self.number = number.rawValue
            back = number.rawValue &- prev.rawValue
        }
        id = Protobuf.data(entry.id.bytes)
        late = entry.at.milliseconds &- entry.id.at.milliseconds
        body = Sotto_Body(entry.body)
    }

    /// - Returns: nil for a body this version does not know. Who its author is was learned all the same.
    func model(_ speakers: inout SpeakerNames) throws(WireError) -> Entry? {
        let author = try speakers.author(of: self)
        let id = try messageID(id)
        guard let body = try body.model() else { return nil }
        let place: Place = number == 0 ? .liveOnly : .kept(EntryNumber(number), prev: EntryNumber(number &- back))
        return Entry(
            place: place, author: author, id: id, at: Timestamp(milliseconds: id.at.milliseconds &+ late), body: body)
    }
}
