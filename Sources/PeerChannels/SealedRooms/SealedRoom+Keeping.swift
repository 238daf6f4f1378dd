internal import SottoModel

/// What was kept.
extension SealedRoom {
    /// All of it, as one would keep it today.
    package var records: [[UInt8]] {
        var records: [RoomRecord] = [.genesis(genesis)]
        records += changes.map { .change($0.change, $0.number) }
        for (sender, chains) in theirKeys.chains { records += chains.values.map { .key(of: sender, $0) } }
        records += channels.map { .channel(of: $0.key, $0.value) }
        for epoch in ownKeys.epochs.values.sorted(by: { $0.chain.epoch < $1.chain.epoch }) {
            records += [.epoch(epoch), .used(epoch: epoch.chain.epoch, epoch.next)]
            records += epoch.admitted.map { .admitted($0.key, to: epoch.chain.epoch, from: $0.value) }
        }
        return records.map { $0.bytes(of: id) }
    }

    func restore(_ record: RoomRecord) {
        switch record {
        case .genesis, .invitation: break
        case .change(let change, let number):
            guard (try? membership.apply(change, at: number)) != nil else { return }
            changes.append((change, number))
        case .key(let sender, let chain): _ = theirKeys.take(chain, of: sender)
        case .epoch(let epoch): ownKeys.take(epoch)
        case .used(let epoch, let next): ownKeys.note(epoch, used: next)
        case .admitted(let member, let epoch, let from): ownKeys.admit(member, to: epoch, from: from)
        case .channel(let member, let key): channels[member] = key
        }
    }

    func endRestoring() {
        ownKeys.assumeSent(in: membership)
    }
}
