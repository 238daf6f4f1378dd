/// A cluster of up to five scalars as two numbers: cells are copied and compared as plain bytes, thousands a frame.
struct CellText: Hashable, Sendable {
    /// CCHARW_MAX of ncurses.
    static let limit = 5
    private static let bits: UInt64 = 21
    private static let inLow = 3

    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// What has more scalars than fit, or holds a NUL, is U+FFFD.
    init(_ cluster: Character) {
        var count = 0
        for scalar in cluster.unicodeScalars {
            guard count < Self.limit, scalar.value != 0 else {
                self = Self.replacement
                return
            }
            put(UInt64(scalar.value), at: count)
            count += 1
        }
    }

    /// - Parameter scalar: not NUL.
    init(_ scalar: Unicode.Scalar) {
        low = UInt64(scalar.value)
    }

    private static let replacement = CellText("\u{FFFD}" as Unicode.Scalar)

    private mutating func put(_ value: UInt64, at index: Int) {
        if index < Self.inLow {
            low |= value << (Self.bits * UInt64(index))
        } else {
            high |= value << (Self.bits * UInt64(index - Self.inLow))
        }
    }

    /// 0 where there are no more.
    func scalar(_ index: Int) -> UInt32 {
        let (half, place) = index < Self.inLow ? (low, index) : (high, index - Self.inLow)
        return UInt32(truncatingIfNeeded: half >> (Self.bits * UInt64(place)) & (1 << Self.bits - 1))
    }

    var cluster: Character {
        var text = String.UnicodeScalarView()
        for index in 0..<Self.limit {
            guard let scalar = Unicode.Scalar(scalar(index)), scalar.value != 0 else { break }
            text.append(scalar)
        }
        return String(text).first ?? " "
    }
}
