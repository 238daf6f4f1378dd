/// The lines of a log that stand where they are, held small: there are tens of thousands of them.
struct SettledLines: Sendable {
    private var kept = TwoEnded<KeptLine>()
    private var authors = Authors()

    mutating func append(_ line: LogLine) {
        kept.append(KeptLine(line, by: &authors))
    }

    mutating func prepend(_ lines: [LogLine]) {
        kept.prepend(lines.map { KeptLine($0, by: &authors) })
    }

    mutating func removeFirst(_ count: Int) {
        kept.removeFirst(count)
    }

    mutating func removeLast(_ count: Int) {
        kept.removeLast(count)
    }

    mutating func remove(at index: Int) -> LogLine {
        kept.remove(at: index).line
    }

    mutating func removeAll(where isOut: (LogLine) -> Bool) {
        kept.removeAll { isOut($0.line) }
    }
}

extension SettledLines: RandomAccessCollection, MutableCollection {
    var startIndex: Int { 0 }
    var endIndex: Int { kept.endIndex }

    subscript(index: Int) -> LogLine {
        get { kept[index].line }
        set { kept[index] = KeptLine(newValue, by: &authors) }
    }
}

extension SettledLines: Equatable {
    static func == (left: Self, right: Self) -> Bool {
        left.elementsEqual(right)
    }
}
