import Testing

@testable import sotto_load

struct `What a reader of the load heard` {
    /// `3<2 a1`: number 3 behind number 2, the first message of sender a.
    private static func faults(_ heard: String) -> Int {
        var ledger = Ledger(senders: 2)
        for word in heard.split(separator: ",") {
            let parts = word.split(separator: " ")
            let numbers = parts[0].split(separator: "<").compactMap { UInt64($0) }
            let sender = parts[1].first == "a" ? 0 : 1
            let stamp = Stamp(nanoseconds: 0, sender: sender, count: Int(parts[1].dropFirst()) ?? 0)
            ledger.hear(number: numbers[0], prev: numbers[1], stamp: stamp)
        }
        return ledger.faults
    }

    @Test(arguments: ["", "5<0 a1", "5<0 a1,9<5 b1,10<9 a2"])
    func `is right in one unbroken order`(_ heard: String) {
        #expect(Self.faults(heard) == 0)
    }

    @Test(arguments: [
        "5<0 a1,9<6 a2",  // a gap in the chain
        "5<0 a1,5<0 a1",  // twice
        "5<0 a1,9<5 a3",  // one of a sender's is missing
        "9<0 a1,5<9 b1",  // numbers that fall
    ])
    func `is wrong otherwise`(_ heard: String) {
        #expect(Self.faults(heard) > 0)
    }
}

struct `A stamp` {
    @Test func `reads as it is written`() {
        let stamp = Stamp(nanoseconds: 81_985_529_216_486_895, sender: 65_535, count: 12)
        let text = stamp.text(bytes: 100)
        #expect(text.utf8.count == 100)
        #expect(Array(text.utf8).withUnsafeBytes { Stamp($0) } == stamp)
    }

    @Test(arguments: ["", "hello", String(repeating: "g", count: 40)])
    func `is nothing else`(_ text: String) {
        #expect(Array(text.utf8).withUnsafeBytes { Stamp($0) } == nil)
    }
}

struct `A figure` {
    @Test(arguments: [
        (1.2345, 3, "1.235"), (0, 2, "0.00"), (-0.5, 1, "-0.5"), (12, 0, "12"), (.infinity, 1, "0"),
        (0.0004, 3, "0.000"),
    ])
    func `is written with so many digits`(_ value: Double, _ digits: Int, _ text: String) {
        #expect(Decimal.text(value, digits: digits) == text)
    }

    @Test func `is the delay below which so many are`() {
        var delays = Delays()
        for value in 1...100 { delays.add(UInt64(value) * 1000) }
        #expect(delays.microseconds(0.5) == 51)
        #expect(delays.microseconds(0.99) == 100)
        #expect(delays.microseconds(1) == 100)
    }
}
