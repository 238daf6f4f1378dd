import ClientCore
import ClientNetwork
import ClientStore
import PeerChannels
import Posix
import Sodium
import SottoModel
import SottoWire

/// Sealed rooms: what the desk wants done.
extension Client {
    /// Beside so many records that are worth it, as many are kept that are not; then the file is written anew.
    private static let slack = 64

    /// For the first connection of all: keys and chains are the same on every one.
    func openSealedRooms(on server: ChannelKey, as keys: consuming PeerKeys) {
        guard sealedDesk == nil else { return }
        let kept = setup.recall.sealedRooms
        let rooms = SealedRooms(of: keys.identity, after: setup.rotations, on: server, kept: kept)
        sealedDesk = SealedDesk(rooms, as: keys)
        let records = rooms.records
        if kept.count > 2 * records.count + Self.slack { setup.store.replaceSealedRooms(by: records) }
    }

    func found(_ room: RoomName, after: EntryNumber?) {
        let nonce = Random.bytes(Genesis.nonceCount)
        let deeds = sealedDesk?.found(room, after: after, by: state.myself, at: .now, nonce: nonce)
        for deed in deeds ?? [] { perform(deed) }
    }

    func send(_ request: ClientRequest) {
        guard let desk = sealedDesk else {
            uplink?.send(request)
            return
        }
        for deed in desk.send(request, at: .now) { perform(deed) }
    }

    /// What the server says of rooms.
    func takeOfRooms(_ event: ServerEvent) {
        guard let desk = sealedDesk else { return handle(.server(event)) }
        for deed in desk.take(event, at: .now) { perform(deed) }
    }

    func take(roomLetter bytes: [UInt8], from author: Person) {
        for deed in sealedDesk?.take(letter: bytes, from: author, at: .now) ?? [] { perform(deed) }
    }

    /// To be called whenever something came.
    func askForKeys() {
        for deed in sealedDesk?.ask(at: .now) ?? [] { perform(deed) }
    }

    func perform(_ deed: SealedDesk.Deed) {
        switch deed {
        case .tell(let event): handle(event)
        case .send(let request): uplink?.send(request)
        case .keep(let record): setup.store.save(sealedRoom: record)
        case .meet(let identity): meet(identity)
        case .letter(let to, let bytes):
            whisper(.sealed(.letter(bytes)), MessageID(at: .now, randomness: Self.randomness), to: to, isAway: true)
        }
    }

    private static var randomness: (UInt64, UInt64) {
        var random = Random()
        return (random.next(), random.next())
    }
}
