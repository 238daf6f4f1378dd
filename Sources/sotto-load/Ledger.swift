import SottoModel

/// What one reader has heard of a room, held against what it must have heard: nothing missing, nothing twice, each
/// sender's messages in their order.
struct Ledger {
    private(set) var last: EntryNumber?
    private(set) var heard = 0
    /// What broke order, loss or doubling.
    private(set) var faults = 0
    private var counts: [Int]

    init(senders: Int) {
        counts = Array(repeating: 0, count: senders)
    }

    /// From where on the room's record is heard.
    mutating func begin(at number: EntryNumber) {
        if last == nil { last = number }
    }

    mutating func hear(number: UInt64, prev: UInt64, stamp: Stamp?) {
        let expected = last?.rawValue ?? 0
        if prev != expected || number <= prev { faults += 1 }
        last = EntryNumber(number)
        heard += 1
        guard let stamp, counts.indices.contains(stamp.sender) else { return }
        if stamp.count != counts[stamp.sender] + 1 { faults += 1 }
        counts[stamp.sender] = stamp.count
    }
}
