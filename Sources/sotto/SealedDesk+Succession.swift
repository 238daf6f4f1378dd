import ClientCore
import PeerChannels
import SottoModel

/// One's key took the place of one that is a member: nothing is shown or said before the room's chain says so.
extension SealedDesk {
    func succeed(in room: SealedRoom, _ id: RoomID, _ arrival: Arrival, at now: Timestamp) -> [Deed] {
        // Refused where nobody was quicker, it is refused for good.
        guard arrival.succession?.links != arrival.links, let change = room.succession(as: keys, at: now) else {
            return refuse(id, arrival.name, .notInvited)
        }
        let message = change.messageID
        arriving[id]?.succession = Succession(message: message, links: arrival.links)
        return [.send(.post(id, message, .sealed(.change(change))))]
    }

    /// - Returns: nil where it is about something else.
    func succession(_ message: MessageID, _ outcome: Outcome) -> [Deed]? {
        guard let (id, arrival) = arriving.first(where: { $0.value.succession?.message == message }) else { return nil }
        switch outcome {
        case .kept, .refused(.stale): return [readOn(id, arrival)]
        case .delivered, .held, .refused: return refuse(id, arrival.name, .notInvited)
        }
    }

    func readOn(_ id: RoomID, _ arrival: Arrival) -> Deed {
        .send(.chain(id, after: arrival.through))
    }
}

extension MembershipChange {
    /// Under which it is posted: the same change has the same one.
    fileprivate var messageID: MessageID {
        var hash = ByteReader(hash.bytes)
        return MessageID(
            at: at, randomness: (hash.number(UInt64.self) ?? 0, hash.number(UInt64.self) ?? 0))
    }
}
