/// The rest of a sequence too long to be any we know: dropped to its end, however long it is.
enum Swallowing: Hashable, Sendable {
    /// A control sequence, to its final byte.
    case sequence
    /// An operating system command or device control string, to BEL or ST.
    case string

    /// How many bytes of one sequence are looked at before the rest is swallowed.
    static func limit(_ kind: Swallowing) -> Int {
        kind == .sequence ? 64 : 4096
    }

    /// The place behind the end; nil when the end is not among the bytes. What no sequence holds ends one too and
    /// is left, as where the sequence is short enough to be read; ST, which is ESC and a backslash, is a step of
    /// its own.
    func end(in bytes: ArraySlice<UInt8>) -> Int? {
        switch self {
        case .sequence:
            bytes.firstIndex { !(0x20..<0x40).contains($0) }.map { (0x40..<0x7F).contains(bytes[$0]) ? $0 + 1 : $0 }
        case .string:
            bytes.firstIndex(where: Byte.isControl).map { bytes[$0] == Byte.bell ? $0 + 1 : $0 }
        }
    }
}
