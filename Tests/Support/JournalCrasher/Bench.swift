import Posix
import ServerCore
import ServerHub
import ServerStore
import Sodium
import SottoModel
import TestSupport

/// How many messages a second one room's journal acknowledges, of about a hundred bytes, with time-ordered ids.
struct Bench {
    private static let inFlight = 4_000

    private let messages: Int
    private let isSynchronous: Bool

    init(messages: Int, _ isSynchronous: Bool) {
        self.messages = messages
        self.isSynchronous = isSynchronous
    }

    func run() throws {
        let scratch = Scratch()
        guard let key = JournalKey(seed: .random(32)) else { throw Failure("no key") }
        let store = try OpenedStore(scratch.file("journal.db"), key, isSynchronous: isSynchronous)
        let lane = Lane()
        let woken = WorkQueue<Bool> { _ in 1 }
        let hub = Hub(lanes: [lane], limits: .off, stored: store.stored)
        lane.attach { woken.put(true) }
        try Journal(store, hub: hub) { Timestamp(milliseconds: Clocks.wallMilliseconds()) }.start(base: 1) {}
        let session = SessionID(lane: 0, slot: 0, generation: 1)
        let hello = Hello(identity: .of("a"), proof: [], name: "a", isInteractive: true)
        var items: [LaneItem] = []
        hub.submit([SessionCall(session, .open(hello))], at: Timestamp(milliseconds: 0))
        _ = woken.take()
        hub.submit([SessionCall(session, .join("#room", after: nil))], at: Timestamp(milliseconds: 0))
        let text = String(repeating: "x", count: 100)
        var sent = 0
        var kept = 0
        let start = Clocks.monotonicNanoseconds()
        while kept < messages {
            while sent < messages, sent - kept < Self.inFlight {
                let id = MessageID(
                    at: Timestamp(milliseconds: Clocks.wallMilliseconds()),
                    randomness: (UInt64(sent), .random(in: 0...(.max))))
                hub.submit([SessionCall(session, .post(1, id, .say(text)))], at: Timestamp(milliseconds: 0))
                sent += 1
            }
            _ = woken.take()
            lane.drain(into: &items)
            kept += items.count { if case .entry = $0 { true } else { false } }
        }
        let seconds = Double(Clocks.monotonicNanoseconds() - start) / 1e9
        print(
            "\(messages) messages acknowledged in \(Int(seconds * 1000)) ms: \(Int(Double(messages) / seconds)) a second"
        )
    }
}
