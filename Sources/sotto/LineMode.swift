import ClientCore
import ClientView
import CursesTerminal
import Glibc
import SottoModel

/// The client without a screen: a line in is a message or a /command, a line out is something that happened.
enum LineMode {
    /// Own lines without a ✓ beyond which no more are read.
    private static let ahead = 200

    static func run(_ setup: Setup) throws(Complaint) -> Int32 {
        let input: LineInput
        do throws(TerminalError) { input = try LineInput() } catch { throw Complaint(error) }
        let wake = input.wakeHandle
        let client = try Client(setup) { wake.wake() }
        client.handle(.start)
        var printer = LinePrinter()
        var hasBeenIn = false
        while client.exit == nil {
            client.drainInbox()
            client.doWhatIsDue()
            client.flush()
            client.saveRooms()
            guard printer.print(client.state) else { break }
            if client.exit != nil { break }
            if let complaint = dead(client.state) {
                client.finish()
                throw complaint
            }
            // A command at the beginning of a pipe is about the room, so it waits until there is one.
            hasBeenIn = hasBeenIn || client.state.room.id != nil
            let reads = (hasBeenIn || client.state.question != nil) && client.state.outbox.count < ahead
            let events = input.wait(reads: reads, until: client.deadline, writable: client.blockedDescriptor)
            for event in events { take(event, client) }
        }
        client.finish()
        return 0
    }

    private static func take(_ event: LineEvent, _ client: Client) {
        switch event {
        case .lines(let lines): for line in lines { read(line, client) }
        case .inputEnded: client.handle(.action(.endOfInput))
        case .terminate: client.handle(.terminate)
        case .woken, .writable, .deadline: break
        }
    }

    /// A line answers the question that stands, where it is one of yes and no.
    private static func read(_ line: String, _ client: Client) {
        switch client.state.question {
        case .trust?, .leave?, .retract?: client.handle(.action(.answer(["y", "yes"].contains(line.lowercased()))))
        case .nameTaken?, nil: client.handle(.action(.line(line)))
        }
    }

    /// What a program that nobody watches cannot get over.
    private static func dead(_ state: ClientState) -> Complaint? {
        switch (state.connection, state.question) {
        case (_, .trust(let fingerprint)?) where isatty(0) == 0:
            Complaint(
                "the key of \(state.server) is not known: \(fingerprint)",
                hint: "use the server's invite, or --accept-new", code: EX_NOPERM)
        case (_, .nameTaken(let name, let free)?) where isatty(0) == 0:
            Complaint("the name \(name) is taken", hint: "--name \(free) is free", code: EX_NOPERM)
        case (.stopped(let stop), _): complaint(stop, state)
        case (.waiting(let why, _), _) where isatty(0) == 0 && !state.isPinned: complaint(why, state)
        case (.online, _) where isatty(0) == 0 && state.room.isOut:
            Complaint(
                "\(state.room.name) is closed to you", hint: "the line before this says why", code: EX_NOPERM)
        default: nil
        }
    }

    /// A pipe to a server that was never there ends; one that was comes back.
    private static func complaint(_ why: Disconnect, _ state: ClientState) -> Complaint {
        switch why {
        case .unresolved:
            Complaint(
                "there is no host \(state.server.host)", hint: "check its name, or use its address", code: EX_NOHOST)
        case .unanswered:
            Complaint(
                "\(state.server) takes connections and says nothing",
                hint: "it may be closed to you: ask for a new invite, and give it to sotto -", code: EX_NOPERM)
        default:
            Complaint(
                "\(state.server) does not answer", hint: "is sottod running there, and its port open?",
                code: EX_UNAVAILABLE)
        }
    }

    private static func complaint(_ stop: Stop, _ state: ClientState) -> Complaint? {
        switch stop {
        case .leaving: nil
        case .replaced: Complaint("this identity is in use elsewhere, which took over", code: EX_TEMPFAIL)
        case .erased: Complaint("the server's operator erased this account and what it said", code: EX_NOPERM)
        case .keyChanged:
            Complaint(
                "the key of \(state.server) has changed",
                hint: "ask who runs it; if it is right, remove its line from known_servers", code: EX_NOPERM)
        case .notTrusted: Complaint("not connected", code: EX_NOPERM)
        case .wrongVersion: Complaint("the server speaks another version of the protocol", code: EX_PROTOCOL)
        case .refused: Complaint("\(state.server) did not let us in", code: EX_NOPERM)
        }
    }
}

/// Prints each line of the log once.
struct LinePrinter {
    private var printed: [RoomName: LineID] = [:]

    /// - Returns: false where nobody reads any more.
    mutating func print(_ state: ClientState) -> Bool {
        var text = ""
        for room in state.rooms {
            for line in room.log.lines(after: printed[room.name]) {
                text += PlainLines.text(for: line, in: room.log, calendar: .here) + "\n"
                printed[room.name] = line.id
            }
        }
        return text.isEmpty || write(text)
    }

    private func write(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = Glibc.write(1, Array(rest), rest.count)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
