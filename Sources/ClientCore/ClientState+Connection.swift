internal import SottoModel

extension ClientState {
    mutating func connect() -> [ClientEffect] {
        connection = .connecting
        return [.connect]
    }

    mutating func nowConnecting() -> [ClientEffect] {
        connection = .connecting
        return []
    }

    mutating func askForTrust(_ fingerprint: String, at moment: Moment) -> [ClientEffect] {
        note(Words.unknownKey(of: server, fingerprint), at: moment)
        connection = .asking
        question = .trust(fingerprint: fingerprint)
        return []
    }

    mutating func refuseKey(_ shown: String, pinned: String, at moment: Moment) -> [ClientEffect] {
        connection = .stopped(.keyChanged)
        complain(Words.keyChanged(of: server, shown: shown, pinned: pinned), at: moment)
        return []
    }

    mutating func signIn() -> [ClientEffect] {
        isPinned = true
        connection = .signingIn
        return [.send(.hello(hello))]
    }

    private var hello: Hello {
        var hello = Hello(
            identity: me.identity, proof: me.proof, name: name, isInteractive: true, capabilities: [Capability.talks])
        hello.statements = me.statements
        return hello
    }

    mutating func enter(_ welcome: Welcome, at moment: Moment) -> [ClientEffect] {
        clock = ServerClock(welcome.now, at: moment)
        reachable.begin(serverTalks: welcome.capabilities.contains(Capability.talks))
        operatesServer = welcome.isOperator
        if backOff.attempts > 0 { note(Words.connectedAgain, at: moment) }
        if let words = Words.earlierEnd(welcome.previousClose) { note(words, at: moment) }
        connection = .online
        doubtAgain()
        backOff.reset()
        let renaming: [ClientEffect] = welcome.name == name ? [] : [.saveName(welcome.name)]
        name = welcome.name
        return renaming + prefer() + rooms.indices.flatMap { askIn($0) } + sendWhispers() + askAgain() + giveAgain()
            + askForRoomsAgain() + searchAgain()
    }

    /// Hello was refused; the server closes, and so do we.
    mutating func beRefused(_ refusal: Refusal, at moment: Moment) -> [ClientEffect] {
        if case .nameTaken(let free) = refusal {
            connection = .asking
            question = .nameTaken(name, free: free)
            complain(Words.isTaken(name), at: moment)
        } else {
            connection = .stopped(.refused(refusal))
            complain(Words.notLetIn(by: server, Words.of(refusal, at: serverTime(at: moment))), at: moment)
        }
        return [.disconnect]
    }

    mutating func lose(_ why: Disconnect, at moment: Moment) -> [ClientEffect] {
        switch connection {
        case .asking, .stopped, .waiting: return []
        case .idle, .connecting, .signingIn, .online: break
        }
        outbox.unsend()
        pulse = Pulse()
        arrived.forget()
        for index in rooms.indices { rooms[index].lose() }
        if let stop = Stop(why) { return stopTrying(stop, at: moment) }
        if why == .closed(.restarting) { return comeBack(at: moment) }
        if connection == .online || backOff.attempts == 0 {
            complain(Words.lost(why, server: server), at: moment)
        }
        let delay = backOff.next(moment.random)
        connection = .waiting(why, delay: delay)
        return [.retry(after: delay)]
    }

    mutating func retryWhenWaiting() -> [ClientEffect] {
        guard case .waiting = connection else { return [] }
        return connect()
    }

    /// Somebody asked, so the wait is over, and so is having stopped.
    mutating func retryNow() -> [ClientEffect] {
        switch connection {
        case .waiting, .stopped, .idle: connect()
        case .asking, .connecting, .signingIn, .online: []
        }
    }

    mutating func leave(_ exit: Exit) -> [ClientEffect] {
        let goodbye: [ClientEffect] = isOnline ? [.send(.close(.leaving)), .disconnect] : [.disconnect]
        connection = .stopped(.leaving)
        return goodbye + [.quit(exit)]
    }

    mutating func leaveWhenDone() -> [ClientEffect] {
        isLeavingWhenDone = true
        return leaveIfDone()
    }

    /// To be called wherever the last answer may have come.
    mutating func leaveIfDone() -> [ClientEffect] {
        isLeavingWhenDone && isDone ? leave(.left) : []
    }

    /// The server knows it for a session only.
    private func prefer() -> [ClientEffect] {
        whisperPolicy == .everybody ? [] : [.send(.prefer(whisperPolicy))]
    }

    private mutating func comeBack(at moment: Moment) -> [ClientEffect] {
        note(Words.isRestarting, at: moment)
        let delay = backOff.afterRestart(moment.random)
        connection = .waiting(.closed(.restarting), delay: delay)
        return [.retry(after: delay)]
    }

    private mutating func stopTrying(_ stop: Stop, at moment: Moment) -> [ClientEffect] {
        connection = .stopped(stop)
        complain(Words.of(stop), at: moment)
        return []
    }
}

extension Stop {
    /// nil for what may pass.
    init?(_ why: Disconnect) {
        switch why {
        case .closed(.replaced): self = .replaced
        case .closed(.erased): self = .erased
        case .wrongVersion(let older): self = .wrongVersion(older: older)
        case .closed, .unresolved, .refused, .unreachable, .timedOut, .unanswered, .cut, .protocolError: return nil
        }
    }
}
