import GRDB
import Posix
import SottoModel
import Synchronization

/// Keeps the index behind the journal, on a thread of its own. It goes after everybody else for the processor, and
/// whatever befalls its file stops nobody: the file is made anew.
final class SearchIndexer: Sendable {
    /// So many entries are one commit: some milliseconds.
    private static let batch = 500
    /// What comes within this time is indexed together.
    private static let rest: UInt32 = 250
    /// An index of more lines, of which the journal lacks more than half, is made anew.
    private static let worthwhile = 10_000

    enum Nudge {
        /// There are new entries.
        case grown
        /// Entries were removed.
        case shrunk
        /// What is in the index must be nowhere any more.
        case erased
    }

    let path: String
    let generation: SearchGeneration
    /// Whether everything is in it but what came a moment ago.
    let isComplete = Atomic(false)

    private let journal: DatabasePool
    private let key: JournalKey
    private let nudges = WorkQueue<Nudge> { _ in 1 }
    private let troubled: @Sendable (String?) -> Void

    init(
        _ path: String, _ generation: SearchGeneration, of journal: DatabasePool, _ key: JournalKey,
        troubled: @escaping @Sendable (String?) -> Void
    ) {
        self.path = path
        self.generation = generation
        self.journal = journal
        self.key = key
        self.troubled = troubled
    }

    func start() throws(ThreadError) {
        nudge(.grown)
        try Thread.start("index") { [self] in
            Thread.comeAfterOthers(by: 10)
            var filling = Filling()
            while let nudges = nudges.take() {
                if nudges.contains(.erased) { renew(&filling) }
                catchUp(&filling)
                if nudges.contains(.shrunk) { renewIfHollow(&filling) }
                pause(milliseconds: Self.rest)
            }
        }
    }

    func nudge(_ nudge: Nudge) {
        nudges.put(nudge)
    }

    func end() {
        nudges.close()
    }

    /// The open file, and what became of it the last time.
    private struct Filling {
        var index: SearchIndex?
        var isTroubled = false
    }

    private func catchUp(_ filling: inout Filling) {
        do {
            let index = try filling.index ?? open()
            filling.index = index
            while try advance(index) {}
            isComplete.store(true, ordering: .relaxed)
            note(trouble: nil, &filling)
        } catch {
            note(trouble: "\(error)", &filling)
            // Of a full disk the file is as good as before; of everything else nobody knows.
            if (error as? DatabaseError)?.resultCode != .SQLITE_FULL { renew(&filling) }
            pause(milliseconds: 1000)
            nudge(.grown)
        }
    }

    /// - Returns: false once there is nothing more.
    private func advance(_ index: SearchIndex) throws -> Bool {
        var mark = try index.mark()
        let rows = try journal.read { db in
            try JournalRows(db).following(mark.number, limit: Self.batch)
        }
        guard let last = rows.last else { return false }
        let lines = rows.compactMap { $0.line(key) }
        mark = SearchIndex.Mark(number: last.number, id: last.id, lines: mark.lines + lines.count)
        try index.append(lines, through: mark)
        return rows.count == Self.batch
    }

    /// The file that is there, if it is this journal's.
    private func open() throws -> SearchIndex {
        let index = try SearchIndex(filling: path)
        let mark = try index.mark()
        let isOurs = try mark.number == 0 || journal.read { db in try JournalRows(db).id(of: mark.number) } == mark.id
        if isOurs { return index }
        remove()
        return try SearchIndex(filling: path)
    }

    private func renewIfHollow(_ filling: inout Filling) {
        guard let lines = try? filling.index?.mark().lines, lines > Self.worthwhile,
            let kept = try? journal.read({ db in try JournalRows(db).count() }), lines > 2 * kept
        else { return }
        renew(&filling)
        catchUp(&filling)
    }

    private func renew(_ filling: inout Filling) {
        filling.index = nil
        remove()
    }

    private func remove() {
        isComplete.store(false, ordering: .relaxed)
        SearchIndex.remove(path)
        generation.advance()
    }

    private func note(trouble reason: String?, _ filling: inout Filling) {
        guard (reason != nil) != filling.isTroubled else { return }
        filling.isTroubled = reason != nil
        troubled(reason)
    }
}
