internal import SottoModel

extension Log {
    /// Puts a line behind all that is settled.
    /// - Returns: the name it has from now on.
    @discardableResult
    mutating func settle(_ line: LogLine) -> LineID {
        var line = line
        line.id = .settled(next)
        next += 1
        settled.append(line)
        if line.delivery == .notKept, let message = line.message { notKept[message] = line.id }
        return line.id
    }

    mutating func wait(_ line: LogLine) {
        waiting.append(line)
    }

    /// Takes an own line out of those that wait.
    mutating func takeWaiting(_ message: MessageID) -> LogLine? {
        guard let index = waiting.firstIndex(where: { $0.message == message }) else { return nil }
        return waiting.remove(at: index)
    }

    /// Changes an own line that waits where it stands.
    mutating func changeWaiting(_ message: MessageID, _ change: (inout LogLine) -> Void) {
        guard let index = waiting.firstIndex(where: { $0.message == message }) else { return }
        change(&waiting[index])
    }

    /// Own lines that are kept further up than the log goes back do not stand at its end: whoever reads back that far
    /// finds them in their place.
    mutating func dropKeptAbove() {
        guard let reach = past.reach else { return }
        waiting.removeAll { $0.number.map { $0 <= reach } ?? false }
    }

    /// Puts lines above all there are.
    mutating func prepend(_ lines: [LogLine]) {
        let first = previous - UInt64(lines.count) + 1
        settled.prepend(
            lines.enumerated().map { index, line in
                var line = line
                line.id = .settled(first + UInt64(index))
                if amended(line)?.isRetracted == true { line.empty() }
                return line
            })
        previous = first - 1
    }

    func isNotKept(_ message: MessageID) -> Bool {
        notKept[message] != nil
    }

    /// Gives a line that was seen without a number the one it has now.
    /// - Returns: whether there was such a line.
    mutating func keepAfterAll(_ message: MessageID, as number: EntryNumber, delivery: Delivery) -> Bool {
        guard let id = notKept.removeValue(forKey: message) else { return false }
        guard let index = index(of: id), settled.indices.contains(index), settled[index].message == message
        else { return false }
        settled[index].number = number
        settled[index].delivery = delivery
        return true
    }

    /// Changes the last settled line, where there is one.
    mutating func changeLast(_ change: (inout LogLine) -> Void) {
        guard !settled.isEmpty else { return }
        change(&settled[settled.count - 1])
    }

    /// Goes through the settled lines from the last back to the one that has this number or an earlier one.
    /// - Returns: those that `take` wants taken out, first first.
    mutating func review(after number: EntryNumber, take: (inout LogLine) -> Bool) -> [LogLine] {
        var taken: [LogLine] = []
        for index in settled.indices.reversed() {
            if let own = settled[index].number, own <= number { break }
            if settled[index].number != nil, take(&settled[index]) { taken.append(settled.remove(at: index)) }
        }
        return taken.reversed()
    }

    /// Takes out the line of a message that was refused.
    /// - Returns: whether there was one.
    mutating func takeRefused(_ message: MessageID) -> Bool {
        guard let index = settled.lastIndex(where: { $0.message == message && $0.delivery.isRefused }) else {
            return false
        }
        _ = settled.remove(at: index)
        return true
    }

    mutating func forget(_ author: IdentityKey) {
        settled.removeAll { line in
            if case .entry(let person, _) = line.content { person.identity == author } else { false }
        }
        past.gathering?.entries.removeAll { $0.author.identity == author }
        amendments.forget(author)
    }

    /// - Returns: the messages whose lines went.
    mutating func clear() -> Set<MessageID> {
        if let last = settled.last(where: { $0.number != nil })?.number { past.forget(through: last) }
        defer { (settled, notKept) = (SettledLines(), [:]) }
        return Set(settled.compactMap(\.message))
    }

    /// Drops the earliest lines once there are notably more than so many.
    mutating func trim(to limit: Int) {
        guard settled.count >= limit + Self.slack else { return }
        let excess = settled.count - limit
        if let last = settled.prefix(excess).last(where: { $0.number != nil })?.number { past.forget(through: last) }
        settled.removeFirst(excess)
        notKept = notKept.filter { !isTrimmed($0.value) }
    }

    private func isTrimmed(_ id: LineID) -> Bool {
        guard case .settled(let sequence) = id, case .settled(let first)? = settled.first?.id else {
            return false
        }
        return sequence < first
    }
}
