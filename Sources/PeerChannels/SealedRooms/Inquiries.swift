internal import SottoModel

/// Which keys are missing, and when they were asked for: after some seconds, in which they may come by themselves, then
/// after a minute again, after two, four, … up to a day.
struct Inquiries {
    private static let grace: Int64 = 5_000
    /// Questions a minute, in all.
    static let perMinute = 20
    private static let minute: Int64 = 60_000
    private static let mostDoublings = 11
    private static let most = 1_000

    struct Chain: Hashable, Comparable {
        let sender: IdentityKey
        let epoch: UInt64

        static func < (left: Chain, right: Chain) -> Bool {
            (left.sender, left.epoch) < (right.sender, right.epoch)
        }
    }

    private struct Asking {
        var tries = 0
        var next: Timestamp
    }

    private var missing: [Chain: Asking] = [:]
    private var pace = MinutePace(most: perMinute)

    mutating func miss(_ chain: Chain, at now: Timestamp) {
        guard missing[chain] == nil, missing.count < Self.most else { return }
        missing[chain] = Asking(next: now.adding(Self.grace))
    }

    mutating func find(_ chain: Chain) {
        missing[chain] = nil
    }

    /// Those to be asked for now.
    mutating func due(at now: Timestamp) -> [Chain] {
        let due = missing.filter { $0.value.next <= now }.keys.sorted()
        return due.filter { chain in
            guard pace.takes(at: now) else { return false }
            let tries = missing[chain]?.tries ?? 0
            let rest = Self.minute << Int64(min(tries, Self.mostDoublings))
            missing[chain] = Asking(tries: tries + 1, next: now.adding(min(rest, 24 * 60 * Self.minute)))
            return true
        }
    }
}

/// So many in a minute, and no more.
struct MinutePace {
    private let most: Int
    private var count = 0
    private var began = Timestamp(milliseconds: .min)

    init(most: Int) {
        self.most = most
    }

    mutating func takes(at now: Timestamp) -> Bool {
        if now.milliseconds(since: began) >= 60_000 || now < began { (count, began) = (0, now) }
        count += 1
        return count <= most
    }
}
