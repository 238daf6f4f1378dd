package import Posix
import ServerCore
package import ServerHub
package import SottoModel
import Synchronization

/// The journal without a disk: the only place that makes order, for as long as the server runs.
///
/// One thread writes: it drops doubles, gives numbers, and hands each group back to the hub. Another answers
/// pages. Both ends of the interface are the hub's queues, so that a store on disk takes this one's place without
/// the hub changing.
package final class MemoryJournal: Sendable {
    private struct Record {
        var logs: [RoomID: RoomLog] = [:]
        var known = KnownIDs()
        var names = NameDirectory()
        var next: UInt64
    }

    private let record: Mutex<Record>
    private let hub: Hub
    private let doors: DoorKeeper?
    private let now: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - base: the first number to give; see `DataDirectory.base`.
    ///   - doors: a closed server's; none lets everybody in.
    package init(hub: Hub, base: UInt64, doors: DoorKeeper? = nil, now: @escaping @Sendable () -> Timestamp) {
        self.hub = hub
        self.doors = doors
        self.now = now
        record = Mutex(Record(next: base))
    }

    /// - Parameter finished: called when the hub's journal queue is closed and everything in it is settled.
    package func start(finished: @escaping @Sendable () -> Void) throws(ThreadError) {
        try Thread.start { [self] in
            while let batch = hub.journal.take() { write(batch) }
            finished()
        }
        try Thread.start { [self] in
            while let requests = hub.pages.take() { requests.forEach(answer) }
        }
    }

    /// Settles runs of proposals as one group; a claim between them keeps its place.
    private func write(_ batch: [JournalWork]) {
        var group: [(Proposal, Settlement)] = []
        for work in batch {
            switch work {
            case .propose(let proposal): group.append((proposal, settle(proposal)))
            case .claim(let claim):
                hub.settle(group)
                group.removeAll()
                hub.answer([(claim, answer(claim))], at: now())
            }
        }
        hub.settle(group)
    }

    private func settle(_ proposal: Proposal) -> Settlement {
        let now = now()
        return record.withLock { record in
            if let known = record.known[proposal.id] {
                return known.author == proposal.author.identity ? .duplicate(known.number) : .refused(.idInUse)
            }
            let number = EntryNumber(record.next)
            record.next += 1
            record.known.note(proposal.id, .init(author: proposal.author.identity, number: number))
            let entry = record.logs[proposal.room, default: RoomLog()].append(
                number, author: proposal.author, id: proposal.id, body: proposal.body, at: now)
            return .applied(entry)
        }
    }

    private func answer(_ claim: Claim) -> ClaimAnswer {
        let now = now()
        let answer = record.withLock { $0.names.answer(to: claim.name, for: claim.identity, at: now) }
        // Only for a free name is an invite spent; only for one that is spent is the name taken.
        guard answer == .won else { return answer }
        guard isAdmitted(claim) else { return .notAdmitted }
        return record.withLock { $0.names.claim(claim.name, for: claim.identity, at: now) }
    }

    private func isAdmitted(_ claim: Claim) -> Bool {
        guard case .open = claim.purpose, let doors else { return true }
        return claim.door.map(doors.letIn(by:)) ?? false
    }

    private func answer(_ request: PageRequest) {
        let page = record.withLock {
            $0.logs[request.room, default: RoomLog()].page(after: request.after, bytes: request.bytes)
        }
        hub.deliver(page, of: request.room, to: request.session)
    }
}
