import Posix
import ServerCore
import ServerHub
import SottoModel
import Synchronization
import TestSupport

/// A journal that keeps nothing but the numbers it gave.
final class Scribe: Sendable {
    private struct Record {
        var next: UInt64 = 1
        var last: [RoomID: EntryNumber] = [:]
        var numbers: [RoomID: [EntryNumber]] = [:]
    }

    private let record = Mutex(Record())

    func numbers(in room: RoomID) -> [EntryNumber] {
        record.withLock { $0.numbers[room] ?? [] }
    }

    /// Takes what waits in the journal's queue, once; false when it is closed.
    @discardableResult
    func write(_ hub: Hub) -> Bool {
        guard let batch = hub.journal.take() else { return false }
        var group: [(Proposal, Settlement)] = []
        var claims: [(Claim, ClaimAnswer)] = []
        for work in batch {
            switch work {
            case .propose(let proposal): group.append((proposal, .applied(entry(of: proposal))))
            case .claim(let claim): claims.append((claim, .won))
            case .retry: break
            }
        }
        hub.answer(claims, at: Timestamp(milliseconds: 0))
        hub.settle(group)
        return true
    }

    private func entry(of proposal: Proposal) -> Entry {
        record.withLock { record in
            let number = EntryNumber(record.next)
            record.next += 1
            let prev = record.last.updateValue(number, forKey: proposal.room) ?? .zero
            record.numbers[proposal.room, default: []].append(number)
            return Entry(
                place: .kept(number, prev: prev), author: proposal.author, id: proposal.id,
                at: Timestamp(milliseconds: 0), body: proposal.body)
        }
    }
}
