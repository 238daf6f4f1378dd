internal import SottoModel
internal import SwiftProtobuf

// The answers to what is asked beyond talking.

extension Sotto_Found {
    init(_ name: UserName, _ person: Person?, isPresent: Bool) {
        self.name = name.text
        if let person { self.person = Sotto_Person(person) }
        present = isPresent
    }

    func event() throws(WireError) -> ServerEvent {
        .found(try userName(name), hasPerson ? try person.model() : nil, isPresent: present)
    }
}

extension Sotto_KeyCard {
    init(_ identity: IdentityKey, _ card: SottoModel.KeyCard?) {
        self.identity = Protobuf.data(identity.bytes)
        guard let card else { return }
        key = Protobuf.data(card.channel.bytes)
        proof = Protobuf.data(card.proof)
    }

    /// Whether the proof holds is for who asked to see.
    func event() throws(WireError) -> ServerEvent {
        let identity = try identityKey(self.identity)
        guard !key.isEmpty || !proof.isEmpty else { return .card(identity, nil) }
        guard let key = ChannelKey(key), proof.count == 64 else { throw .malformed }
        return .card(identity, SottoModel.KeyCard(identity: identity, channel: key, proof: Array(proof)))
    }
}

extension Sotto_RoomList {
    init(_ list: SottoModel.RoomList) {
        rooms = list.rooms.map(Sotto_ListedRoom.init)
        more = list.more
    }

    func model() throws(WireError) -> SottoModel.RoomList {
        var rooms: [SottoModel.ListedRoom] = []
        for room in self.rooms { rooms.append(try room.model()) }
        return RoomList(rooms: rooms, more: more)
    }
}

extension Sotto_ListedRoom {
    init(_ room: SottoModel.ListedRoom) {
        name = room.name.text
        topic = room.topic
        count = UInt64(clamping: room.count)
        self.private = room.isPrivate
    }

    func model() throws(WireError) -> SottoModel.ListedRoom {
        ListedRoom(name: try roomName(name), topic: topic, count: try small(count), isPrivate: self.private)
    }
}

extension Sotto_Hits {
    init(_ hits: SearchHits) {
        token = hits.token
        self.hits = hits.hits.map { hit in
            .with {
                $0.room = hit.room.text
                $0.entry = Sotto_Entry(hit.entry)
            }
        }
        more = hits.more
        incomplete = !hits.isComplete
    }

    /// Entries of a kind this version does not know are left out.
    func model() throws(WireError) -> SearchHits {
        var found: [SearchHits.Hit] = []
        for hit in hits {
            var speakers = SpeakerNames()
            guard let entry = try hit.entry.model(&speakers) else { continue }
            found.append(SearchHits.Hit(room: try roomName(hit.room), entry: entry))
        }
        return SearchHits(token: token, hits: found, more: more, isComplete: !incomplete)
    }
}

extension Sotto_Invited {
    init(_ room: RoomName, by person: Person) {
        self.room = room.text
        by = Sotto_Person(person)
    }
}

extension Sotto_Erased {
    init(_ room: SottoModel.RoomID, _ author: IdentityKey) {
        self.room = room.rawValue
        self.author = Protobuf.data(author.bytes)
    }
}
