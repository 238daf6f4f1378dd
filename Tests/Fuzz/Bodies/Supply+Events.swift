import ClientCore
import SottoModel
import Text

extension Supply {
    /// Any event a codec could make, whether a server of ours would say it or not.
    mutating func serverEvent() -> ServerEvent {
        switch byte() % 25 {
        case 0: .welcome(Welcome(name: name(), now: time(), previousClose: reason(), capabilities: [words()]))
        case 1: .refused(refusal())
        case 2: .joined(joined())
        case 3: .joinRefused(roomName(), refusal())
        case 4: .left(room())
        case 5: .page(room(), page())
        case 6: .outcome(id(), outcome())
        case 7: .whisper(whisper())
        case 8: .renamed(name())
        case 9: .renameRefused(refusal())
        case 10: .presence(room(), presence())
        case 11: .roster(room(), roster())
        case 12: .found(name(), byte() & 1 == 0 ? nil : person(), isPresent: byte() & 1 == 0)
        case 13: .ping(integer())
        case 14: .close(reason() ?? .leaving)
        case 15: .rooms(roomList())
        case 16: .earlier(room(), page())
        case 17: .hits(hits())
        case 18: .invited(roomName(), by: person())
        case 19: .erased(room(), person().identity)
        case 20: .relay(from: person(), channel: integer(), sealed: bytes(Int(byte())))
        case 22: .chain(room(), page())
        case 21: .undeliverable(to: person().identity, channel: integer())
        default: .entry(room(), entry())
        }
    }

    mutating func outcome() -> Outcome {
        switch byte() % 4 {
        case 0: .kept(entryNumber())
        case 1: .delivered
        case 2: .held
        default: .refused(refusal())
        }
    }

    private mutating func joined() -> Joined {
        Joined(
            room: room(), name: roomName(), topic: words(), roster: roster(), last: entryNumber(), rules: rules())
    }

    private mutating func whisper() -> IncomingWhisper {
        IncomingWhisper(from: person(), id: id(), at: time(), sealed: bytes(Int(byte())), number: entryNumber())
    }

    private mutating func rules() -> RoomRules {
        var rules = RoomRules()
        rules.isPrivate = byte() & 1 == 0
        rules.isSealed = rules.isPrivate && byte() & 1 == 0
        rules.slowSeconds = count()
        rules.operators = people().map(\.identity)
        rules.mayOrder = byte() & 1 == 0
        rules.retention = Retention(seconds: byte() & 1 == 0 ? nil : Int64(count()), entries: nil)
        return rules
    }

    private mutating func roomList() -> RoomList {
        let rooms = (0..<byte() & 3).map { _ in
            ListedRoom(name: roomName(), topic: words(), count: count(), isPrivate: byte() & 1 == 0)
        }
        return RoomList(rooms: rooms, more: byte() & 1 == 0)
    }

    private mutating func hits() -> SearchHits {
        let hits = (0..<byte() & 3).map { _ in SearchHits.Hit(room: roomName(), entry: entry()) }
        return SearchHits(token: integer(), hits: hits, more: byte() & 1 == 0)
    }

    private mutating func roster() -> RosterPage {
        var page = RosterPage(count: count(), people: people(), next: byte() & 1 == 0 ? nil : integer())
        page.isFresh = byte() & 3 == 0
        return page
    }

    private mutating func page() -> Page {
        Page(after: entryNumber(), through: entryNumber(), entries: (0..<byte() & 3).map { _ in entry() })
    }

    mutating func entry() -> Entry {
        let place = byte() & 7 == 0 ? Place.liveOnly : .kept(entryNumber(), prev: entryNumber())
        return Entry(place: place, author: person(), id: id(), at: time(), body: body())
    }

    private mutating func body() -> EntryBody {
        switch byte() % 8 {
        case 0: .action(words())
        case 1: .topic(words())
        case 2: .order(order())
        case 3: .loss(Loss(after: entryNumber(), through: entryNumber(), since: time(), until: time()))
        case 4: .reply(to: id(), words())
        case 5: .amend(id(), amendment())
        case 6: .sealed(sealedBody())
        default: .say(words())
        }
    }

    private mutating func amendment() -> Amendment {
        guard let emoji = Emoji(words()) else { return byte() & 1 == 0 ? .retract : .edit(words()) }
        return byte() & 1 == 0 ? .react(emoji) : .unreact(emoji)
    }

