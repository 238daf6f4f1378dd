internal import SottoModel

/// The chains of others, as they have sent them.
struct TheirKeys {
    /// Of one sender; then the earliest goes. That is 50,000 messages, or more than a year.
    static let mostEpochs = 500

    private(set) var chains: [IdentityKey: [UInt64: SenderChain]] = [:]

    /// - Returns: whether it opens anything that could not be opened before.
    mutating func take(_ chain: SenderChain, of sender: IdentityKey) -> Bool {
        if let known = chains[sender]?[chain.epoch], known.start <= chain.start { return false }
        chains[sender, default: [:]][chain.epoch] = chain
        if let epochs = chains[sender]?.keys, epochs.count > Self.mostEpochs, let first = epochs.min() {
            chains[sender]?[first] = nil
        }
        return true
    }

    /// - Returns: nil where it does not open this message.
    func chain(of sender: IdentityKey, _ epoch: UInt64, from counter: UInt16) -> SenderChain? {
        guard let chain = chains[sender]?[epoch], chain.start <= counter else { return nil }
        return chain
    }
}
