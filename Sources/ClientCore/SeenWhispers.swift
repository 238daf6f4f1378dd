internal import SottoModel

/// Which whispers came, so that one that comes twice shows once.
struct SeenWhispers: Equatable, Sendable {
    /// More are not remembered; the earliest go first.
    static let most = 50_000

    private var signs: Set<WhisperSign> = []
    private var order: [WhisperSign] = []

    /// - Returns: whether it is new.
    mutating func insert(_ sign: WhisperSign) -> Bool {
        guard signs.insert(sign).inserted else { return false }
        order.append(sign)
        if order.count > Self.most { forget(Self.most / 10) }
        return true
    }

    private mutating func forget(_ count: Int) {
        signs.subtract(order.prefix(count))
        order.removeFirst(count)
    }
}
