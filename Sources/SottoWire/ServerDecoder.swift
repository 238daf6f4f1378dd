package import SottoModel
internal import SwiftProtobuf

/// Reads what comes on one connection, in its order: an entry may name its author by a number that an earlier one of
/// its room gave.
package struct ServerDecoder {
    /// Of the rooms that one is in.
    private var speakers: [RoomID: SpeakerNames] = [:]

    package init() {}

    /// - Returns: nil for a kind this version does not know: it is skipped.
    package mutating func decode(_ bytes: [UInt8]) throws(WireError) -> ServerEvent? {
        let envelope: Sotto_ServerEnvelope = try Protobuf.decode(bytes)
        guard let kind = envelope.kind else { return nil }
        return try event(kind)
    }

    private mutating func entry(_ it: Sotto_RoomEntry) throws(WireError) -> ServerEvent? {
        let room = RoomID(it.room)
        // What was on its way when one left is of nobody's concern.
        guard it.entry.hasAuthor || speakers[room] != nil else { return nil }
        var names = speakers[room] ?? SpeakerNames()
        let entry = try it.entry.model(&names)
        if speakers[room] != nil { speakers[room] = names }
        return entry.map { .entry(room, $0) }
    }

    private mutating func come(_ joined: Sotto_Joined) throws(WireError) -> ServerEvent {
        let joined = try joined.model()
        guard speakers.count < WireLimits.roomsAtOnce || speakers[joined.room] != nil else { throw .malformed }
        speakers[joined.room] = SpeakerNames()
        return .joined(joined)
    }

    private mutating func leave(_ room: RoomID) -> ServerEvent {
        speakers[room] = nil
        return .left(room)
    }

    private mutating func event(_ kind: Sotto_ServerEnvelope.OneOf_Kind) throws(WireError) -> ServerEvent? {
        switch kind {
        case .welcome(let welcome): .welcome(try welcome.model())
        case .refused(let refusal): .refused(try refusal.model())
        case .joined(let joined): try come(joined)
        case .joinRefused(let it): .joinRefused(try roomName(it.room), try it.refusal.model())
        case .left(let left): leave(RoomID(left.room))
        case .entry(let it): try entry(it)
        case .page(let page): .page(RoomID(page.room), try page.model())
        case .outcome(let outcome): try outcome.event()
        case .whisper(let whisper): .whisper(try whisper.model())
        case .relay(let relay): try relay.event()
        case .undeliverable(let it): .undeliverable(to: try identityKey(it.to), channel: it.channel)
        case .renamed(let rename): .renamed(try userName(rename.name))
        case .renameRefused(let refusal): .renameRefused(try refusal.model())
        case .presence(let presence): .presence(RoomID(presence.room), try presence.model())
        case .roster(let roster): .roster(RoomID(roster.room), try roster.model())
        case .found(let found): try found.event()
        case .card(let card): try card.event()
        case .statements(let list): try list.event()
        case .rooms(let list): .rooms(try list.model())
        case .earlier(let page): .earlier(RoomID(page.room), try page.model())
        case .chain(let page): .chain(RoomID(page.room), try page.model())
        case .hits(let hits): .hits(try hits.model())
        case .invited(let invited): .invited(try roomName(invited.room), by: try invited.by.model())
        case .erased(let erased): .erased(RoomID(erased.room), try identityKey(erased.author))
        case .ping(let nonce): .ping(nonce)
        case .pong(let nonce): .pong(nonce)
        case .close(let close): .close(close.model())
        }
    }
}
