import ClientCore
import PeerChannels
import SottoModel

/// What the server says of sealed rooms.
extension SealedDesk {
    func take(_ event: ServerEvent, at now: Timestamp) -> [Deed] {
        switch event {
        case .joined(let joined): return begin(joined)
        case .chain(let id, let page): return read(page, of: id, at: now)
        case .left(let id):
            (present[id], arriving[id]) = (nil, nil)
            sealed.remove(id)
            return [.tell(.server(event))]
        case .entry(let id, _), .page(let id, _), .earlier(let id, _):
            guard arriving[id] == nil else { return hold(event, of: id) }
            return present[id].map { open(event, of: id, $0, at: now) } ?? [.tell(.server(event))]
        case .outcome(let message, let outcome): return succession(message, outcome) ?? [.tell(.server(event))]
        default: return [.tell(.server(event))]
        }
    }

    /// A room that was sealed, or was to be, is not gone into as another one: what is said there could be read. Somebody's
    /// invitation to one keeps nobody out of an open room: anybody can write one.
    private func begin(_ joined: Joined) -> [Deed] {
        let isWanted = wanted.remove(joined.name.skeleton) != nil
        guard joined.rules.isSealed else {
            if rooms.has(joined.name) { return refuse(joined.room, joined.name, .forged) }
            if isWanted { return refuse(joined.room, joined.name, .notSealed) }
            let come = Deed.tell(.server(.joined(joined)))
            return rooms.isInvited(to: joined.name) ? [come, .tell(.openInstead(joined.name))] : [come]
        }
        sealed.insert(joined.room)
        arriving[joined.room] = Arrival(name: joined.name, held: [.joined(joined)])
        return [.send(.chain(joined.room, after: .zero))]
    }

    private func hold(_ event: ServerEvent, of id: RoomID) -> [Deed] {
        arriving[id]?.held.append(event)
        guard let arrival = arriving[id] else { return [] }
        guard arrival.held.count <= Self.mostHeld else { return refuse(id, arrival.name, .brokenChain) }
        if case .entry(_, let entry) = event, entry.id == arrival.succession?.message { return [readOn(id, arrival)] }
        guard arrival.awaitsBeginning else { return [] }
        arriving[id]?.awaitsBeginning = false
        arriving[id]?.hasAskedAgain = true
        return [.send(.chain(id, after: .zero))]
    }

    private func read(_ page: Page, of id: RoomID, at now: Timestamp) -> [Deed] {
        guard var arrival = arriving[id] else { return [] }
        guard !page.entries.isEmpty else { return end(arrival, of: id, at: now) }
        do throws(RoomFault) {
            var done: [Deed] = []
            for entry in page.entries { done += try take(entry, into: &arrival, at: now) }
            arrival.through = page.through
            arriving[id] = arrival
            return done + [.send(.chain(id, after: page.through))]
        } catch {
            guard error == .notInvited else { return refuse(id, arrival.name, error) }
            // The server's word is quicker than the letter of who has let us in.
            arriving[id]?.uninvitedSince = now
            return []
        }
    }

    /// An invitation has come: it may be to a room that was waiting for one.
    func knockAgain() -> [Deed] {
        arriving.filter { $0.value.uninvitedSince != nil }.keys.map { id in
            arriving[id]?.links = 0
            arriving[id]?.uninvitedSince = nil
            return .send(.chain(id, after: .zero))
        }
    }

    private func take(_ link: Entry, into arrival: inout Arrival, at now: Timestamp) throws(RoomFault) -> [Deed] {
        arrival.links += 1
        switch link.body {
        case .sealed(.genesis(let genesis)) where arrival.room == nil:
            let (room, steps) = try rooms.enter(genesis, called: arrival.name, at: now)
            arrival.room = room
            return deeds(steps, in: nil)
        case .sealed(.change(let change)):
            guard let room = arrival.room, let number = link.place.number,
                let steps = try? room.take(change, at: number)
            else { throw .brokenChain }
            return deeds(steps, in: nil)
        default: throw .brokenChain
        }
    }

