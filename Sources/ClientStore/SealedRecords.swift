/// What a file of sealed records comes to when it is read.
package struct SealedRecords: Equatable, Sendable {
    /// So many places are tried behind damage before the rest is given up.
    private static let tries = 4096

    package private(set) var payloads: [[UInt8]] = []
    /// How many stretches between or behind the records open to nothing.
    package private(set) var damaged = 0
    /// Where the last record ends: what stands behind it is of no use.
    package private(set) var end: Int

    /// Passes over damage. A record that was being written when everything ended is none.
    package init(_ file: [UInt8], _ seal: FileSeal) {
        end = min(FileSeal.headerCount, file.count)
        while end < file.count {
            if let record = seal.open(file, at: end) {
                payloads.append(record.payload)
                end = record.end
            } else if let next = Self.record(in: file, seal, after: end) {
                damaged += 1
                end = next
            } else {
                if !Self.isTorn(file, seal, at: end) { damaged += 1 }
                return
            }
        }
    }

    private static func record(in file: [UInt8], _ seal: FileSeal, after start: Int) -> Int? {
        var tried = 0
        for offset in start + 1..<max(file.count, start + 1) where tried < tries {
            guard let end = seal.claimedEnd(file, at: offset), end <= file.count else { continue }
            tried += 1
            if seal.open(file, at: offset) != nil { return offset }
        }
        return nil
    }

    /// Shorter than it says, or a length that has not reached the disk.
    private static func isTorn(_ file: [UInt8], _ seal: FileSeal, at start: Int) -> Bool {
        if let end = seal.claimedEnd(file, at: start) { return end > file.count }
        return file.count - start < 4 || file[start...].allSatisfy { $0 == 0 }
    }
}
