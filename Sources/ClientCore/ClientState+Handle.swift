internal import SottoModel

extension ClientState {
    /// Takes one event in.
    /// - Returns: what the program is to do, in this order: an own message goes to the disk before it goes to the
    ///   server, and an acknowledged whisper is in the own log before it is out of the outbox.
    package mutating func handle(_ event: ClientEvent, at moment: Moment) -> [ClientEffect] {
        reachable.goOn(at: moment.elapsed)
        let effects = take(event, at: moment) + askWhoIsDoubted()
        let changes = outbox.takeChanges()
        return changes.before + effects + changes.after + askSpeller()
    }

    private mutating func take(_ event: ClientEvent, at moment: Moment) -> [ClientEffect] {
        if !event.isTyping { revision += 1 }
        return switch event {
        case .start: connect()
        case .connecting: nowConnecting()
        case .serverKeyUnknown(let fingerprint): askForTrust(fingerprint, at: moment)
        case .serverKeyChanged(let shown, let pinned): refuseKey(shown, pinned: pinned, at: moment)
        case .online: signIn()
        case .wayIn(let key, let isClosed): learn(WayIn(key: key, isClosed: isClosed))
        case .server(let event): hear(event, at: moment)
        case .whisper(let from, let id, let at, let body, let number):
            receive(body, id, from: from, writtenAt: at, by: .inbox(number), at: moment)
        case .talked(let from, let id, let at, let body): hear(body, id, from: from, writtenAt: at, at: moment)
        case .receipt(let id): resolve(id, .delivered, at: moment)
        case .unreached(let peer, let ids): miss(peer, ids, at: moment)
        case .caught(let fault, let peer): tell(fault, with: peer, at: moment)
        case .unreadable(let fault, let from, let id, let number):
            tell(fault, from: from, id, number: number, at: moment)
        case .opened(let room, let id, let body): open(id, body, in: room)
        case .roomRefused(let room, let fault): refuse(room, fault, at: moment)
        case .openInstead(let room): warn(ofOpen: room, at: moment)
        case .keysTaken(let id, let number): takeKeys(id, number: number)
        case .safetyNumber(let person, let number, let english, let korean):
            show(number, Words.safetyWords(english, korean), of: person, at: moment)
        case .keysSigned(let statements): follow(statements, at: moment)
        case .keysForged(let key): tellForged(key, at: moment)
        case .unsealed(let id, let refusal): resolve(id, .refused(refusal), at: moment)
        case .disconnected(let why): lose(why, at: moment)
        case .retryDue: retryWhenWaiting()
        case .restOver: speakAgain(at: moment)
        case .wokeUp: wakeUp(at: moment)
        case .answerOverdue: giveUpDoubted(at: moment)
        case .onDisk(let ids): noteOnDisk(ids)
        case .diskFailed(let words): complainOfDisk(words, at: moment)
        case .edited(let text): takeEdited(text, at: moment)
        case .notEdited(let words): giveUpEditing(words, at: moment)
        case .bound(let name, let keys): bind(name, to: keys, at: moment)
        case .notSet(let words): refuseSetting(words, at: moment)
        case .notOpened(let words): giveUpOpening(words, at: moment)
        case .spelt(let spelt): learn(spelt)
        case .spellerGone(let words): loseSpeller(words, at: moment)
        case .wire(let frames, let depths): watch(frames, depths)
        case .terminate: leave(.terminated)
        case .action(let action): perform(action, at: moment)
        }
    }

    /// A server lets us in first and says everything else afterwards. What it says out of turn is passed over, and
    /// so is what still comes of a connection that we have given up.
    private func isInTurn(_ event: ServerEvent) -> Bool {
        switch event {
        case .welcome, .refused: connection == .signingIn
        case .ping, .pong, .close: connection == .signingIn || isOnline
        default: isOnline
        }
    }

    private mutating func hear(_ event: ServerEvent, at moment: Moment) -> [ClientEffect] {
        pulse.isDoubted = false
        return isInTurn(event) ? handle(event, at: moment) : []
    }

