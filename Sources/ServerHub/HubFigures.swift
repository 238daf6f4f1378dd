package import ServerCore
import Synchronization
package import Telemetry

/// How things are in the hub.
package struct HubFigures: Sendable {
    package let sessions: Int
    package let rooms: Int
    /// What waits for the journal.
    package let journalBytes: Int
    /// What waits for each loop.
    package let laneBytes: [Int]
    package let isCongested: Bool
}

/// What the journal's thread has done since it began.
package final class JournalFigures: Sendable {
    package struct Counted: Sendable {
        /// Times it took what had gathered.
        package var turns: UInt64 = 0
        package var groups: UInt64 = 0
        package var entries: UInt64 = 0
        package var failedGroups: UInt64 = 0
        package var isTroubled = false
        /// Seconds from taking a group to having handed it back.
        package var seconds = Histogram.seconds
    }

    private let counted = Mutex(Counted())

    package var now: Counted { counted.withLock { $0 } }

    /// Once a group, on the journal's thread.
    package func note(_ batch: [JournalWork], isKept: Bool, nanoseconds: UInt64) {
        let entries = batch.count { $0.isProposal }
        let hasWork = batch.contains { $0 != .retry }
        counted.withLock { counted in
            counted.turns += 1
            counted.isTroubled = !isKept
            guard hasWork else { return }
            counted.groups += 1
            counted.entries += UInt64(entries)
            counted.failedGroups += isKept ? 0 : 1
            counted.seconds.record(Double(nanoseconds) / 1e9)
        }
    }
}

extension JournalWork {
    fileprivate var isProposal: Bool {
        if case .propose = self { true } else { false }
    }
}
