package import SottoModel
internal import SwiftProtobuf

/// A server's event ⇄ its envelope. Docs/Protocol.md "Envelopes".
package enum ServerCodec {
    package static func encode(_ event: ServerEvent) -> [UInt8] {
        encode(kind(of: event))
    }

    /// An entry as all who are in the room read it, one after the other.
    ///
    /// Who it is from has a number only where it is kept: what is not may never have reached somebody who reads on.
    package static func encode(_ entry: Entry, in room: RoomID, _ speakers: inout SpeakerNumbers) -> [UInt8] {
        guard case .kept = entry.place else { return encode(.entry(room, entry)) }
        return encode(.entry(Sotto_RoomEntry(room, Sotto_Entry(entry, &speakers))))
    }

    /// What needs nothing that came before it.
    ///
    /// - Returns: nil for a kind this version does not know: it is skipped.
    package static func decode(_ bytes: [UInt8]) throws(WireError) -> ServerEvent? {
        var decoder = ServerDecoder()
        return try decoder.decode(bytes)
    }

    private static func encode(_ kind: Sotto_ServerEnvelope.OneOf_Kind) -> [UInt8] {
        var envelope = Sotto_ServerEnvelope()
        envelope.kind = kind
        return Protobuf.encode(envelope)
    }

    private static func kind(of event: ServerEvent) -> Sotto_ServerEnvelope.OneOf_Kind {
        switch event {
        case .welcome(let welcome): .welcome(Sotto_Welcome(welcome))
        case .refused(let refusal): .refused(Sotto_Refusal(refusal))
        case .joined(let joined): .joined(Sotto_Joined(joined))
        case .joinRefused(let room, let refusal): .joinRefused(Sotto_JoinRefused(room, refusal))
        case .left(let room): .left(.with { $0.room = room.rawValue })
        case .entry(let room, let entry): .entry(Sotto_RoomEntry(room, Sotto_Entry(entry)))
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
}