    private mutating func order() -> Order {
        switch byte() % 10 {
        case 0: .kick(sentence())
        case 1: .ban(sentence())
        case 2: .unban(person())
        case 3: .mute(sentence())
        case 4: .unmute(person())
        case 5: .op(person())
        case 6: .deop(person())
        case 7: .slow(seconds: count())
        case 8: .invite(person())
        default: .close(byte() & 1 == 0)
        }
    }

    private mutating func sentence() -> Sentence {
        Sentence(person(), until: byte() & 1 == 0 ? nil : time(), reason: words())
    }

    private mutating func presence() -> PresenceDelta {
        PresenceDelta(
            count: count(), joined: people(), left: people(),
            renamed: people().map { Rename(identity: $0.identity, old: $0.name, new: name()) })
    }

    private mutating func refusal() -> Refusal {
        let refusals: [Refusal] = [
            .nameTaken(free: name()), .badProof, .tooManySessions, .tooManyRooms, .notInRoom, .tooLong,
            .nobodyThere, .idInUse, .notAdmitted, .notPossible, .badName, .notOperator, .privateRoom,
            .banned(until: time(), reason: words()), .muted(until: nil), .slow(wait: count()), .whispersOff,
            .inboxFull, .noSuchName,
        ]
        return refusals[Int(byte()) % refusals.count]
    }

    private mutating func reason() -> CloseReason? {
        CloseReason(rawValue: Int(byte() & 15))
    }
}

extension Supply {
    /// What a network and a person may do meanwhile.
    mutating func clientEvent() -> ClientEvent {
        switch byte() & 7 {
        case 0: .disconnected(byte() & 1 == 0 ? .cut : .closed(reason() ?? .stalled))
        case 1: .online
        case 2: [.connecting, .retryDue, .start][Int(byte()) % 3]
        case 3: .whisper(from: person(), id(), at: time(), body(), number: entryNumber())
        case 4: .action(.line(line()))
        case 6: talking()
        case 5:
            [
                .wokeUp, .answerOverdue, .onDisk([id()]), .diskFailed(Phrase(verbatim: words())), .edited(words()),
                .notEdited(Phrase(verbatim: words())),
            ][
                Int(byte()) % 6]
        default: .action(action())
        }
    }

    private mutating func talking() -> ClientEvent {
        switch byte() & 3 {
        case 0: .talked(from: person(), id(), at: time(), body())
        case 1: .receipt(id())
        case 2: .unreached(person().identity, [id()])
        default: .caught(.missing, with: person())
        }
    }

    private mutating func action() -> UserAction {
        let actions: [UserAction] = [
            .submit, .historyBack, .historyForward, .tab, .backTab, .escape, .interrupt, .list(.up), .list(.down),
            .list(.by(Int(byte()) - 128)), .list(.last), .list(.choose), .list(.deleteBackward), .toggleList,
            .focusList, .toggleHelp, .scrollHelp(to: Int(byte())), .scroll(to: .bottom),
            .scroll(to: .bottom, meetsTop: true), .find(.by(Int(byte()) - 128)), .find(.choose), .nextRoom,
            .previousRoom, .answer(true), .answer(false), .retry, .resend, .pasted(.send), .pasted(.edit),
            .pasted(.drop), .openEditor, .giveUpCompletion,
        ]
        let edits: [Edit] = [
            .move(motion()), .delete(motion()), .cut(motion()), .yank, .yankEarlier, .transpose, .transposeWords,
            .changeCase(.upper),
            .changeCase(.lower), .changeCase(.capital), .undo, .redo,
        ]
        switch byte() {
        case let index where index < 0x60: return actions[Int(index) % actions.count]
        case let index where index < 0xA0: return .edit(edits[Int(index) % edits.count])
        case let index where index < 0xA8: return .list(.type(words()))
        case let index where index < 0xB0: return .historySearch(historySearch())
        case let index where index < 0xB8: return .paste(words() + "\n" + words())
        default: return .edit(.insert(words()))
        }
    }

    private mutating func motion() -> Motion {
        let motions: [Motion] = [.left, .right, .wordLeft, .wordRight, .blankLeft, .home, .end]
        return motions[Int(byte()) % motions.count]
    }

    private mutating func historySearch() -> HistorySearchAction {
        let actions: [HistorySearchAction] = [.back, .back, .forward, .deleteBackward, .take, .giveUp]
        return byte() & 1 == 0 ? .type(words()) : actions[Int(byte()) % actions.count]
    }

    private mutating func line() -> String {
        let commands = [
            "", "/w bob ", "/join ", "/leave", "/nick ", "/me ", "/topic ", "/r ", "/help", "/find ", "/", "/forget",
            "/history ", "/search ",
        ]
        return commands[Int(byte()) % commands.count] + words()
    }
}
