internal import SottoModel
internal import SwiftProtobuf

// What a client asks beyond talking: lists, the past, orders.

extension Sotto_RoomsRequest {
    init(after: RoomName?, matching: String) {
        self.after = after?.text ?? ""
        self.matching = matching
    }

    func request() throws(WireError) -> ClientRequest {
        .rooms(after: after.isEmpty ? nil : try roomName(after), matching: matching)
    }
}

extension Sotto_HistoryRequest {
    init(_ room: RoomID, before: EntryNumber) {
        self.room = room.rawValue
        self.before = before.rawValue
    }
}

extension Sotto_SearchRequest {
    init(_ query: SearchQuery) {
        token = query.token
        room = query.room?.rawValue ?? 0
        text = query.text
        before = query.before?.rawValue ?? 0
    }

    func query() -> SearchQuery {
        SearchQuery(
            token: token, room: room == 0 ? nil : RoomID(room), text: text,
            before: before == 0 ? nil : EntryNumber(before))
    }
}

extension Sotto_Prefer {
    init(_ policy: SottoModel.WhisperPolicy) {
        whispers = Sotto_WhisperPolicy(rawValue: policy.rawValue) ?? .whispersFromAll
    }

    /// A policy this version does not know changes nothing.
    func request() -> ClientRequest? {
        SottoModel.WhisperPolicy(rawValue: whispers.rawValue).map { .prefer($0) }
    }
}

extension Sotto_ServerOrder {
    init(_ id: MessageID, _ order: SottoModel.ServerOrder) {
        self.id = Protobuf.data(id.bytes)
        kind =
            switch order {
            case .ban(let sentence, let address): .ban(Sotto_ServerBan(sentence, address: address))
            case .unban(let identity): .unban(Protobuf.data(identity.bytes))
            case .free(let name): .free(name.text)
            case .give(let name, let identity): .give(Sotto_NameGift(name, to: identity))
            }
    }

    func request() throws(WireError) -> ClientRequest {
        let id = try messageID(self.id)
        guard let order = try order() else { throw .impossible(.outcome(id, .refused(.notPossible))) }
        return .order(id, order)
    }

    private func order() throws(WireError) -> SottoModel.ServerOrder? {
        switch kind {
        case .ban(let ban): return try ban.order()
        case .unban(let bytes): return .unban(try identityKey(bytes))
        case .free(let name): return .free(try userName(name))
        case .give(let gift): return .give(try userName(gift.name), to: try identityKey(gift.to))
        case nil: return nil
        }
    }
}

extension Sotto_ServerBan {
    init(_ sentence: SottoModel.Sentence, address: Bool) {
        who = Sotto_Person(sentence.who)
        self.address = address
        until = sentence.until?.milliseconds ?? 0
        reason = sentence.reason
    }

    func order() throws(WireError) -> SottoModel.ServerOrder {
        .ban(Sentence(try who.model(), until: moment(until), reason: reason), address: address)
    }
}

extension Sotto_NameGift {
    init(_ name: UserName, to identity: IdentityKey) {
        self.name = name.text
        to = Protobuf.data(identity.bytes)
    }
}
