import Sodium

/// Chance for one event after the other, fetched from the system many times at once: each time is a call to the kernel.
struct Seeds {
    private static let fetched = 64

    private var left: [UInt64] = []

    mutating func next() -> UInt64 {
        if let seed = left.popLast() { return seed }
        left = Random.bytes(Self.fetched * MemoryLayout<UInt64>.size).withUnsafeBytes { bytes in
            (0..<Self.fetched).map {
                bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<UInt64>.size, as: UInt64.self)
            }
        }
        return left.removeLast()
    }
}
