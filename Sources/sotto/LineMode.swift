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
}

/// Prints each line of the log once.
struct LinePrinter {
    private var printed: [RoomName: LineID] = [:]

    /// - Returns: false where nobody reads any more.
    mutating func print(_ state: ClientState) -> Bool {
        var text = ""
        for room in state.rooms {
            for line in room.log.lines(after: printed[room.name]) {
                text += PlainLines.text(for: line, in: room.log, calendar: .here, state.language) + "\n"
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
