/// Lengths that tell little about what is padded to them.
package enum Padding {
    /// Nothing is shorter.
    package static let minimum = 256

    /// What `count` bytes are padded to: at least ``minimum``, and else by Padmé.
    package static func count(for count: Int) -> Int {
        max(minimum, padme(count))
    }

    /// Padmé (Nikitin and others, "Reducing Metadata Leakage from Encrypted Files and Communication with
    /// PURBs", 2019): a length is rounded up until it has, in binary, no more digits behind its first one
    /// than its exponent has in all; the rest are zeros. It costs at most 12 %.
    private static func padme(_ count: Int) -> Int {
        guard count > 1 else { return count }
        let exponent = log2(count)
        let roundedBits = exponent - (log2(exponent) + 1)
        let mask = (1 << max(0, roundedBits)) - 1
        return (count + mask) & ~mask
    }

    /// Rounded down; 0 for 0.
    private static func log2(_ value: Int) -> Int {
        value == 0 ? 0 : Int.bitWidth - 1 - value.leadingZeroBitCount
    }
}
