import SottoModel
import SottoWire

/// What can be read of an envelope is written and read again as the same.
func checkEnvelopes(_ supply: inout Supply) throws(Broken) {
    switch supply.byte() % 5 {
    case 0: try checkRequest(supply.all())
    case 1: try checkEvent(supply.all())
    case 2: try checkRoom(&supply)
    case 3: readRoom(&supply)
    default: try checkWhisper(supply.all())
    }
}

/// A room's entries, read one after the other by somebody who may come in late.
private func checkRoom(_ supply: inout Supply) throws(Broken) {
    let room = supply.room()
    var speakers = SpeakerNumbers()
    var decoder = reader(of: room)
    while !supply.isEmpty {
        if supply.byte() > 0xF0 {
            decoder = reader(of: room)
            speakers.forget()
        }
        let entry = supply.entry()
        // What nobody can read ends a connection.
        guard let inFull = try? ServerCodec.decode(ServerCodec.encode(.entry(room, entry))) else { return }
        let event = try? decoder.decode(ServerCodec.encode(entry, in: room, &speakers))
        try hold(event == inFull, "an entry is read as one that names its author: \(entry), \(event as Any)")
    }
}

/// Whatever a server sends to somebody who is in a room.
private func readRoom(_ supply: inout Supply) {
    var decoder = reader(of: RoomID(7))
    while !supply.isEmpty { _ = try? decoder.decode(supply.bytes(Int(supply.byte()))) }
}

private func reader(of room: RoomID) -> ServerDecoder {
    var decoder = ServerDecoder()
    let roster = RosterPage(count: 0, people: [], next: nil)
    _ = try? decoder.decode(
        ServerCodec.encode(.joined(Joined(room: room, name: Supply.rooms[0], topic: "", roster: roster, last: .zero))))
    return decoder
}

private func checkRequest(_ bytes: [UInt8]) throws(Broken) {
    guard let request = (try? ClientCodec.decode(bytes)) ?? nil else { return }
    let again = (try? ClientCodec.decode(ClientCodec.encode(request))) ?? nil
    try hold(again == request, "a request is read as it was meant: \(request), \(again as Any)")
}

private func checkEvent(_ bytes: [UInt8]) throws(Broken) {
    guard let event = (try? ServerCodec.decode(bytes)) ?? nil else { return }
    let again = (try? ServerCodec.decode(ServerCodec.encode(event))) ?? nil
    try hold(again == event, "an event is read as it was meant: \(event), \(again as Any)")
}

private func checkWhisper(_ bytes: [UInt8]) throws(Broken) {
    guard let body = try? BodyCodec.decode(bytes) else { return }
    try hold((try? BodyCodec.decode(BodyCodec.encode(body))) == body, "a whisper is read as it was meant")
}
