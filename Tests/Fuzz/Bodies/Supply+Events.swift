import ClientCore
import SottoModel

extension Supply {
    /// Any event a codec could make, whether a server of ours would say it or not.
    mutating func serverEvent() -> ServerEvent {
        switch byte() % 17 {
        case 0: .welcome(Welcome(name: name(), now: time(), previousClose: reason(), capabilities: [words()]))
        case 1: .refused(refusal())
        case 2: .joined(joined())
        case 3: .joinRefused(roomName(), refusal())
        case 4: .left(room())
        case 5: .page(room(), page())
        case 6: .outcome(id(), outcome())
        case 7: .whisper(from: person(), id(), at: time(), sealed: bytes(Int(byte())))
        case 8: .renamed(name())
        case 9: .renameRefused(refusal())
        case 10: .presence(room(), presence())
        case 11: .roster(room(), roster())
        case 12: .found(name(), byte() & 1 == 0 ? nil : person())
        case 13: .ping(integer())
        case 14: .close(reason() ?? .leaving)
        default: .entry(room(), entry())
        }
    }

    mutating func outcome() -> Outcome {
        switch byte() % 3 {
        case 0: .kept(entryNumber())
        case 1: .delivered
        default: .refused(refusal())
        }
    }

    private mutating func joined() -> Joined {
        Joined(room: room(), name: roomName(), topic: words(), roster: roster(), last: entryNumber())
    }

    private mutating func roster() -> RosterPage {
        RosterPage(count: count(), people: people(), next: byte() & 1 == 0 ? nil : integer())
    }

    private mutating func page() -> Page {
        Page(after: entryNumber(), through: entryNumber(), entries: (0..<byte() & 3).map { _ in entry() })
    }

    private mutating func entry() -> Entry {
        let place = byte() & 7 == 0 ? Place.liveOnly : .kept(entryNumber(), prev: entryNumber())
        return Entry(place: place, author: person(), id: id(), at: time(), body: body())
    }

    private mutating func body() -> EntryBody {
        switch byte() % 5 {
        case 0: .action(words())
        case 1: .topic(words())
        case 2: .loss(Loss(after: entryNumber(), through: entryNumber(), since: time(), until: time()))
        default: .say(words())
        }
    }

    private mutating func presence() -> PresenceDelta {
        PresenceDelta(
            count: count(), joined: people(), left: people(),
            renamed: people().map { Rename(identity: $0.identity, old: $0.name, new: name()) })
    }

    private mutating func refusal() -> Refusal {
        let refusals: [Refusal] = [
            .nameTaken(free: name()), .badProof, .tooManySessions, .tooManyRooms, .notInRoom, .tooLong,
            .nobodyThere, .idInUse, .notAdmitted, .notPossible,
        ]
        return refusals[Int(byte()) % refusals.count]
    }

    private mutating func reason() -> CloseReason? {
        CloseReason(rawValue: Int(byte() & 7))
    }
}

extension Supply {
    /// What a network and a person may do meanwhile.
    mutating func clientEvent() -> ClientEvent {
        switch byte() & 7 {
        case 0: .disconnected(byte() & 1 == 0 ? .cut : .closed(reason() ?? .stalled))
        case 1: .online
        case 2: [.connecting, .retryDue, .start][Int(byte()) % 3]
        case 3: .whisper(from: person(), id(), at: time(), body())
        case 4: .action(.line(line()))
        default: .action(action())
        }
    }

    private mutating func action() -> UserAction {
        let actions: [UserAction] = [
            .submit, .historyBack, .historyForward, .tab, .backTab, .escape, .interrupt, .list(.up), .list(.down),
            .list(.by(Int(byte()) - 128)), .list(.last), .list(.choose), .list(.deleteBackward), .toggleList,
            .focusList, .toggleHelp, .scrollHelp(to: Int(byte())), .scroll(to: .bottom), .nextRoom,
            .previousRoom, .answer(true), .answer(false), .retry,
        ]
        let edits: [Edit] = [
            .left, .right, .wordLeft, .wordRight, .home, .end, .deleteBackward, .deleteForward, .killWordBackward,
            .killWordForward, .killToStart, .killToEnd, .yank, .transpose, .undo, .redo,
        ]
        switch byte() {
        case let index where index < 0x60: return actions[Int(index) % actions.count]
        case let index where index < 0xA0: return .edit(edits[Int(index) % edits.count])
        case let index where index < 0xB0: return .list(.type(words()))
        default: return .edit(.insert(words()))
        }
    }

    private mutating func line() -> String {
        let commands = ["", "/w bob ", "/join ", "/leave", "/nick ", "/me ", "/topic ", "/r ", "/help", "/find ", "/"]
        return commands[Int(byte()) % commands.count] + words()
    }
}
