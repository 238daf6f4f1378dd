package import Sodium
package import SottoModel

/// What its person does.
extension SealedRoom {
    /// Why nothing can be said.
    package enum Silence: Error, Hashable, Sendable {
        case notMember
        case tooLong
    }

    /// - Parameters:
    ///   - id: of the message, under which alone it opens.
    ///   - secret: 32 random bytes, for the case that another key is due.
    /// - Returns: what goes to the server, and what is to be done besides.
    package func say(
        _ body: [UInt8], _ id: MessageID, as keys: borrowing PeerKeys, at now: Timestamp,
        secret: consuming SecretBytes = .random(32)
    ) throws(Silence) -> (message: [UInt8], steps: [Step]) {
        guard isIn else { throw .notMember }
        guard body.count <= SealedMessage.mostBody else { throw .tooLong }
        var steps: [Step] = []
        if ownKeys.isOver(at: now, departures: membership.departures) {
            steps.append(keep(.epoch(ownKeys.begin(membership, at: now, secret: secret))))
        }
        steps += sendKeys()
        let place = SealedMessage.Place(room: membership.room, sender: own, id: id)
        guard let (chain, counter) = ownKeys.next(),
            let message = SealedMessage(
                body, at: place, head: membership.head, counter: counter, under: chain, signedBy: keys.signing)
        else { throw .notMember }
        steps.append(keep(.used(epoch: chain.epoch, counter + 1)))
        return (message.bytes, steps)
    }

    /// A change that goes on from what is known now.
    package func change(
        _ deed: MembershipChange.Deed, of subject: Person, as keys: borrowing PeerKeys, at now: Timestamp
    ) throws(ChangeFault) -> MembershipChange {
        let change = MembershipChange(deed, of: subject, by: own, after: membership.head, at: now)
        if let fault = membership.fault(of: change) { throw fault }
        return change.signed(by: keys)
    }

    /// By which one has one's former key's place again; nil where there is none to have.
    package func succession(as keys: borrowing PeerKeys, at now: Timestamp) -> MembershipChange? {
        guard let predecessor, let former = membership.person(with: rotations[predecessor].old) else { return nil }
        let path = Array(rotations[predecessor...])
        guard path.count <= MembershipChange.mostRotations else { return nil }
        return MembershipChange(.rotate(path), of: former, by: own, after: membership.head, at: now).signed(by: keys)
    }

    private func sendKeys() -> [Step] {
        ownKeys.takeUnsent(in: membership, but: own).flatMap { to, from in
            var steps: [Step] = []
            guard let epoch = ownKeys.current, let chain = ownKeys.epochs[epoch]?.chain.from(from) else { return steps }
            if ownKeys.epochs[epoch]?.admitted[to] != nil { steps.append(keep(.admitted(to, to: epoch, from: from))) }
            guard unheard[to, default: 0] < Self.mostUnheard else { return steps }
            unheard[to, default: 0] += 1
            return steps + [.letter(to: to, RoomLetter(.key(chain), about: id).bytes)]
        }
    }
}
