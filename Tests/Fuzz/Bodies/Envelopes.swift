import SottoModel
import SottoWire

/// What can be read of an envelope is written and read again as the same.
func checkEnvelopes(_ supply: inout Supply) throws(Broken) {
    let kind = supply.byte()
    let bytes = supply.all()
    switch kind % 3 {
    case 0: try checkRequest(bytes)
    case 1: try checkEvent(bytes)
    default: try checkWhisper(bytes)
    }
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
