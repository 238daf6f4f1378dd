import ClientStore
import SottoModel

/// What stands in a sealed file comes out of it, whole records in their order and nothing else, whatever was done to
/// the file; and what the records say reads as it was written.
func checkSealedFiles(_ supply: inout Supply) throws(Broken) {
    try checkRecordTexts(supply.bytes(Int(supply.byte() & 63)))
    let seal = FileSeal(.outbox, under: StateKey())
    let payloads = (0..<Int(supply.byte() & 7)).map { [UInt8($0)] + supply.bytes(Int(supply.byte() & 31)) }
    var file = seal.header
    var ends = [file.count]
    for payload in payloads {
        file += seal.seal(payload, at: file.count)
        ends.append(file.count)
    }
    try hold(SealedRecords(file, seal).payloads == payloads, "what was sealed opens")
    try checkCut(file, payloads, ends, seal, at: supply.integer())
    try checkSpoiled(file, payloads, ends, seal, &supply)
}

/// Of a file that ends early everything is there up to its end, and nothing is damaged.
private func checkCut(
    _ file: [UInt8], _ payloads: [[UInt8]], _ ends: [Int], _ seal: FileSeal, at place: UInt64
) throws(Broken) {
    let count = FileSeal.headerCount + Int(place % UInt64(file.count - FileSeal.headerCount + 1))
    let records = SealedRecords(Array(file[..<count]), seal)
    let whole = ends.count { $0 <= count } - 1
    try hold(records.payloads == Array(payloads[..<whole]), "what came before the cut is there")
    try hold(records.end == ends[whole] && records.damaged == 0, "a torn record is no damage")
}

/// Bytes behind the header are changed in their places: every record that was left alone is found.
private func checkSpoiled(
    _ file: [UInt8], _ payloads: [[UInt8]], _ ends: [Int], _ seal: FileSeal, _ supply: inout Supply
) throws(Broken) {
    guard !payloads.isEmpty else { return }
    var spoiled = file
    for _ in 0..<1 + supply.byte() % 4 {
        let place = FileSeal.headerCount + Int(supply.integer() % UInt64(file.count - FileSeal.headerCount))
        spoiled[place] ^= max(supply.byte(), 1)
    }
    let whole = payloads.indices.filter { spoiled[ends[$0]..<ends[$0 + 1]] == file[ends[$0]..<ends[$0 + 1]] }
    let records = SealedRecords(spoiled, seal)
    try hold(records.payloads == whole.map { payloads[$0] }, "what was left alone is found, and nothing else")
    try hold(records.end <= spoiled.count, "the end is within the file")
}

private func checkRecordTexts(_ bytes: [UInt8]) throws(Broken) {
    if let record = OutboxRecord(bytes) {
        try hold(OutboxRecord(record.bytes) == record, "a record of the outbox reads as itself")
    }
    if let record = PeerRecord(bytes) {
        try hold(PeerRecord(record.bytes) == record, "a record about somebody reads as itself")
    }
    if let whisper = KeptWhisper(record: bytes) {
        try hold(KeptWhisper(record: whisper.record) == whisper, "a whisper reads as itself")
    }
    if let rooms = RoomsRecord.decode(bytes) {
        try hold(RoomsRecord.decode(RoomsRecord.encode(rooms)) == rooms, "rooms read as themselves")
    }
}
