/// Bytes by which a reader mends others: Reed–Solomon over GF(2⁸), x⁸ + x⁴ + x³ + x² + 1, the roots from α⁰ on.
enum ReedSolomon {
    static func correction(of data: [UInt8], count: Int) -> [UInt8] {
        let divisor = divisor(count)
        return data.reduce(into: Array(repeating: 0, count: count)) { remainder, byte in
            let factor = byte ^ remainder.removeFirst()
            remainder.append(0)
            for index in divisor.indices { remainder[index] ^= product(divisor[index], factor) }
        }
    }

    /// Without its first coefficient, which is 1.
    private static func divisor(_ degree: Int) -> [UInt8] {
        var coefficients = Array(repeating: UInt8(0), count: degree - 1) + [1]
        var root: UInt8 = 1
        for _ in 0..<degree {
            for index in coefficients.indices {
                coefficients[index] = product(coefficients[index], root)
                if index + 1 < degree { coefficients[index] ^= coefficients[index + 1] }
            }
            root = product(root, 2)
        }
        return coefficients
    }

    private static func product(_ one: UInt8, _ other: UInt8) -> UInt8 {
        (0..<8).reversed().reduce(0) { product, shift in
            let doubled = product << 1 ^ (product >> 7 == 1 ? 0x1D : 0)
            return doubled ^ (other >> UInt8(shift) & 1 == 1 ? one : 0)
        }
    }
}
