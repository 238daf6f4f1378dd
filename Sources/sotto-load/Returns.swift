import SottoModel

/// Brings back everybody who loses the connection, as `sotto` does: within a second and a half where the server said
/// that it restarts, else after half a second, a second, two and so on, give or take a quarter.
struct Returns {
    /// One guest, in monotonic nanoseconds.
    struct Path {
        var lostAt: UInt64?
        var backAt: UInt64?
        fileprivate var due: UInt64?
        fileprivate var attempts = 0
    }

    private(set) var paths: [Path]
    private(set) var toldOfRestart = 0
    /// Connections that nobody took.
    private(set) var refused = 0
    /// Connections that ended before they had come in.
    private(set) var cutComingIn = 0

    init(_ count: Int) {
        paths = Array(repeating: Path(), count: count)
    }

    var isEverybodyBack: Bool { paths.allSatisfy { $0.lostAt != nil && $0.backAt != nil } }

    /// To be called again and again.
    mutating func bring(_ crowd: Crowd, now: UInt64) throws(LoadError) {
        for index in paths.indices {
            switch crowd.guests[index].phase {
            case .present: arrived(index, now)
            case .lost: try waited(index, crowd, now)
            case .absent, .connecting, .shakingHands, .signingIn, .joining: break
            }
        }
    }

    private mutating func arrived(_ index: Int, _ now: UInt64) {
        guard paths[index].lostAt != nil, paths[index].backAt == nil else { return }
        paths[index].backAt = now
        paths[index].attempts = 0
    }

    private mutating func waited(_ index: Int, _ crowd: Crowd, _ now: UInt64) throws(LoadError) {
        guard let due = paths[index].due else {
            note(crowd.guests[index].loss, index, now)
            return
        }
        guard due <= now else { return }
        paths[index].due = nil
        try crowd.connect(index)
    }

    private mutating func note(_ loss: Loss?, _ index: Int, _ now: UInt64) {
        let isFirst = paths[index].lostAt == nil
        if isFirst { paths[index].lostAt = now }
        switch loss {
        case .closed(.restarting): toldOfRestart += 1
        case .unconnected: refused += 1
        default: cutComingIn += isFirst ? 0 : 1
        }
        paths[index].due = now + delay(after: loss, index) * 1_000_000
        paths[index].attempts += 1
    }

    /// Milliseconds.
    private func delay(after loss: Loss?, _ index: Int) -> UInt64 {
        if loss == .closed(.restarting) { return .random(in: 0...1500) }
        return min(500 << UInt64(paths[index].attempts), 30_000) * .random(in: 75...125) / 100
    }
}