    /// All of the chain is here: what was held can be read.
    private func end(_ arrival: Arrival, of id: RoomID, at now: Timestamp) -> [Deed] {
        guard arrival.room != nil || arrival.hasAskedAgain else {
            let hasCome = arrival.held.count > 1
            arriving[id]?.hasAskedAgain = hasCome
            arriving[id]?.awaitsBeginning = !hasCome
            return hasCome ? [.send(.chain(id, after: .zero))] : []
        }
        guard let room = arrival.room, arrival.links >= room.membership.length else {
            return refuse(id, arrival.name, .brokenChain)
        }
        guard room.isIn else { return succeed(in: room, id, arrival, at: now) }
        arriving[id] = nil
        present[id] = room
        let others = room.membership.members.map(\.person.identity).filter { $0 != room.own }
        // Keys that came before the room open what was held of it.
        let early = deeds(rooms.catchUp(room, at: now), in: id)
        let held = arrival.held.flatMap { event -> [Deed] in
            if case .joined = event { [.tell(.server(event))] } else { open(event, of: id, room, at: now) }
        }
        return others.map { .meet($0) } + early + held
    }

    func refuse(_ id: RoomID, _ name: RoomName, _ fault: RoomFault) -> [Deed] {
        (present[id], arriving[id]) = (nil, nil)
        return [.send(.leave(id)), .tell(.roomRefused(name, fault))]
    }
}

/// What is said in a sealed room, as far as it can be read.
extension SealedDesk {
    private func open(_ event: ServerEvent, of id: RoomID, _ room: SealedRoom, at now: Timestamp) -> [Deed] {
        var done: [Deed] = []
        switch event {
        case .entry(let id, let entry):
            let opened = open(entry, of: id, room, at: now, &done)
            return [.tell(.server(.entry(id, opened)))] + done
        case .page(let id, let page):
            let opened = open(page, of: id, room, at: now, &done)
            return [.tell(.server(.page(id, opened)))] + done
        case .earlier(let id, let page):
            let opened = open(page, of: id, room, at: now, &done)
            return [.tell(.server(.earlier(id, opened)))] + done
        default: return [.tell(.server(event))]
        }
    }

    private func open(
        _ page: Page, of id: RoomID, _ room: SealedRoom, at now: Timestamp, _ done: inout [Deed]
    ) -> Page {
        var entries: [Entry] = []
        for entry in page.entries { entries.append(open(entry, of: id, room, at: now, &done)) }
        return Page(after: page.after, through: page.through, entries: entries)
    }

    private func open(
        _ entry: Entry, of id: RoomID, _ room: SealedRoom, at now: Timestamp, _ done: inout [Deed]
    ) -> Entry {
        var steps: [SealedRoom.Step] = []
        let body = body(of: entry, room, at: now, &steps)
        done += deeds(steps, in: id)
        done += newcomer(by: body).map { [.meet($0)] } ?? []
        return Entry(place: entry.place, author: entry.author, id: entry.id, at: entry.at, body: body)
    }

    /// Whose keys are wanted from now on.
    private func newcomer(by body: EntryBody) -> IdentityKey? {
        switch body {
        case .order(.invite(let person)): person.identity
        case .sealed(.change(let change)): change.author
        default: nil
        }
    }

    /// What nobody has sealed or signed is the server's: it may silence and slow down, and say that it lost something.
    private func body(
        of entry: Entry, _ room: SealedRoom, at now: Timestamp, _ steps: inout [SealedRoom.Step]
    ) -> EntryBody {
        switch entry.body {
        case .sealed(.message(let bytes)):
            var all = room.take(bytes, entry.id, from: entry.author.identity, at: entry.place.number, now: now)
            let own = all.isEmpty ? nil : all.removeFirst()
            steps = all
            return own.map(Self.body) ?? .sealed(.closed(.altered))
        case .sealed(.change(let change)):
            guard change.author == entry.author.identity, let number = entry.place.number,
                let taken = try? room.take(change, at: number)
            else { return .sealed(.closed(.forged)) }
            steps = taken
            return change.order.map { .order($0) } ?? entry.body
        case .sealed(.genesis): return .order(.close(true))
        case .order(.mute), .order(.unmute), .order(.slow), .order(.keep), .loss: return entry.body
        case .say, .action, .topic, .order, .reply, .amend, .sealed: return .sealed(.closed(.forged))
        }
    }

    private static func body(_ step: SealedRoom.Step) -> EntryBody {
        switch step {
        case .opened(_, let bytes): body(bytes)
        case .closed(_, let fault): .sealed(.closed(fault))
        case .letter, .keep: .sealed(.closed(.altered))
        }
    }
}
