/// The columns of single scalars, as the C library counts them.
enum ScalarWidths {
    /// 0, 1 or 2; nil for what the C library does not know or will not print.
    static func columns(of scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x20..<0x7F: 1
        case 0xAC00...0xD7A3: 2
        default: lookUp(scalar.value)
        }
    }

    private static func lookUp(_ value: UInt32) -> Int? {
        let key = value << 2 | 3
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle] <= key { low = middle + 1 } else { high = middle }
        }
        let columns = low == 0 ? unknown : runs[low - 1] & 3
        return columns == unknown ? nil : Int(columns)
    }

    private static let unknown: UInt32 = 3
}
