import ClientCore
import ClientStore
import ClientView
import CursesTerminal
import Glibc
import Posix
import Screen

/// The client on a screen: wait → drain everything → fold into the state → draw once.
enum FullScreen {
    /// So many wake-ups are heeded between two frames, since an answer may be waited for; what comes after them pours.
    private static let wakeUps = 4

    /// What was needed to begin is not needed after this.
    private static let beginning = Duration.seconds(1)

    /// Whoever has no server yet is asked for one first.
    static func run(_ options: Options, _ kept: Kept) throws(Complaint) -> Int32 {
        guard options.server == nil, kept.remembered.server == nil else {
            return try run(try Setup(options, kept), on: nil, kept)
        }
        let terminal = try taken()
        defer { terminal.restore() }
        guard let choice = FirstScreen.run(options, kept, on: terminal) else { return EX_OK }
        return try run(try Setup(options, kept, chosen: choice), on: terminal, kept)
    }

    /// Before any thread: the terminal blocks the signals that it reads.
    private static func taken() throws(Complaint) -> Terminal {
        do throws(TerminalError) {
            let terminal = try Terminal()
            terminal.askForWidths()
            return terminal
        } catch {
            throw Complaint(error)
        }
    }

    private static func run(_ setup: Setup, on taken: Terminal?, _ kept: Kept) throws(Complaint) -> Int32 {
        defer { if setup.hosts { OwnServer.sayThatItGoesOn(kept, setup.settings.language) } }
        let terminal = if let taken { taken } else { try Self.taken() }
        defer { terminal.restore() }
        let wake = terminal.wakeHandle
        let client = try Client(setup) { wake.wake() }
        client.handle(.start)
        let exit = converse(client, on: terminal)
        client.finish()
        return exit
    }

    private static func converse(_ client: Client, on terminal: Terminal) -> Int32 {
        var keyboard = Keyboard()
        var following = Following()
        var scene = Scene()
        let start = ContinuousClock.now
        var pace = FramePace(at: .zero)
        var isDirty = true
        var turns = 0
        var beginningEnds: ContinuousClock.Instant? = .now + beginning
        while client.exit == nil {
            following.follow(client.state.settings, terminal, &keyboard)
            if isDirty, start + pace.next <= .now {
                terminal.show(
                    scene.draw(client.state, size: terminal.size, calendar: .here, keys: keyboard.map))
                pace.draw(at: .now - start)
                isDirty = false
                turns = 0
            }
            turns += 1
            let next = [client.deadline, beginningEnds, isDirty ? start + pace.next : nil].compactMap { $0 }.min()
            let events = terminal.wait(
                until: next, writable: client.blockedDescriptor, takesWakeUps: !isDirty || turns <= wakeUps)
            let before = client.state.revision
            for event in events {
                guard let urgent = take(event, client, terminal, &keyboard, &following) else { return 0 }
                guard urgent else { continue }
                isDirty = true
                pace.hurry()
            }
            client.drainInbox()
            client.doWhatIsDue()
            if let ends = beginningEnds, ends <= .now {
                beginningEnds = nil
                ProgramCode.letGo()
            }
            client.flush()
            client.drainWire()
            client.saveRooms()
            isDirty = isDirty || client.state.revision != before
            obey(client, terminal, following.notifier)
        }
        return 0
    }

    /// - Returns: whether somebody waits to see it; nil when there is no terminal any more.
    private static func take(
        _ event: TerminalEvent, _ client: Client, _ terminal: Terminal, _ keyboard: inout Keyboard,
        _ following: inout Following
    ) -> Bool? {
        switch event {
        case .keys(let keys):
            for key in keys {
                if case .report(let report) = key { following.take(report, of: terminal) }
                let action = keyboard.action(for: key, in: client.state, size: terminal.size, calendar: .here)
                if let action { client.handle(.action(action)) }
            }
            return true
        case .woken, .writable, .deadline: return false
        case .resized:
            terminal.resize()
            return true
        case .suspend: terminal.suspend()
        case .continued:
            terminal.resume()
            client.handle(.wokeUp)
        // ^C in an editor is the editor's.
        case .terminate(SIGINT) where terminal.isLent: return false
        case .terminate: client.handle(.terminate)
        case .inputEnded: return nil
        }
        return true
    }

    private static func obey(_ client: Client, _ terminal: Terminal, _ notifier: Notifier) {
        let requests = client.requests
        client.requests = Client.Requests()
        if requests.takesBack { terminal.takeBack() }
        for notice in requests.notices { show(notice, client, terminal, notifier) }
        if let text = requests.copies { terminal.copy(text) }
        if requests.repaints { terminal.repaint() }
        if requests.suspends { terminal.suspend() }
        guard let text = requests.edits else { return }
        terminal.lend()
        client.edit(text)
    }

    private static func show(_ notice: Notice, _ client: Client, _ terminal: Terminal, _ notifier: Notifier) {
        let way = notifier.way(client.state.settings, hasFocus: client.state.hasFocus)
        do throws(ProgramError) {
            try notifier.show(notice, by: way, on: terminal)
        } catch {
            client.handle(.notSet(Complaint(error).message))
        }
    }
}
