import Glibc
import Posix
import ServerCore
import ServerHub
import ServerStore
import SottoModel
import TestSupport
import Testing

/// A journal with lines in #lobby (room 1) and #tea (room 2), and somebody who looks for something in it.
private struct Library {
    let kept: Kept
    let mina: SessionID

    init(in scratch: borrowing Scratch, _ lines: [String] = [], tea: [String] = []) throws {
        kept = try Kept(in: scratch, base: 500)
        mina = kept.gather("mina")[0]
        kept.submit((mina, .join("#tea", after: nil)))
        for (room, text) in lines.map({ (RoomID(1), $0) }) + tea.map({ (RoomID(2), $0) }) { say(text, in: room) }
    }

    func say(_ text: String, in room: RoomID = 1) {
        let id = MessageID(at: Timestamp(milliseconds: 0), randomness: (0, .random(in: 0...(.max))))
        kept.submit((mina, .post(room, id, .say(text))))
        _ = kept.read { if case .entry(room, let entry) = $0 { entry.body == .say(text) } else { false } }
    }

    /// What is found once the index has caught up, or after a good while.
    func find(_ text: String, in rooms: [RoomID: RoomName] = [1: "#lobby", 2: "#tea"], before: EntryNumber? = nil)
        -> SearchHits
    {
        var found = SearchHits(token: 7, hits: [], more: false, isComplete: false)
        for _ in 0..<3_000 where !found.isComplete {
            let query = SearchQuery(token: 7, room: nil, text: text, before: before)
            kept.hub.searches.put(SearchRequest(session: mina, query: query, rooms: rooms))
            let items = kept.read { if case .answer = $0 { true } else { false } }
            for case .answer(mina, .hits(let hits)?) in items { found = hits }
            pause(milliseconds: 20)
        }
        return found
    }

    func texts(_ text: String, in rooms: [RoomID: RoomName] = [1: "#lobby", 2: "#tea"]) -> [String] {
        find(text, in: rooms).hits.map { "\($0.room) \($0.entry.body.text)" }
    }

    /// Looks until the number of lines is found, or for a good while.
    func texts(_ text: String, until count: Int) -> [String] {
        var found = texts(text)
        for _ in 0..<3_000 where found.count != count {
            pause(milliseconds: 20)
            found = texts(text)
        }
        return found
    }

    func end() { _ = kept.finish() }
}

/// Until no descriptor of this process is of the file, or a good while has passed.
private func waitUntilNobodyHas(_ path: String) {
    for _ in 0..<500 {
        let isOpen = (0..<4096).contains { descriptor in
            var target = [CChar](repeating: 0, count: 512)
            let count = readlink("/proc/self/fd/\(descriptor)", &target, target.count)
            guard count > 0 else { return false }
            return String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self).hasPrefix(path)
        }
        guard isOpen else { return }
        pause(milliseconds: 20)
    }
}

struct `The server's search` {
    private let scratch = Scratch()

    @Test func `finds words, and two syllables of Korean, the latest first`() throws {
        let library = try Library(
            in: scratch, ["the Meeting is at two", "주간회의에서 봐요", "tea?"], tea: ["meetings, meetings", "회의 없음"])
        #expect(library.texts("회의", until: 2) == ["#tea 회의 없음", "#lobby 주간회의에서 봐요"])
        #expect(library.texts("MEETING") == ["#tea meetings, meetings", "#lobby the Meeting is at two"])
        #expect(library.texts("meeting two") == ["#lobby the Meeting is at two"])
        #expect(library.texts("nothing like it") == [])
        #expect(library.texts("…") == [])
    }

    @Test func `looks nowhere but in the rooms that are named`() throws {
        let library = try Library(in: scratch, ["secret here"], tea: ["secret there"])
        #expect(library.texts("secret", until: 2).count == 2)
        #expect(library.texts("secret", in: [2: "#tea"]) == ["#tea secret there"])
        #expect(library.texts("secret", in: [:]) == [])
        #expect(library.texts("secret", in: [9: "#else"]) == [])
    }

    @Test func `answers page by page`() throws {
        let library = try Library(in: scratch, (0..<120).map { "line \($0)" })
        _ = library.texts("119", until: 1)
        let first = library.find("line")
        #expect(first.hits.count == 50 && first.more && first.hits[0].entry.body == .say("line 119"))
        let second = library.find("line", before: first.hits.last?.entry.place.number)
        let third = library.find("line", before: second.hits.last?.entry.place.number)
        #expect(third.hits.count == 20 && !third.more)
        let all = (first.hits + second.hits + third.hits).map(\.entry.body)
        #expect(all == (0..<120).reversed().map { .say("line \($0)") })
    }

    @Test func `keeps an answer within a record`() throws {
        let library = try Library(in: scratch, (0..<12).map { "long \($0) " + String(repeating: "x", count: 8000) })
        _ = library.texts("11", until: 1)
        let hits = library.find("long")
        #expect(hits.more && hits.hits.reduce(0) { $0 + $1.entry.body.text.utf8.count } < 60_000)
    }

    @Test func `goes on in the morning from where it was, and makes up for a file that is gone`() throws {
        let evening = try Library(in: scratch, ["회의 하나"])
        #expect(evening.texts("회의", until: 1).count == 1)
        evening.end()
        let morning = try Library(in: scratch, ["회의 둘"])
        #expect(morning.texts("회의", until: 2) == ["#lobby 회의 둘", "#lobby 회의 하나"])
        morning.end()
        for name in ["search.db", "search.db-wal", "search.db-shm"] { unlink(scratch.file(name)) }
        #expect(try Library(in: scratch).texts("회의", until: 2).count == 2)
    }

    @Test(arguments: ["no database at all, of some length", ""]) func `makes a damaged file anew`(_ bytes: String)
        throws
    {
        let evening = try Library(in: scratch, ["회의 하나"])
        #expect(evening.texts("회의", until: 1).count == 1)
        evening.end()
        for name in ["search.db-wal", "search.db-shm"] { unlink(scratch.file(name)) }
        scratch.write(String(repeating: bytes, count: 500), to: "search.db")
        #expect(try Library(in: scratch).texts("회의", until: 1).count == 1)
    }

    @Test func `does not take another journal's index for its own`() throws {
        let other = Scratch()
        do {
            let theirs = try Library(in: other, ["theirs one", "theirs two"])
            #expect(theirs.texts("theirs", until: 2).count == 2)
            theirs.end()
        }
        do { try Library(in: scratch, ["ours"]).end() }
        // Whoever closes a database last removes its log, by its name.
        for folder in [other.path, scratch.path] { waitUntilNobodyHas("\(folder)/search.db") }
        for name in ["search.db-wal", "search.db-shm", "search.db"] {
            unlink(scratch.file(name))
            rename(other.file(name), scratch.file(name))
        }
        let ours = try Library(in: scratch)
        #expect(ours.texts("ours", until: 1) == ["#lobby ours"])
        #expect(ours.texts("theirs") == [])
    }
}