    private mutating func handle(_ event: ServerEvent, at moment: Moment) -> [ClientEffect] {
        switch event {
        case .welcome(let welcome): enter(welcome, at: moment)
        case .refused(let refusal): beRefused(refusal, at: moment)
        case .joined(let joined): come(in: joined, at: moment)
        case .joinRefused(let room, let refusal): stayOut(of: room, refusal, at: moment)
        case .left(let room): goOut(of: room, at: moment)
        case .entry(let room, let entry): receive(entry, in: room, at: moment)
        case .page(let room, let page): receive(page, in: room, at: moment)
        case .outcome(let id, let outcome): resolve(id, outcome, at: moment)
        case .whisper: []
        case .renamed(let name): takeName(name, at: moment)
        case .renameRefused(let refusal): keepName(refusal, at: moment)
        case .presence(let room, let delta): receive(delta, in: room, at: moment)
        case .roster(let room, let page): receive(page, in: room, at: moment)
        case .found(let name, let person, let isPresent): find(name, person, isPresent: isPresent, at: moment)
        case .card, .statements, .chain, .relay, .undeliverable: []
        case .rooms(let list): receive(list, at: moment)
        case .invited(let room, let person): beInvited(to: room, by: person, at: moment)
        case .earlier(let room, let page): receiveEarlier(page, in: room, at: moment)
        case .hits(let answer): receive(answer, at: moment)
        case .erased(let room, let author): forget(author, in: room)
        case .ping(let token): answerPing(token, at: moment)
        case .pong(let token): takePong(token, at: moment)
        case .close: []
        }
    }

    private mutating func perform(_ action: UserAction, at moment: Moment) -> [ClientEffect] {
        if ![.tab, .backTab, .giveUpCompletion, .focus(true), .focus(false)].contains(action) { completion = nil }
        if !action.isMarking { dropMarks() }
        if action.endsHistorySearch { takeFoundLine() }
        switch action {
        case .edit(let edit): apply(edit, at: moment)
        case .paste(let text): paste(text, at: moment)
        case .pasted(let action): return perform(action, at: moment)
        case .openEditor: return openEditor()
        case .submit: return submit(at: moment)
        case .line(let line): return submit(line: line, at: moment)
        case .endOfInput: return leaveWhenDone()
        case .historyBack: showEarlierLine()
        case .historyForward: showLaterLine()
        case .historySearch(let action): perform(action)
        case .tab: return tab(.forward)
        case .backTab: return tab(.backward)
        case .giveUpCompletion: giveUpCompletion()
        case .escape: return escape()
        case .interrupt: return interrupt()
        case .list(let action): return perform(action)
        case .mark(let action): return perform(action)
        case .openLink(let link): return [.open(link)]
        case .address(let person): address(person.name.text)
        case .toggleList: toggleList()
        case .focusList: focusList()
        case .toggleHelp: help = help == nil ? 0 : nil
        case .scrollHelp(let row): help = max(row, 0)
        case .toggleWire: return toggleWire(at: moment)
        case .scrollWire(let rows): wire?.scroll = max(rows, 0)
        case .scroll(let scroll, let meetsTop):
            show(scroll)
            return meetsTop ? readBack(in: active, at: moment) : []
        case .find(let action): return perform(action, at: moment)
        case .choice(let action): return perform(action, at: moment)
        case .jump(let jump): self.jump(to: jump, at: moment)
        case .logSearch(let action): return perform(action, at: moment)
        case .toggleBare: isBare.toggle()
        case .lastRoom: showLastRoom()
        case .nextRoom: show(room: active + 1)
        case .previousRoom: show(room: active - 1)
        case .room(let number): if rooms.indices.contains(number - 1) { show(room: number - 1) }
        case .nextUnread: showNextUnread()
        case .answer(let yes): return answer(yes, at: moment)
        case .retry: return retryNow()
        case .resend: return resend(at: moment)
        case .focus(let has): noteFocus(has)
        case .suspend: return [.suspend]
        case .redraw: return [.redraw]
        }
        return []
    }
}
