import ClientCore
import ClientNetwork
import ClientStore
import ClientView
import Posix
import SecureChannel
import SottoModel
import Text

extension Client {
    func perform(_ effect: ClientEffect) {
        switch effect {
        case .connect: connectAnew()
        case .retry(let delay): retryAt = .now + delay
        case .disconnect: disconnect()
        case .send(let request): send(request)
        case .found(let room, let after): found(room, after: after)
        case .whisper(let to, let id, let body): whisper(body, id, to: to, isAway: true)
        case .talk(let to, let id, let body): whisper(body, id, to: to, isAway: false)
        case .acknowledge(let peer, let ids): acknowledge(ids, to: peer)
        case .trustServer:
            pin(shownKey)
            connect()
        case .keep(let message): setup.store.save(message)
        case .keepRefusal(let id, let refusal): setup.store.note(refusal, of: id)
        case .forget(let id): setup.store.forget(id)
        case .log(let whisper): setup.store.save(whisper)
        case .eraseWhispers: setup.store.eraseWhispers()
        case .expectAnswer(let delay): answerDueAt = .now + delay
        case .speak(let delay): restEndsAt = min(restEndsAt ?? .now + delay, .now + delay)
        case .saveName(let name): remember { $0.name = name }
        case .savePolicy(let policy): remember { $0.whisperPolicy = policy }
        case .savePeer(let peer): setup.store.save(peer)
        case .showSafetyNumber(let person): compare(with: person)
        case .saveIgnored(let people): setup.store.save(IgnoredPeople(people))
        case .saveSetting(let name, let value): write(name, value)
        case .bind(let name, let keys): bind(name, keys)
        case .openEditor(let text): requests.edits = text
        case .notify(let notice): requests.notices.append(notice)
        case .copy(let text): requests.copies = text
        case .open(let link): open(link)
        case .watchWire(let watches): watchWire(watches)
        case .suspend: requests.suspends = true
        case .redraw: requests.repaints = true
        case .quit(let exit): self.exit = exit
        }
    }

    private func write(_ name: String, _ value: String?) {
        do throws(FileError) {
            try setup.writtenSettings.change(name, to: value)
        } catch {
            handle(.notSet(Words.untilTheEnd(Complaint(error).message)))
        }
    }

    private func bind(_ name: String, _ text: String) {
        do throws(KeyProblem) {
            handle(.bound(name, keys: KeySequence.text(try KeySettings.keys(text, for: name))))
        } catch {
            handle(.notSet(Words.of(error)))
        }
    }

    /// Whoever has no browser here is told how to get at the address.
    private func open(_ link: String) {
        let command = Paths.environment("BROWSER") ?? "xdg-open"
        do throws(ProgramError) {
            try BackgroundProgram.start(command, argument: link)
        } catch {
            handle(.notOpened(Phrase("'\(command)' cannot be started", "'\(command)', 시작할 수 없습니다")))
        }
    }

    /// By the door that was kept, where there is one.
    private func connectAnew() {
        goesByInvite = known[doorOf: setup.invite.address] == nil
        connect()
    }

    /// A kept door may be over; an invite that was given in this run may lead in all the same.
    ///
    /// - Returns: whether there was another way, which is being tried.
    func connectByInvite() -> Bool {
        guard !goesByInvite, setup.isGiven else { return false }
        goesByInvite = true
        connect()
        return true
    }

    private func connect() {
        retryAt = nil
        disconnect()
        links += 1
        let pinned = known[setup.invite.address] ?? setup.invite.key
        // An invite that names another key than the pinned one is a changed key, before anything is sent.
        if let pinned, let invited = setup.invite.key, invited != pinned {
            return handle(.serverKeyChanged(fingerprint: Self.words(invited), pinned: Self.words(pinned)))
        }
        let door = goesByInvite ? setup.door : known[doorOf: setup.invite.address]
        let link = Link(
            number: links, to: setup.invite.address, door: door, pinned: pinned, as: setup.holder, inbox: inbox,
            tap: tap)
        self.link = link
        do throws(ThreadError) { try link.start() } catch { handle(.disconnected(.unreachable)) }
    }

    private func disconnect() {
        flush()
        uplink?.finish()
        uplink = nil
        isBlocked = false
        link?.cancel()
        link = nil
    }

    func pin(_ key: ChannelKey?) {
        guard let key, known[setup.invite.address] == nil else { return }
        known[setup.invite.address] = key
        setup.store.save(known)
    }

    /// The way in from now on; none where the server is open.
    func keep(_ door: Invite.Door?) {
        let new = door.map(Door.init)
        guard new != known[doorOf: setup.invite.address] else { return }
        known[doorOf: setup.invite.address] = new
        setup.store.save(known)
    }

    func remember(_ change: (inout Remembered) -> Void) {
        change(&remembered)
        setup.store.save(remembered)
    }
}
