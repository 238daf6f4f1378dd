import Testing

@testable import order_model

/// The short version; `scripts/order` has the long one.
struct `Everybody's log is the record's order` {
    @Test(arguments: [1, UInt64.random(in: 0...UInt64(UInt32.max))])
    func `whatever people do and whatever crashes`(seed: UInt64) throws {
        print("order-model: seed \(seed)")
        try Run(guests: 8, operations: 3_000, every: 1_000, seed: seed).run { _ in }
    }
}
