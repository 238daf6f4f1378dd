/// What lies between the marks of a bracketed paste, up to a limit; the surplus is dropped.
struct PasteCollector: Sendable {
    static let limit = 1 << 20

    private static let endMark = Array("\u{1B}[201~".utf8)

    private var bytes: [UInt8] = []
    /// How much of the end mark the last bytes are.
    private var matched = 0

    /// Takes bytes up to and with the end mark.
    /// - Returns: whether the mark came.
    mutating func collect(from rest: inout ArraySlice<UInt8>) -> Bool {
        while let byte = rest.popFirst() {
            if byte == Self.endMark[matched] {
                matched += 1
                if matched == Self.endMark.count { return true }
            } else {
                keepUnmatched()
                // The mark holds one ESC, its first byte: no other overlap is possible.
                if byte == Self.endMark[0] { matched = 1 } else { keep(byte) }
            }
        }
        return false
    }

    /// The text pasted; every kind of line end is a line feed, since terminals send a carriage return for one.
    var text: String {
        String(String(decoding: bytes, as: UTF8.self).map { $0 == "\r" || $0 == "\r\n" ? "\n" : $0 })
    }

    private mutating func keepUnmatched() {
        for byte in Self.endMark[..<matched] { keep(byte) }
        matched = 0
    }

    private mutating func keep(_ byte: UInt8) {
        if bytes.count < Self.limit { bytes.append(byte) }
    }
}
