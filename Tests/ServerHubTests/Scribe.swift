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
        let results: [JournalResult] = batch.compactMap { work in
            switch work {
            case .propose(let proposal): .proposal(proposal, .applied(entry(of: proposal)))
            case .claim(let claim): .claim(claim, .won)
            case .whisper, .taken, .inbox, .prefer, .find, .card, .decide, .state, .remove, .erase, .retry: nil
            }
        }
        hub.settle(results, at: Timestamp(milliseconds: 0))
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
