import SottoModel

/// How each room ended at the last commit, kept beside the store: what SQLite cannot know is missing, since a file
/// that was cut or put back is whole to it.
///
///     heading   "sotto tips 1", zeros │ number of rooms, 8 │ tag, 16           256 bytes
///     a room    number, 8 │ last entry, 8 │ its time, 8 │ its chain, 16 │ tag, 16 │ name │ zeros      256 bytes
///
/// Big-endian; the name is behind a byte with its length. A line lies within one sector of a disk, so that it is
/// written whole or not at all.
struct TipRecord: Sendable, Equatable {
    static let lineBytes = 256
    private static let title = Array("sotto tips 1".utf8)
    private static let nameBytes = 255 - 56

    struct Line: Sendable, Equatable {
        let room: Int64
        var name: String
        var tip: RoomTip
    }

    /// In the order of the file.
    private(set) var lines: [Line] = []
    /// Whether every line that was written is there and is what was written.
    private(set) var isWhole = true
    private var places: [Int64: Int] = [:]

    init() {}

    /// Nothing of it can be read.
    init(damaged: Void) {
        isWhole = false
    }

    /// What can be read of it, line by line.
    ///
    /// - Returns: nil for what is no such record.
    init?(_ bytes: [UInt8], _ key: JournalKey) {
        guard bytes.count >= Self.lineBytes, bytes.starts(with: Self.title) else { return nil }
        let count = Self.count(bytes[..<Self.lineBytes], key)
        for start in stride(from: Self.lineBytes, through: bytes.count - Self.lineBytes, by: Self.lineBytes) {
            guard let line = Self.line(Array(bytes[start..<start + Self.lineBytes]), key) else { continue }
            set(line)
        }
        isWhole = count == lines.count && bytes.count == (lines.count + 1) * Self.lineBytes
    }

    subscript(room: Int64) -> Line? {
        places[room].map { lines[$0] }
    }

    func place(of room: Int64) -> Int? { places[room] }

    mutating func set(_ line: Line) {
        if let place = places[line.room] {
            lines[place] = line
        } else {
            places[line.room] = lines.count
            lines.append(line)
        }
    }

    func bytes(_ key: JournalKey) -> [UInt8] {
        heading(key) + lines.flatMap { Self.bytes(of: $0, key) }
    }

    func heading(_ key: JournalKey) -> [UInt8] {
        var bytes = Self.title + Array(repeating: 0, count: 16 - Self.title.count)
        bytes += Self.big(Int64(lines.count)) + Self.tag(count: Int64(lines.count), key).bytes
        return bytes + Array(repeating: 0, count: Self.lineBytes - bytes.count)
    }

    static func bytes(of line: Line, _ key: JournalKey) -> [UInt8] {
        let name = Array(line.name.utf8.prefix(nameBytes))
        var bytes = big(line.room) + big(line.tip.number) + big(line.tip.at) + line.tip.chain.bytes
        bytes += tag(line, key).bytes + [UInt8(name.count)] + name
        return bytes + Array(repeating: 0, count: lineBytes - bytes.count)
    }

    private static func count(_ heading: ArraySlice<UInt8>, _ key: JournalKey) -> Int? {
        let count = big(heading[16..<24])
        return tag(count: count, key).bytes == Array(heading[24..<40]) ? Int(exactly: count) : nil
    }

    private static func line(_ bytes: [UInt8], _ key: JournalKey) -> Line? {
        guard let chain = Tag(bytes[24..<40]), Int(bytes[56]) <= nameBytes else { return nil }
        let line = Line(
            room: big(bytes[..<8]), name: String(decoding: bytes[57..<57 + Int(bytes[56])], as: UTF8.self),
            tip: RoomTip(number: big(bytes[8..<16]), at: big(bytes[16..<24]), chain: chain))
        return tag(line, key).bytes == Array(bytes[40..<56]) ? line : nil
    }

    private static func tag(_ line: Line, _ key: JournalKey) -> Tag {
        var tip = Canonical(.tip)
        for field in [line.room, line.tip.number, line.tip.at] { tip.add(field) }
        tip.add(line.tip.chain)
        tip.add(line.name.utf8)
        return key.tag(tip)
    }

    private static func tag(count: Int64, _ key: JournalKey) -> Tag {
        var tips = Canonical(.tips)
        tips.add(count)
        return key.tag(tips)
    }

    private static func big(_ number: Int64) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    private static func big(_ bytes: ArraySlice<UInt8>) -> Int64 {
        bytes.reduce(0) { $0 << 8 | Int64($1) }
    }
}
