package import SottoModel

/// One room's record: its entries in the order of their numbers, the latest so many of them.
package struct RoomLog: Sendable {
    package static let kept = 20_000

    private var entries: [Entry] = []
    private var last = EntryNumber.zero
    private var lastTime = Timestamp(milliseconds: 0)

    package init() {}

    /// - Parameter number: above every earlier one.
    package mutating func append(
        _ number: EntryNumber, author: Person, id: MessageID, body: EntryBody, at now: Timestamp
    ) -> Entry {
        lastTime = max(lastTime, now)
        let entry = Entry(place: .kept(number, prev: last), author: author, id: id, at: lastTime, body: body)
        last = number
        entries.append(entry)
        if entries.count >= 2 * Self.kept { entries.removeFirst(Self.kept) }
        return entry
    }

    /// What follows `after`, up to about `bytes` of text; for somebody new (nil) the latest `newcomerLines`.
    ///
    /// A number from before this run's record, or never given, is answered with what there is; the page's own
    /// `after` tells where it begins.
    package func page(after: EntryNumber?, bytes: Int, newcomerLines: Int = 100) -> Page {
        let first = after.map(index(behind:)) ?? max(0, entries.count - newcomerLines)
        var end = first
        var weight = 0
        while end < entries.count {
            weight += Self.weight(of: entries[end])
            if weight > bytes, end > first { break }
            end += 1
        }
        let through = end < entries.count ? entries[end - 1].place.number : last
        return Page(
            after: after ?? before(first), through: through ?? last, entries: Array(entries[first..<end]))
    }

    /// At least what the entry takes on the wire. Names count: 381 short lines of somebody with a long one would
    /// not fit a record.
    private static func weight(of entry: Entry) -> Int {
        entry.body.text.utf8.count + entry.author.name.text.utf8.count + 128
    }

    /// The number an entry's chain goes back to.
    private func before(_ index: Int) -> EntryNumber {
        guard index < entries.count, case .kept(_, let prev) = entries[index].place else { return last }
        return prev
    }

    private func index(behind number: EntryNumber) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].place.number ?? .zero <= number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
