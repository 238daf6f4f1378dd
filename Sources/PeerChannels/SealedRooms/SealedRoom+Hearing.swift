package import SottoModel

/// What arrives.
extension SealedRoom {
    /// The next link of the room's chain; one that is in it already changes nothing.
    ///
    /// - Parameter number: its entry's.
    package func take(_ change: MembershipChange, at number: EntryNumber) throws(ChangeFault) -> [Step] {
        guard !membership.has(change) else { return [] }
        try membership.apply(change, at: number)
        changes.append((change, number))
        var steps = [keep(.change(change, number))]
        if change.deed == .add, change.author == own {
            steps.append(.letter(to: change.subject.identity, RoomLetter(.invitation(name), about: id).bytes))
        }
        return steps + openWaiting(at: change.at) { _ in true }
    }

    /// - Parameters:
    ///   - author: who the server says it is of.
    ///   - number: its entry's; nil where it was not kept.
    package func take(
        _ message: [UInt8], _ id: MessageID, from author: IdentityKey, at number: EntryNumber?, now: Timestamp
    ) -> [Step] {
        guard let message = SealedMessage(message) else { return [.closed(id, .altered)] }
        let arrived = ArrivedMessage(message: message, id: id, author: author, number: number)
        let step = open(arrived)
        if case .closed(_, .missingKey) = step { miss(arrived, at: now) }
        if case .closed(_, .unknownHead) = step { waiting.add(arrived) }
        return [step] + ask(at: now)
    }

    /// - Parameter author: whose letter it was sealed in.
    package func take(_ letter: RoomLetter, from author: IdentityKey, at now: Timestamp) -> [Step] {
        unheard[author] = nil
        switch letter.content {
        case .invitation: return []
        case .question(let epoch): return answer(author, epoch, at: now)
        case .key(let chain):
            guard membership.hasKnown(author), !isOwn(author), theirKeys.take(chain, of: author) else { return [] }
            inquiries.find(Inquiries.Chain(sender: author, epoch: chain.epoch))
            return [keep(.key(of: author, chain))]
                + openWaiting(at: now) { $0.author == author && $0.message.epoch == chain.epoch }
        }
    }

    /// A member's channel key, as they vouch for it: where it is another one than before, another own key follows.
    package func learn(_ channel: ChannelKey, of member: IdentityKey) -> [Step] {
        guard membership.contains(member), channels[member] != channel else { return [] }
        let ended = channels[member] == nil ? nil : ownKeys.end()
        channels[member] = channel
        return [keep(.channel(of: member, channel))]
            + (ended.map { [keep(.used(epoch: $0, SenderChain.length))] } ?? [])
    }

    /// Asks for the keys that are missing, where it is time to.
    package func ask(at now: Timestamp) -> [Step] {
        inquiries.due(at: now).map { chain in
            .letter(to: chain.sender, RoomLetter(.question(epoch: chain.epoch), about: id).bytes)
        }
    }

    private func miss(_ item: ArrivedMessage, at now: Timestamp) {
        waiting.add(item)
        inquiries.miss(Inquiries.Chain(sender: item.author, epoch: item.message.epoch), at: now)
    }

    private func open(_ item: ArrivedMessage) -> Step {
        do throws(SealFault) { return .opened(item.id, body: try body(item)) } catch { return .closed(item.id, error) }
    }

    private func body(_ item: ArrivedMessage) throws(SealFault) -> [UInt8] {
        let (message, place) = (item.message, SealedMessage.Place(room: id, sender: item.author, id: item.id))
        guard message.isSigned(at: place) else { throw .forged }
        if let fault = membership.fault(of: item.author, at: message.head, item.number) { throw fault }
        unheard[item.author] = nil
        guard let chain = chain(for: item) else { throw isForUs(item) ? .missingKey : .notForUs }
        guard let body = message.open(at: place, under: chain) else { throw .altered }
        guard !seen.repeats(item) else { throw .repeated }
        return body
    }

    /// Whether its author would have given us its key, or we them. What one wrote oneself and cannot read is of keys
    /// that are lost.
    private func isForUs(_ item: ArrivedMessage) -> Bool {
        !isOwn(item.author) && selves.contains { membership.contained($0, at: item.message.head) == true }
    }

    private func chain(for item: ArrivedMessage) -> SenderChain? {
        isOwn(item.author)
            ? ownKeys.epochs[item.message.epoch]?.chain
            : theirKeys.chain(of: item.author, item.message.epoch, from: item.message.counter)
    }

    private func openWaiting(at now: Timestamp, _ isMeant: (ArrivedMessage) -> Bool) -> [Step] {
        waiting.take(where: isMeant).compactMap { item in
            let step = open(item)
            guard case .closed(_, let fault) = step, fault.mayPass else { return step }
            if fault == .missingKey { miss(item, at: now) } else { waiting.add(item) }
            return nil
        }
    }

    /// Members get what they may read, each at a bounded rate; nobody else gets anything.
    private func answer(_ reader: IdentityKey, _ epoch: UInt64, at now: Timestamp) -> [Step] {
        guard membership.contains(reader),
            answers[reader, default: MinutePace(most: Self.mostAnswers)].takes(at: now),
            let start = ownKeys.start(for: reader, of: epoch, in: membership),
            let chain = ownKeys.epochs[epoch]?.chain.from(start)
        else { return [] }
        return [.letter(to: reader, RoomLetter(.key(chain), about: id).bytes)]
    }
}
