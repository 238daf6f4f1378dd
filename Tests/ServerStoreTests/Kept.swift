import Posix
import ServerCore
import ServerHub
import ServerStore
import SottoModel
import TestSupport
import Testing

/// A hub with a journal behind it, and one lane that is read. Root operates the server.
final class Kept: Sendable {
    let hub: Hub
    let rooms: [StoredRoom]
    /// Administration beside it.
    let desk: PeopleDesk
    /// What the journal tells of damage.
    let found = WorkQueue<Damage> { _ in 1 }
    /// Told once everything that was there has been looked at.
    let audited = WorkQueue<Bool> { _ in 1 }
    /// Milliseconds.
    private static let patience = 120_000
    private let lane = Lane()
    private let woken = WorkQueue<Bool> { _ in 1 }
    private let finished = WorkQueue<Bool> { _ in 1 }

    /// Opens the store of that folder, or makes it.
    ///
    /// - Parameter newest: how many entries are looked at before it begins.
    init(
        in scratch: borrowing Scratch, base: UInt64, at time: Int64 = 77, limits: Limits = Limits(),
        doors: DoorKeeper? = nil, newest: Int? = nil
    ) throws {
        let store = try OpenedStore(scratch.file("journal.db"), .test, isSynchronous: false, newest: newest)
        rooms = store.rooms
        hub = Hub(lanes: [lane], limits: limits, stored: store.stored) { $0 == .of("root") }
        desk = PeopleDesk(store, hub: hub)
        lane.attach { [woken] in woken.put(true) }
        var observer = JournalObserver()
        observer.found = { [found] damage in found.put(damage) }
        observer.audited = { [audited] in audited.put(true) }
        try Journal(store, hub: hub, limits: limits, doors: doors, observer: observer) { Timestamp(milliseconds: time) }
            .start(base: max(base, store.lastNumber + 1)) { [finished] in finished.put(true) }
    }

    deinit {
        hub.journal.close()
        hub.pages.close()
        hub.searches.close()
    }

    /// What the lane brings, until something is what is waited for; each item is asked about once.
    func read(until isLast: (LaneItem) -> Bool) -> [LaneItem] {
        var items: [LaneItem] = []
        var batch: [LaneItem] = []
        repeat {
            guard woken.take(within: Self.patience)?.isEmpty == false else {
                Issue.record("waited for something that does not come")
                return items
            }
            lane.drain(into: &batch)
            items += batch
        } while !batch.contains(where: isLast)
        return items
    }

    func submit(_ calls: (SessionID, Call)...) {
        hub.submit(calls.map { SessionCall($0, $1) }, at: Timestamp(milliseconds: 76))
    }

    /// Everybody signs in under their own names and joins #lobby, which is room 1.
    func gather(_ people: String...) -> [SessionID] {
        let sessions = people.indices.map { SessionID(lane: 0, slot: $0, generation: 1) }
        for (person, session) in zip(people, sessions) {
            let hello = Hello(
                identity: .of(person), proof: [], name: Person(person).name, isInteractive: true)
            submit((session, .open(hello)))
            _ = read { if case .direct(session, .welcome) = $0 { true } else { false } }
            submit((session, .join("#lobby", after: nil)))
        }
        _ = read { if case .joined(sessions.last, _, _) = $0 { true } else { false } }
        return sessions
    }

    /// Everything that is read in a room, page by page.
    func page(through room: RoomID) -> [Entry] {
        var entries: [Entry] = []
        var after = EntryNumber.zero
        while true {
            hub.pages.put(
                PageRequest(
                    session: SessionID(lane: 0, slot: 99, generation: 1), room: room, after: after, bytes: 100_000))
            let items = read { if case .page = $0 { true } else { false } }
            for case .page(_, _, let page) in items {
                entries += page.entries
                if page.through == after { return entries }
                after = page.through
            }
        }
    }

    func finish() -> [LaneItem] {
        hub.journal.close()
        _ = finished.take()
        var items: [LaneItem] = []
        lane.drain(into: &items)
        return items
    }
}
