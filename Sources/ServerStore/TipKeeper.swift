import SottoModel

/// Writes down how each room ends now, after every commit and before anybody hears of it. The journal's thread's.
struct TipKeeper {
    private var record: TipRecord
    /// Written at the next commit where this one's could not be: a full disk, say.
    private var unwritten: Set<Int64> = []
    private var isHeadingWritten = true
    private let file: TipFile
    private let key: JournalKey

    init(_ record: TipRecord, _ file: TipFile, _ key: JournalKey) {
        self.record = record
        self.file = file
        self.key = key
    }

    mutating func note(_ lines: [TipRecord.Line]) {
        let count = record.lines.count
        for line in lines {
            record.set(line)
            unwritten.insert(line.room)
        }
        unwritten = unwritten.filter { room in
            guard let place = record.place(of: room) else { return false }
            return !file.write(TipRecord.bytes(of: record.lines[place], key), at: place + 1)
        }
        if record.lines.count > count { isHeadingWritten = false }
        if !isHeadingWritten { isHeadingWritten = file.write(record.heading(key), at: 0) }
    }
}
