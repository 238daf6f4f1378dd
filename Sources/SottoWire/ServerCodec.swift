package import SottoModel
internal import SwiftProtobuf

/// A server's event ⇄ its envelope. Docs/Protocol.md "Envelopes".
package enum ServerCodec {
    package static func encode(_ event: ServerEvent) -> [UInt8] {
        var envelope = Sotto_ServerEnvelope()
        envelope.kind = kind(of: event)
        return Protobuf.encode(envelope)
    }

    /// - Returns: nil for a kind this version does not know: it is skipped.
    package static func decode(_ bytes: [UInt8]) throws(WireError) -> ServerEvent? {
        let envelope: Sotto_ServerEnvelope = try Protobuf.decode(bytes)
        guard let kind = envelope.kind else { return nil }
        return try event(kind)
    }

    private static func kind(of event: ServerEvent) -> Sotto_ServerEnvelope.OneOf_Kind {
        switch event {
        case .welcome(let welcome): .welcome(Sotto_Welcome(welcome))
        case .refused(let refusal): .refused(Sotto_Refusal(refusal))
        case .joined(let joined): .joined(Sotto_Joined(joined))
        case .joinRefused(let room, let refusal): .joinRefused(Sotto_JoinRefused(room, refusal))
        case .left(let room): .left(.with { $0.room = room.rawValue })
        case .entry(let room, let entry): .entry(Sotto_RoomEntry(room, entry))
        case .page(let room, let page): .page(Sotto_Page(room, page))
        case .outcome(let id, let outcome): .outcome(Sotto_Outcome(id, outcome))
        case .whisper(let whisper): .whisper(Sotto_WhisperFrom(whisper))
        case .relay(let from, let channel, let sealed):
            .relay(Sotto_RelayFrom(from: from, channel: channel, sealed: sealed))
        case .undeliverable(let to, let channel): .undeliverable(Sotto_Undeliverable(to: to, channel: channel))
        case .renamed(let name): .renamed(.with { $0.name = name.text })
        case .renameRefused(let refusal): .renameRefused(Sotto_Refusal(refusal))
        case .presence(let room, let delta): .presence(Sotto_Presence(room, delta))
        case .roster(let room, let page): .roster(Sotto_Roster(room, page))
        case .found(let name, let person, let isPresent): .found(Sotto_Found(name, person, isPresent: isPresent))
        case .card(let identity, let card): .card(Sotto_KeyCard(identity, card))
        case .statements(let identity, let list): .statements(Sotto_KeyStatements(of: identity, list))
        case .rooms(let list): .rooms(Sotto_RoomList(list))
        case .earlier(let room, let page): .earlier(Sotto_Page(room, page))
        case .chain(let room, let page): .chain(Sotto_Page(room, page))
        case .hits(let hits): .hits(Sotto_Hits(hits))
        case .invited(let room, let person): .invited(Sotto_Invited(room, by: person))
        case .erased(let room, let author): .erased(Sotto_Erased(room, author))
        case .ping(let nonce): .ping(nonce)
        case .pong(let nonce): .pong(nonce)
        case .close(let reason): .close(Sotto_Close(reason))
        }
    }

    private static func event(_ kind: Sotto_ServerEnvelope.OneOf_Kind) throws(WireError) -> ServerEvent? {
        switch kind {
        case .welcome(let welcome): .welcome(try welcome.model())
        case .refused(let refusal): .refused(try refusal.model())
        case .joined(let joined): .joined(try joined.model())
        case .joinRefused(let it): .joinRefused(try roomName(it.room), try it.refusal.model())
        case .left(let left): .left(RoomID(left.room))
        case .entry(let it): try it.entry.model().map { .entry(RoomID(it.room), $0) }
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
