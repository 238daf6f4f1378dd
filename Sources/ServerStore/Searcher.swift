import GRDB
import Posix
import ServerHub
import SottoModel
import Synchronization

/// Answers who looks for something, one after the other, on a thread of its own.
struct Searcher: ~Copyable {
    /// So long one question may take.
    private static let patience: UInt64 = 200_000_000

    private let indexer: SearchIndexer
    private let journal: DatabasePool
    private let key: JournalKey
    private var reading: (index: SearchIndex, generation: Int)?

    init(_ indexer: SearchIndexer, of journal: DatabasePool, _ key: JournalKey) {
        self.indexer = indexer
        self.journal = journal
        self.key = key
    }

    /// Where the index fails, or time is up, what was found until then.
    mutating func answer(_ request: SearchRequest) -> SearchHits {
        var found = Found()
        guard let pattern = SearchPattern(request.query.text), !request.rooms.isEmpty else {
            return found.hits(request, isComplete: true)
        }
        var isComplete = indexer.isComplete.load(ordering: .relaxed)
        do {
            try index().look(
                for: pattern.expression(in: request.rooms.keys), before: request.query.before,
                until: Clocks.monotonicNanoseconds() + Self.patience
            ) { numbers in
                let rows = try journal.read { db in try JournalRows(db).entries(numbers) }
                return found.take(rows, request, pattern, key)
            }
        } catch {
            reading = nil
            isComplete = false
        }
        return found.hits(request, isComplete: isComplete)
    }

    private mutating func index() throws -> SearchIndex {
        let generation = indexer.generation.now
        if let reading, reading.generation == generation { return reading.index }
        let index = try SearchIndex(reading: indexer.path)
        reading = (index, generation)
        return index
    }
}

/// Hits as they come, the latest first, as many as one answer holds.
private struct Found {
    private var hits: [SearchHits.Hit] = []
    private var weight = 0
    private var more = false

    /// - Returns: whether there is room for more.
    mutating func take(
        _ rows: [StoredEntry], _ request: SearchRequest, _ pattern: SearchPattern, _ key: JournalKey
    ) -> Bool {
        for row in rows where !more {
            guard let room = request.rooms[RoomID(UInt64(clamping: row.room))], let entry = row.entry(key),
                pattern.matches(entry.body.text)
            else { continue }
            take(SearchHits.Hit(room: room, entry: entry))
        }
        return !more
    }

    private mutating func take(_ hit: SearchHits.Hit) {
        let bytes = hit.entry.body.byteCount + 400
        more = hits.count == WireLimits.searchHits || !hits.isEmpty && weight + bytes > WireLimits.pageBytes
        guard !more else { return }
        hits.append(hit)
        weight += bytes
    }

    func hits(_ request: SearchRequest, isComplete: Bool) -> SearchHits {
        SearchHits(token: request.query.token, hits: hits, more: more, isComplete: isComplete)
    }
}
