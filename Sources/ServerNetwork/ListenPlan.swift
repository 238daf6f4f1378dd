import SottoModel

/// Which of the sockets there are go on, and where others are needed.
struct ListenPlan: Hashable {
    /// Indices into what is there.
    var kept: [Int] = []
    var dropped: [Int] = []
    /// Indices into what is wanted.
    var opened: [Int] = []

    /// An address that is wanted, with the numeric hosts its name stands for.
    struct Wanted {
        let hosts: [String]
        /// 0: any.
        let port: UInt16
    }

    struct Present {
        let host: String
        let port: UInt16
        /// Handed over by a service manager, which alone decides about it.
        let isGiven: Bool
    }

    init(wanted: [Wanted], present: [Present]) {
        var left = present.indices.filter { !present[$0].isGiven }
        kept = present.indices.filter { present[$0].isGiven }
        for (index, address) in wanted.enumerated() {
            if present.contains(where: { $0.isGiven && address.isAt($0) && address.port != 0 }) { continue }
            guard let found = left.first(where: { address.isAt(present[$0]) }) else {
                opened.append(index)
                continue
            }
            kept.append(found)
            left.removeAll { $0 == found }
        }
        dropped = left
    }
}

extension ListenPlan.Wanted {
    fileprivate func isAt(_ present: ListenPlan.Present) -> Bool {
        hosts.contains(present.host) && (port == 0 || port == present.port)
    }
}
