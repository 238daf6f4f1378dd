internal import SottoModel

/// Whispers of an earlier run stand in the log before the room's own lines come, and among them by their time.
extension Log {
    mutating func recollect(_ lines: [LogLine]) {
        for line in lines {
            var line = line
            line.isRecollected = true
            settle(line)
        }
    }

    /// Puts a line behind all that is settled, but for what is recollected of a later time.
    /// - Returns: the name it has from now on.
    @discardableResult
    mutating func settleInTime(_ line: LogLine) -> LineID {
        let later = settled.reversed().prefix { $0.isRecollected && $0.at > line.at }.reversed()
        settled.removeLast(later.count)
        let id = settle(line)
        for line in later { settle(line) }
        return id
    }

    /// From now on what comes is later.
    mutating func endRecollection() {
        for index in settled.indices where settled[index].isRecollected { settled[index].isRecollected = false }
    }

    mutating func eraseWhispers() {
        settled.removeAll { line in
            if case .whisper = line.content { true } else { false }
        }
    }
}
