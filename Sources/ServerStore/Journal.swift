import GRDB
import Posix
import ServerCore
package import ServerHub
package import SottoModel
import Synchronization

/// The journal: the only place that makes order. SQLite, one writer.
///
/// One thread takes what has gathered in the hub's queue, drops doubles, gives numbers, commits it as one group,
/// and hands it back; another answers pages; a third moves the log into the file, so that no commit waits for it;
/// a fourth looks once at every entry there was at the start. Others keep the index behind, look into it, and have
/// removed what is kept no longer.
/// While the file cannot be written the rooms go on live: entries come without a number, and are numbered and
/// come again once it can.
package final class Journal: Sendable {
    private let opened: OpenedStore
    private let hub: Hub
    private let limits: Limits
    private let doors: DoorKeeper?
    private let observer: JournalObserver
    private let now: @Sendable () -> Timestamp
    /// Whether each group was kept.
    private let written = WorkQueue<Bool> { _ in 1 }
    private let isFinished = Atomic(false)
    private let indexer: SearchIndexer
    private let caretaker: Caretaker

    private var pool: DatabasePool { opened.database.pool }

    /// - Parameter doors: a closed server's, by which people have to come in still when they are answered.
    package init(
        _ opened: OpenedStore, hub: Hub, limits: Limits = Limits(), doors: DoorKeeper? = nil,
        observer: JournalObserver = JournalObserver(), now: @escaping @Sendable () -> Timestamp
    ) {
        self.opened = opened
        self.hub = hub
        self.limits = limits
        self.doors = doors
        self.observer = observer
        self.now = now
        indexer = SearchIndexer(
            opened.searchPath, opened.searchGeneration, of: opened.database.pool, opened.key,
            troubled: observer.searchTroubled)
        caretaker = Caretaker(of: opened.database.pool, opened.key, hub, now: now)
    }

    /// Writes down, in each room, what was found missing; returns once that is done.
    ///
    /// - Parameters:
    ///   - base: the first number to give; see `DataDirectory.base`.
    ///   - finished: called when the hub's queue is closed and everything in it is settled.
    package func start(base: UInt64, finished: @escaping @Sendable () -> Void) throws {
        opened.damage.forEach(observer.found)
        let begun = WorkQueue<Bool> { _ in 1 }
        try Thread.start("journal") { [self] in
            var writer = JournalWriter(
                opened, base: base, hub: hub, limits: limits, doors: doors, observer: observer, now: now)
            begun.put(opened.losses.isEmpty || writer.write(opened.losses.map(work)))
            while let batch = hub.journal.take() {
                let began = Clocks.monotonicNanoseconds()
                let isKept = writer.write(batch)
                hub.journalFigures.note(batch, isKept: isKept, nanoseconds: Clocks.monotonicNanoseconds() - began)
                written.put(isKept)
                caretaker.note(batch, isKept: isKept)
                if isKept { indexer.nudge(batch.contains(where: \.erasesAccount) ? .erased : .grown) }
                writer.rest(after: batch.count)
            }
            written.close()
            indexer.end()
            caretaker.end()
            isFinished.store(true, ordering: .relaxed)
            finished()
        }
        try Thread.start("pages") { [self] in
            while let requests = hub.pages.take() { requests.forEach(answer) }
        }
        try Thread.start("checkpoint") { [self] in keepLogShort() }
        try indexer.start()
        try caretaker.start { [indexer] in indexer.nudge(.shrunk) }
        try Thread.start("search") { [self] in search() }
        _ = begun.take()
        try Thread.start("audit") { [self] in audit() }
    }

    private func answer(_ request: PageRequest) {
        do {
            deliver(try opened.page(request), to: request)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            passOver(request, error)
        } catch {
            // Whoever waits for a page gets nothing else of the room: it is asked until it is answered.
            pause(milliseconds: 100)
            hub.pages.put(request)
        }
    }

    private func deliver(_ page: Page, to request: PageRequest) {
        switch request.stretch {
        case .after: hub.deliver(page, of: request.room, to: request.session)
        case .before: hub.answer(request.session, .earlier(request.room, page))
        case .links: hub.answer(request.session, .chain(request.room, page))
        }
    }

    /// What cannot be read is left out: the room goes on for whoever asked from where it is now, and nothing earlier
    /// is to be had.
    private func passOver(_ request: PageRequest, _ error: DatabaseError) {
        let after: EntryNumber
        switch request.stretch {
        case .after(let number): after = number ?? .zero
        case .before(let number):
            hub.answer(request.session, .earlier(request.room, Page(after: .zero, through: number.before, entries: [])))
            after = .zero
        case .links(let number):
            hub.answer(request.session, .chain(request.room, Page(after: number, through: number, entries: [])))
            after = number
        }
        observer.found(.unreadable(after: Int64(clamping: after.rawValue), reason: "\(error)"))
        guard case .after = request.stretch,
            let last = try? pool.read({ db in try PageQuery(opened.key, db).last(request.room) })
        else { return }
        hub.deliver(Page(after: last, through: last, entries: []), of: request.room, to: request.session)
    }

    private func search() {
        Thread.comeAfterOthers(by: 5)
        var searcher = Searcher(indexer, of: pool, opened.key)
        while let requests = hub.searches.take() {
            for request in requests { hub.answer(request.session, .hits(searcher.answer(request))) }
        }
    }

    /// Once a second while something is written, or cannot be; not at all otherwise.
    private func keepLogShort() {
        var checkpointer: Checkpointer?
        while let results = written.take() {
            pause(milliseconds: 1000)
            // Where it cannot be opened now, somebody has the file for a moment.
            checkpointer = checkpointer ?? (try? Checkpointer(opened))
            if results.last == false { hub.journal.put(.retry) }
            if opened.isSynchronous { opened.tipFile.synchronize() }
            observer.passed(.checkpointing)
            checkpointer?.run()
            observer.passed(.checkpointed)
        }
    }

    private func audit() {
        let names = Dictionary(opened.rooms.map { (Int64(clamping: $0.id.rawValue), $0.name) }) { first, _ in first }
        StoreAudit(opened.key, pool).run(names) {
            isFinished.load(ordering: .relaxed)
        } found: { damage, room in
            observer.found(damage)
            if case .lost(let name, let loss) = damage, let room {
                hub.journal.put(work(.init(room: room, name: name, loss: loss)))
            }
        }
        observer.audited()
    }

    private func work(_ lost: StoreOpening.RoomLoss) -> JournalWork {
        .propose(Proposal(lost, opened.key))
    }
}

extension JournalWork {
    /// The last step of an erasure: the index holds words of theirs still.
    fileprivate var erasesAccount: Bool {
        if case .erase(let erasure) = self { erasure.isOfAccount } else { false }
    }
}

extension Proposal {
    /// The server's own word of a loss. However often it is found it has the same id, so it is kept once.
    init(_ lost: StoreOpening.RoomLoss, _ key: JournalKey) {
        var gap = Canonical(.loss)
        for field in [lost.room.rawValue, lost.loss.after.rawValue, lost.loss.through.rawValue] {
            gap.add(Int64(clamping: field))
        }
        let words = key.tag(gap).bytes.map { UInt64($0) }
        let halves = (words[..<8].reduce(0) { $0 << 8 | $1 }, words[8...].reduce(0) { $0 << 8 | $1 })
        self.init(
            session: nil, room: lost.room, roomName: lost.name, author: key.server,
            id: MessageID(at: lost.loss.until, randomness: halves), body: .loss(lost.loss))
    }
}
