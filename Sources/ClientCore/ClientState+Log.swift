internal import SottoModel
internal import Text

extension ClientState {
    /// Says it once, however often it comes before something was written again.
    mutating func complainOfDisk(_ words: Phrase, at moment: Moment) -> [ClientEffect] {
        if words != diskTrouble { complain(words, at: moment) }
        diskTrouble = words
        return []
    }

    /// Says something to the person here, in the room they look at.
    mutating func note(_ text: Phrase, at moment: Moment) {
        add(.notice(text), at: moment.wall, to: active, counts: false)
    }

    /// As ``note(_:at:)``, for what went wrong and what to do.
    mutating func complain(_ text: Phrase, at moment: Moment) {
        add(.problem(text), at: moment.wall, to: active, counts: false)
    }

    mutating func add(_ content: LogLine.Content, at time: Timestamp, to index: Int, counts: Bool = true) {
        let line = LogLine(id: .settled(0), at: time, content: content, delivery: .none)
        add(line, to: index, counts: counts)
    }

    /// - Parameter counts: whether it is something a person would not want to miss.
    /// - Parameter isAboutUs: whether it speaks of us, or is about us.
    mutating func add(_ line: LogLine, to index: Int, counts: Bool = true, isAboutUs: Bool = false) {
        revision += 1
        rooms[index].log.settleInTime(line)
        rooms[index].trim()
        guard counts, rooms[index].scroll != .bottom || index != active else { return }
        rooms[index].unseen += 1
        rooms[index].mentions += isAboutUs ? 1 : 0
    }

    /// Moves an own line from those that wait to those that are settled; who reads it goes on reading it.
    mutating func settle(_ line: LogLine, for waiting: LineID, in index: Int) {
        let settled = rooms[index].log.settle(line)
        if case .anchored(waiting, let row) = rooms[index].scroll {
            rooms[index].scroll = .anchored(settled, row: row)
        }
        rooms[index].trim()
    }
}
