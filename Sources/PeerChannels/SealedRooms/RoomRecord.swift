internal import SottoModel

/// What is kept of a sealed room, so that it can be read again and spoken in: one thing after the other, as it came.
///
///     record   kind │ room, 32 │ …
///
/// They hold secrets: they lie nowhere but under the state key.
enum RoomRecord {
    case genesis(Genesis)
    case change(MembershipChange, EntryNumber)
    case key(of: IdentityKey, SenderChain)
    case epoch(OwnKeys.Epoch)
    /// So many messages of an own epoch were written.
    case used(epoch: UInt64, UInt16)
    case admitted(IdentityKey, to: UInt64, from: UInt16)
    /// Under which key a member was written to.
    case channel(of: IdentityKey, ChannelKey)
    /// Somebody has let us in, where we may not have been yet.
    case invitation(RoomName, by: IdentityKey)

    fileprivate enum Kind: UInt8 {
        case genesis = 1
        case change, key, epoch, used, admitted, channel, invitation
    }

    func bytes(of room: SealedRoomID) -> [UInt8] {
        [kind.rawValue] + room.bytes + content
    }

    private var kind: Kind {
        switch self {
        case .genesis: .genesis
        case .change: .change
        case .key: .key
        case .epoch: .epoch
        case .used: .used
        case .admitted: .admitted
        case .channel: .channel
        case .invitation: .invitation
        }
    }

    private var content: [UInt8] {
        switch self {
        case .genesis(let genesis): return genesis.bytes
        case .change(let change, let number): return number.rawValue.bigEndianBytes + change.bytes
        case .key(let sender, let chain): return sender.bytes + chain.bytes
        case .epoch(let epoch):
            let departures = UInt32(clamping: epoch.departures).bigEndianBytes
            return epoch.began.bytes + epoch.head.bytes + departures + epoch.chain.bytes
        case .used(let epoch, let next): return epoch.bigEndianBytes + next.bigEndianBytes
        case .admitted(let member, let epoch, let from):
            return member.bytes + epoch.bigEndianBytes + from.bigEndianBytes
        case .channel(let member, let key): return member.bytes + key.bytes
        case .invitation(let name, let host): return host.bytes + Array(name.text.utf8).withLength
        }
    }

    /// - Returns: nil for what is none, or was written by a version that knows more.
    static func read(_ bytes: [UInt8]) -> (room: SealedRoomID, record: RoomRecord)? {
        var reader = ByteReader(bytes)
        guard let kind = reader.byte().flatMap(Kind.init), let room = reader.key(),
            let record = reader.record(kind), reader.isEmpty
        else { return nil }
        return (SealedRoomID(room), record)
    }
}

extension ByteReader {
    fileprivate mutating func record(_ kind: RoomRecord.Kind) -> RoomRecord? {
        switch kind {
        case .genesis: Genesis(remainder()).map { .genesis($0) }
        case .change: change()
        case .key: key().flatMap { sender in chain().map { .key(of: IdentityKey(sender), $0) } }
        case .epoch: epoch().map { .epoch($0) }
        case .used: number(UInt64.self).flatMap { epoch in number(UInt16.self).map { .used(epoch: epoch, $0) } }
        case .admitted: admitted()
        case .channel: key().flatMap { member in key().map { .channel(of: IdentityKey(member), ChannelKey($0)) } }
        case .invitation: invitation()
        }
    }

    private mutating func change() -> RoomRecord? {
        guard let number = number(UInt64.self), let change = MembershipChange(remainder()) else { return nil }
        return .change(change, EntryNumber(number))
    }

    private mutating func epoch() -> OwnKeys.Epoch? {
        guard let began = time(), let head = key(), let departures = number(UInt32.self), let chain = chain() else {
            return nil
        }
        return OwnKeys.Epoch(chain: chain, began: began, head: head, departures: Int(departures))
    }

    private mutating func admitted() -> RoomRecord? {
        guard let member = key(), let epoch = number(UInt64.self), let from = number(UInt16.self) else { return nil }
        return .admitted(IdentityKey(member), to: epoch, from: from)
    }

    private mutating func invitation() -> RoomRecord? {
        guard let host = key(), let name = text().flatMap({ try? RoomName($0) }) else { return nil }
        return .invitation(name, by: IdentityKey(host))
    }
}
