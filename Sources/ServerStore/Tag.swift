/// Sixteen bytes that only the server's key makes of what they stand for.
struct Tag: Hashable, Sendable {
    static let byteCount = 16

    private let value: UInt128

    fileprivate init(_ value: UInt128) {
        self.value = value
    }

    /// - Returns: nil unless there are exactly 16 bytes.
    init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        var value: UInt128 = 0
        withUnsafeMutableBytes(of: &value) { $0.copyBytes(from: bytes) }
        self.value = value
    }

    var bytes: [UInt8] {
        withUnsafeBytes(of: value) { Array($0) }
    }
}

/// Bytes that can be read in one way only: what they are of, then numbers of 8 bytes, big-endian, and other parts
/// behind their lengths.
struct Canonical {
    /// What a tag is of. The first byte, so that none can be taken for another; never used again for something else.
    enum Subject: UInt8 {
        /// An entry: everything in it but its place in the chain.
        case content = 1
        /// An entry's place: the chain before it, its numbers, the tag of its content.
        case chain = 2
        /// What the first entry of a room follows.
        case start = 3
        /// An entry whose content was erased: what is left of it.
        case erasure = 4
        /// Where a room begins after its first entries were removed.
        case floor = 5
        case room = 6
        case name = 7
        /// A line of the record of tips, and its heading.
        case tip = 8
        case tips = 9
        /// What was lost, for the id of the entry that says so.
        case loss = 10
        /// What holds in a room for everybody, and for one person.
        case rule = 11
        case standing = 12
        case ban = 13
        /// Which whisper came: its author and id.
        case whisper = 14
        case statement = 15
    }

    private(set) var bytes: [UInt8]

    init(_ subject: Subject, reserving count: Int = 160) {
        bytes = []
        bytes.reserveCapacity(count)
        bytes.append(subject.rawValue)
    }

    mutating func add(_ number: Int64) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ part: some Collection<UInt8>) {
        add(Int64(part.count))
        bytes.append(contentsOf: part)
    }

    mutating func add(_ tag: Tag) {
        bytes.append(contentsOf: tag.bytes)
    }
}

extension JournalKey {
    func tag(_ canonical: Canonical) -> Tag {
        Tag(tag(of: canonical.bytes))
    }
}
