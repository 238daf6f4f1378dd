internal import SottoModel

/// What is read in a room: what is settled, in the order of its numbers, and own lines that wait behind it.
package struct Log: Equatable, Sendable {
    /// So many lines are held of a room; the earliest go first, and come back when somebody scrolls there.
    package static let maximumLines = 10_000
    /// While somebody reads back, so many.
    package static let maximumWhileReading = 50_000
    /// Trimming copies the rest, so it is done once in so many lines.
    static let slack = 1_000
    /// So many of the last lines count as said lately.
    private static let late = 20

    var settled = SettledLines()
    var waiting: [LogLine] = []
    /// Names of lines to come: below all there are, and above.
    var previous: UInt64 = 1 << 40
    var next: UInt64 = 1 << 40 | 1
    package internal(set) var past = Past()
    var notKept: [MessageID: LineID] = [:]
    var amendments = AmendedMessages()

    package var count: Int { settled.count + waiting.count }

    /// The last line that does not wait.
    var last: LogLine? { settled.last }

    /// Whether that is among the last lines.
    func saysLately(_ content: LogLine.Content) -> Bool {
        settled.suffix(Self.late).contains { $0.content == content }
    }

    /// Takes it out from among the last lines.
    mutating func takeBack(_ content: LogLine.Content) {
        let late = settled.indices.suffix(Self.late)
        guard let index = late.last(where: { settled[$0].content == content }) else { return }
        _ = settled.remove(at: index)
    }

    package subscript(index: Int) -> LogLine {
        index < settled.count ? settled[index] : waiting[index - settled.count]
    }

    /// Where the line is, or the one after the place it was trimmed from; nil in an empty log.
    package func index(of id: LineID) -> Int? {
        guard count > 0 else { return nil }
        switch id {
        case .settled(let sequence): return min(firstSettled(from: sequence), count - 1)
        case .waiting(let message):
            return waiting.firstIndex { $0.message == message }.map { $0 + settled.count } ?? count - 1
        }
    }

    /// Settled lines that came after this one, for a program that prints lines; nil for all.
    package func lines(after id: LineID?) -> some BidirectionalCollection<LogLine> {
        guard case .settled(let sequence)? = id else { return settled[...] }
        return settled[firstSettled(from: sequence + 1)...]
    }

    private func firstSettled(from sequence: UInt64) -> Int {
        var range = 0..<settled.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if settled[middle].id < sequence {
                range = middle + 1..<range.upperBound
            } else {
                range = range.lowerBound..<middle
            }
        }
        return range.lowerBound
    }
}

extension LineID {
    fileprivate static func < (id: LineID, sequence: UInt64) -> Bool {
        guard case .settled(let own) = id else { return false }
        return own < sequence
    }
}
