import SottoModel

/// An entry as it stands in the file, whether or not it is still what was written.
///
/// `digest` is the tag of its content, so the content can be erased later and the chain still holds: `chain` is the
/// tag of the chain before it, its numbers, and the digest. What was erased has kind 0, nothing in `author`, `name`
/// and `body`, and in `erasure` the tag of what is left, without which it is no erasure of ours.
struct StoredEntry: Hashable, Sendable {
    static let erasedKind: Int64 = 0

    var number: Int64
    var room: Int64
    var prev: Int64
    var id: [UInt8]
    var author: [UInt8]
    var name: String
    var at: Int64
    var kind: Int64
    /// UTF-8. No text to SQLite, for which text ends at the first U+0000.
    var body: [UInt8]
    /// Here and below nil where it is not 16 bytes.
    var digest: Tag?
    var chain: Tag?
    var erasure: Tag?

    /// Whether it is what we wrote, by itself: who said what, when, in which room, after which entry.
    func isAuthentic(_ key: JournalKey) -> Bool {
        guard let digest else { return false }
        return isErased ? erasure == erasureTag(digest, key) : digest == contentTag(key)
    }

    var isErased: Bool { kind == Self.erasedKind }

    func contentTag(_ key: JournalKey) -> Tag {
        var content = Canonical(.content, reserving: 200 + body.count)
        for field in [number, room, prev, at, kind] { content.add(field) }
        content.add(id)
        content.add(author)
        content.add(name.utf8)
        content.add(body)
        return key.tag(content)
    }

    /// - Parameter before: the chain of the entry before it.
    func chainTag(after before: Tag, _ digest: Tag, _ key: JournalKey) -> Tag {
        var place = Canonical(.chain)
        place.add(before)
        place.add(number)
        place.add(prev)
        place.add(digest)
        return key.tag(place)
    }

    func erasureTag(_ digest: Tag, _ key: JournalKey) -> Tag {
        var rest = Canonical(.erasure)
        for field in [number, room, prev, at] { rest.add(field) }
        rest.add(id)
        rest.add(digest)
        return key.tag(rest)
    }
}

extension StoredEntry {
    /// The same with nothing left of who said what; the chain goes through it as before.
    ///
    /// - Precondition: it is authentic.
    func erased(_ key: JournalKey) -> StoredEntry {
        var erased = self
        erased.author = []
        erased.name = ""
        erased.body = []
        erased.kind = Self.erasedKind
        erased.erasure = digest.map { erased.erasureTag($0, key) }
        return erased
    }
}

/// The last entry of a room as far as the chain is known to hold.
struct RoomTip: Hashable, Sendable {
    var number: Int64
    /// Milliseconds since 1970.
    var at: Int64
    var chain: Tag

    /// What the first entry of a room follows.
    static func start(of room: Int64, _ key: JournalKey) -> RoomTip {
        var start = Canonical(.start)
        start.add(room)
        return RoomTip(number: 0, at: 0, chain: key.tag(start))
    }
}
