internal import SottoModel
internal import SwiftProtobuf

/// What belongs to sealed rooms: bytes that are signed or sealed as they are.
extension Sotto_Body {
    /// - Returns: nil for what is on no wire.
    static func kind(of body: SealedBody) -> OneOf_Kind? {
        switch body {
        case .genesis(let genesis): .genesis(Protobuf.data(genesis.bytes))
        case .change(let change): .change(Protobuf.data(change.bytes))
        case .message(let bytes): .sealed(Protobuf.data(bytes))
        case .letter(let bytes): .roomLetter(Protobuf.data(bytes))
        case .closed: nil
        }
    }

    func sealedBody() throws(WireError) -> SealedBody? {
        switch kind {
        case .genesis(let bytes): .genesis(try SottoWire.genesis(bytes))
        case .change(let bytes): .change(try link(bytes))
        case .sealed(let bytes): .message(Array(bytes))
        case .roomLetter(let bytes): .letter(Array(bytes))
        case .say, .action, .topic, .order, .loss, .edit, .retract, .reaction, nil: nil
        }
    }
}

func genesis(_ bytes: some Collection<UInt8>) throws(WireError) -> Genesis {
    guard let genesis = Genesis(Array(bytes)) else { throw .malformed }
    return genesis
}

private func link(_ bytes: some Collection<UInt8>) throws(WireError) -> MembershipChange {
    guard let change = MembershipChange(Array(bytes)) else { throw .malformed }
    return change
}

extension Sotto_ChainRequest {
    init(_ room: RoomID, after: EntryNumber) {
        self.room = room.rawValue
        self.after = after.rawValue
    }
}
