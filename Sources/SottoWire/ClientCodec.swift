package import SottoModel
internal import SwiftProtobuf

/// A client's request ⇄ its envelope. Docs/Protocol.md "Envelopes".
package enum ClientCodec {
    package static func encode(_ request: ClientRequest) -> [UInt8] {
        var envelope = Sotto_ClientEnvelope()
        envelope.kind = kind(of: request)
        return Protobuf.encode(envelope)
    }

    /// - Returns: nil for a kind this version does not know: it is skipped.
    /// - Throws: `impossible` for a name that is none, and for a post or an order of a kind that this version does
    ///   not know.
    package static func decode(_ bytes: [UInt8]) throws(WireError) -> ClientRequest? {
        let envelope: Sotto_ClientEnvelope = try Protobuf.decode(bytes)
        guard let kind = envelope.kind else { return nil }
        return try request(kind)
    }

    private static func kind(of request: ClientRequest) -> Sotto_ClientEnvelope.OneOf_Kind {
        switch request {
        case .hello(let hello): .hello(Sotto_Hello(hello))
        case .join(let room, let after, let isPrivate, let genesis):
            .join(Sotto_Join(room, after: after, isPrivate: isPrivate, genesis: genesis))
        case .leave(let room): .leave(.with { $0.room = room.rawValue })
        case .post(let room, let id, let body): .post(Sotto_Post(room: room, id: id, body: body))
        case .whisper(let to, let id, let sealed): .whisper(Sotto_WhisperTo(to: to, id: id, sealed: sealed))
        case .relay(let to, let channel, let sealed): .relay(Sotto_RelayTo(to: to, channel: channel, sealed: sealed))
        case .rename(let name): .rename(.with { $0.name = name.text })
        case .roster(let room, let after): .roster(Sotto_RosterRequest(room, after: after))
        case .find(let name): .find(.with { $0.name = name.text })
        case .card(let identity): .card(Protobuf.data(identity.bytes))
        case .statements(let identity): .statements(Protobuf.data(identity.bytes))
        case .rooms(let after, let matching): .rooms(Sotto_RoomsRequest(after: after, matching: matching))
        case .history(let room, let before): .history(Sotto_HistoryRequest(room, before: before))
        case .chain(let room, let after): .chain(Sotto_ChainRequest(room, after: after))
        case .search(let query): .search(Sotto_SearchRequest(query))
        case .taken(let number): .taken(.with { $0.through = number.rawValue })
        case .order(let id, let order): .order(Sotto_ServerOrder(id, order))
        case .prefer(let policy): .prefer(Sotto_Prefer(policy))
        case .ping(let nonce): .ping(nonce)
        case .pong(let nonce): .pong(nonce)
        case .close(let reason): .close(Sotto_Close(reason))
        }
    }

    private static func request(_ kind: Sotto_ClientEnvelope.OneOf_Kind) throws(WireError) -> ClientRequest? {
        switch kind {
        case .hello(let hello): .hello(try hello.model())
        case .join(let join): try join.request()
        case .leave(let leave): .leave(RoomID(leave.room))
        case .post(let post): try post.request()
        case .whisper(let whisper): try whisper.request()
        case .relay(let relay): try relay.request()
        case .rename(let rename): .rename(try userName(rename.name, orAnswer: .renameRefused(.badName)))
        case .roster(let roster): .roster(RoomID(roster.room), after: roster.after)
        case .find(let find): .find(try userName(find.name))
        case .card(let identity): .card(try identityKey(identity))
        case .statements(let identity): .statements(of: try identityKey(identity))
        case .rooms(let rooms): try rooms.request()
        case .history(let history): .history(RoomID(history.room), before: EntryNumber(history.before))
        case .chain(let chain): .chain(RoomID(chain.room), after: EntryNumber(chain.after))
        case .search(let search): .search(search.query())
        case .taken(let taken): .taken(through: EntryNumber(taken.through))
        case .order(let order): try order.request()
        case .prefer(let preference): preference.request()
        case .ping(let nonce): .ping(nonce)
        case .pong(let nonce): .pong(nonce)
        case .close(let close): .close(close.model())
        }
    }
}

extension Sotto_Hello {
    fileprivate init(_ hello: Hello) {
        identity = Protobuf.data(hello.identity.bytes)
        proof = Protobuf.data(hello.proof)
        name = hello.name.text
        auxiliary = !hello.isInteractive
        capabilities = hello.capabilities
        statements = hello.statements.map { Protobuf.data($0.bytes) }
    }

    fileprivate func model() throws(WireError) -> Hello {
        guard let key = IdentityKey(identity), proof.count == 64 else { throw .malformed }
        var hello = Hello(
            identity: key, proof: Array(proof), name: try userName(name, orAnswer: .refused(.badName)),
            isInteractive: !auxiliary, capabilities: capabilities)
        guard statements.count <= Hello.mostStatements else { throw .malformed }
        hello.statements = try statements.model()
        return hello
    }
}

extension Sotto_Join {
    fileprivate init(_ room: RoomName, after: EntryNumber?, isPrivate: Bool, genesis: SottoModel.Genesis?) {
        self.room = room.text
        if let after { self.after = after.rawValue }
        self.private = isPrivate
        if let genesis { self.genesis = Protobuf.data(genesis.bytes) }
    }

    fileprivate func request() throws(WireError) -> ClientRequest {
        .join(
            try roomName(room), after: hasAfter ? EntryNumber(after) : nil, isPrivate: self.private,
            genesis: genesis.isEmpty ? nil : try SottoWire.genesis(genesis))
    }
}

extension Sotto_RosterRequest {
    fileprivate init(_ room: RoomID, after: UInt64) {
        self.room = room.rawValue
        self.after = after
    }
}

extension Sotto_Post {
    fileprivate init(room: RoomID, id: MessageID, body: EntryBody) {
        self.room = room.rawValue
        self.id = Protobuf.data(id.bytes)
        self.body = Sotto_Body(body)
    }

    fileprivate func request() throws(WireError) -> ClientRequest {
        let id = try messageID(self.id)
        guard let body = try body.model() else { throw .impossible(.outcome(id, .refused(.notPossible))) }
        return .post(RoomID(room), id, body)
    }
}

extension Sotto_WhisperTo {
    fileprivate init(to: IdentityKey, id: MessageID, sealed: [UInt8]) {
        self.to = Protobuf.data(to.bytes)
        self.id = Protobuf.data(id.bytes)
        self.sealed = Protobuf.data(sealed)
    }

    fileprivate func request() throws(WireError) -> ClientRequest {
        let (to, id) = (try identityKey(self.to), try messageID(self.id))
        return .whisper(to: to, id, sealed: Array(sealed))
    }
}
