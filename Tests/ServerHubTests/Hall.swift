import ServerCore
import ServerHub
import SottoModel
import TestSupport

/// A hub with lanes and a scribe, without sockets.
final class Hall: Sendable {
    let hub: Hub
    let readers: [Reader]
    let scribe = Scribe()

    init(lanes: Int, limits: Limits = Limits()) {
        readers = (0..<lanes).map { _ in Reader() }
        hub = Hub(lanes: readers.map(\.lane), limits: limits)
    }

    func session(_ number: Int) -> SessionID {
        SessionID(lane: number % readers.count, slot: number, generation: 1)
    }

    func submit(_ calls: [SessionCall]) {
        hub.submit(calls, at: Timestamp(milliseconds: 0))
    }

    func submit(_ session: Int, _ calls: Call...) {
        submit(calls.map { SessionCall(self.session(session), $0) })
    }

    /// So many people sign in, and join these rooms, which are numbered from 1.
    func gather(_ count: Int, in rooms: RoomName...) {
        for number in 0..<count {
            let person = Person("\(Character(UnicodeScalar(UInt8(97 + number))))x")
            submit(
                number,
                .open(Hello(identity: person.identity, proof: [], name: person.name, isInteractive: true)))
            scribe.write(hub)
            // Their inboxes are opened.
            scribe.write(hub)
            for room in rooms { submit(number, .join(room, after: nil)) }
        }
        for reader in readers { reader.drain() }
    }
}
