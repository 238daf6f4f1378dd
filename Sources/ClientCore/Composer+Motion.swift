internal import Text

extension Composer {
    mutating func move(_ motion: Motion) {
        let distance = distance(motion)
        if distance < 0 { moveLeft(-distance) } else { moveRight(distance) }
    }

    mutating func place(_ index: Int) {
        let whole = text
        before = String(whole.prefix(max(index, 0)))
        after = String(whole.dropFirst(max(index, 0)))
    }

    /// Takes away what lies on the way.
    mutating func remove(_ motion: Motion) {
        let distance = distance(motion)
        if distance < 0 { before.removeLast(-distance) } else { after.removeFirst(distance) }
    }

    mutating func cut(_ motion: Motion, into ring: inout KillRing) {
        let distance = distance(motion)
        guard distance != 0 else { return }
        let piece = distance < 0 ? before.suffix(-distance) : after.prefix(distance)
        ring.take(String(piece), joins: gathersCuts, atStart: distance < 0)
        gathersCuts = true
        remove(motion)
    }

    /// To the line above or below, as nearly in the same column as can be.
    /// - Returns: whether there is one.
    mutating func moveLine(down: Bool) -> Bool {
        let column = Columns.of(before.suffix(lineBefore))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let target = before.count { $0 == "\n" } + (down ? 1 : -1)
        guard lines.indices.contains(target) else { return false }
        let skipped = lines[..<target].reduce(0) { $0 + $1.count + 1 }
        let caret = skipped + Columns.prefix(lines[target], columns: column).count
        place(caret)
        return true
    }

    /// How many clusters the caret goes: to the left it is less than none.
    private func distance(_ motion: Motion) -> Int {
        switch motion {
        case .left: before.isEmpty ? 0 : -1
        case .right: after.isEmpty ? 0 : 1
        case .wordLeft: -WordBreaks.throughLastWord(of: before)
        case .wordRight: WordBreaks.throughFirstWord(of: after)
        case .blankLeft: -throughLastBlank
        case .home: -(lineBefore > 0 ? lineBefore : before.count)
        case .end: lineAfter > 0 ? lineAfter : after.count
        }
    }

    private var lineBefore: Int { before.reversed().prefix { $0 != "\n" }.count }

    private var lineAfter: Int { after.prefix { $0 != "\n" }.count }

    private var throughLastBlank: Int {
        let blanks = before.reversed().prefix(while: \.isWhitespace).count
        return blanks + before.reversed().dropFirst(blanks).prefix { !$0.isWhitespace }.count
    }

    mutating func moveLeft(_ count: Int) {
        after = before.suffix(count) + after
        before.removeLast(min(count, before.count))
    }

    mutating func moveRight(_ count: Int) {
        before += after.prefix(count)
        after.removeFirst(min(count, after.count))
    }
}
