internal import SottoModel
internal import Text

/// Reading back: what lies before the log comes from the server page by page, and goes above it.
extension ClientState {
    /// The lines that /history prints where nobody says how many, and the most.
    private static let printed = (usual: 20, most: 1_000)

    /// Whether something was asked whose answer a program at the end of its input waits for.
    var isLookingBack: Bool {
        rooms.contains { $0.log.past.gathering != nil } || settings.isLineMode && finding?.isAsked == true
    }

    /// Asks for the page before the log's first line, unless it is on its way, or there is none.
    mutating func readBack(in index: Int, at moment: Moment) -> [ClientEffect] {
        let log = rooms[index].log
        guard isOnline, let id = rooms[index].id, let reach = log.past.reach, log.past.edge != .loading else {
            return []
        }
        let isFull = log.count >= Log.maximumWhileReading
        rooms[index].log.past.edge = log.past.end ?? (isFull ? .full : .loading)
        guard rooms[index].log.past.edge == .loading else { return giveUpReading(in: index, at: moment) }
        return [.send(.history(id, before: EntryNumber(reach.rawValue &+ 1)))]
    }

    /// After an outage: what somebody waits for is asked again.
    mutating func goOnReading(in index: Int, at moment: Moment) -> [ClientEffect] {
        let past = rooms[index].log.past
        return past.goal != nil || past.gathering != nil ? readBack(in: index, at: moment) : []
    }

    /// A page that goes right above what is here; anything else was not asked for.
    mutating func receiveEarlier(_ page: Page, in id: RoomID, at moment: Moment) -> [ClientEffect] {
        guard let index = index(of: id), rooms[index].log.past.edge == .loading else { return [] }
        let page = rooms[index].believed(page)
        guard page.through == rooms[index].log.past.reach, page.after < page.through else {
            rooms[index].log.past.edge = nil
            return []
        }
        if rooms[index].log.past.gathering != nil { return gather(page, in: index, at: moment) }
        let entries = page.entries.filter { !hides($0) }
        for entry in entries {
            guard let (id, amendment, number) = entry.amendment else { continue }
            rooms[index].log.amend(id, amendment, by: entry.author.identity, at: number)
        }
        for entry in entries { takeKept(entry.id, in: index) }
        rooms[index].log.prepend(entries.filter { $0.amendment == nil }.map { LogLine($0, to: me.identity) })
        rooms[index].log.past.extend(by: page)
        return approachGoal(in: index, at: moment)
    }

    /// An own line of an earlier run whose acknowledgement was lost: here it is, in its place.
    private mutating func takeKept(_ id: MessageID, in index: Int) {
        outbox.remove(id)
        _ = rooms[index].log.takeWaiting(id)
    }

    /// Shows the entry, once the log goes back to it.
    mutating func read(from number: EntryNumber, in index: Int, at moment: Moment) -> [ClientEffect] {
        rooms[index].log.past.goal = number
        return approachGoal(in: index, at: moment)
    }

    /// `/history 50`: on a screen it scrolls there, and a program that prints prints them.
    mutating func showHistory(_ text: String, at moment: Moment) -> [ClientEffect] {
        let count = text.isEmpty ? Self.printed.usual : Int(text) ?? 0
        guard (1...Self.printed.most).contains(count) else {
            complain(Words.usage("/history [COUNT]") + ", " + Words.atMost(Self.printed.most), at: moment)
            return []
        }
        guard isOnline, room.id != nil else {
            complain(
                Phrase("not connected: earlier lines come from the server", "접속해 있지 않습니다. 앞의 대화는 서버에서 옵니다"), at: moment)
            return []
        }
        if settings.isLineMode {
            rooms[active].log.past.gathering = Past.Gathering(wanted: count)
        } else if room.log.count > 0 {
            show(.anchored(room.log[0].id, row: 0))
        }
        return readBack(in: active, at: moment)
    }

    /// What an erased person said goes from here too.
    mutating func forget(_ author: IdentityKey, in id: RoomID) -> [ClientEffect] {
        guard let index = index(of: id) else { return [] }
        rooms[index].log.forget(author)
        finding?.forget(author, in: rooms[index].name)
        return []
    }

    private mutating func approachGoal(in index: Int, at moment: Moment) -> [ClientEffect] {
        guard let goal = rooms[index].log.past.goal else { return [] }
        if let reach = rooms[index].log.past.reach, goal <= reach { return readBack(in: index, at: moment) }
        rooms[index].log.past.goal = nil
        rooms[index].show(goal)
        return []
    }

    private mutating func gather(_ page: Page, in index: Int, at moment: Moment) -> [ClientEffect] {
        let entries = page.entries.filter { !hides($0) }
        rooms[index].log.past.gathering?.entries.insert(contentsOf: entries, at: 0)
        rooms[index].log.past.extend(by: page)
        guard let gathering = rooms[index].log.past.gathering else { return [] }
        return gathering.entries.count < gathering.wanted
            ? readBack(in: index, at: moment) : giveUpReading(in: index, at: moment)
    }

    /// There is no more to be had: whoever waits gets what there is.
    private mutating func giveUpReading(in index: Int, at moment: Moment) -> [ClientEffect] {
        if rooms[index].log.past.goal != nil { complain(Words.tooFarBack, at: moment) }
        rooms[index].log.past.goal = nil
        printGathered(in: index, at: moment)
        return leaveIfDone()
    }

    private mutating func printGathered(in index: Int, at moment: Moment) {
        guard let gathering = rooms[index].log.past.gathering else { return }
        rooms[index].log.past.gathering = nil
        let shown = gathering.entries.suffix(gathering.wanted)
        if shown.count < gathering.wanted, let edge = rooms[index].log.past.edge {
            add(.notice(Words.of(edge, in: rooms[index].name)), at: moment.wall, to: index, counts: false)
        }
        for entry in shown {
            var line = LogLine(entry, to: me.identity)
            // It is printed out of its turn, and the log is in the order of numbers.
            line.number = nil
            add(line, to: index, counts: false)
        }
        guard shown.count < gathering.entries.count, let first = shown.first?.place.prev else { return }
        rooms[index].log.past.forget(through: first)
    }
}

extension Room {
    /// Scrolls to the entry, or the next one that is still there.
    mutating func show(_ number: EntryNumber) {
        guard let place = log.settled.firstIndex(where: { $0.number.map { $0 >= number } ?? false }) else { return }
        reveal(place)
    }
}
