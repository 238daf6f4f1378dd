import SottoModel

/// Follows every room's chain through rows in the order of their numbers. A value: rows in, findings out.
///
/// A row proves itself by its digest, and what it follows by its `prev`, which the digest covers; the chain proves
/// what was erased. So a row after a gap is good where its digest is, and one whose tags alone are wrong loses
/// nobody's words.
struct ChainAudit {
    enum Finding: Hashable {
        /// Not what we wrote: nothing in it is to be believed.
        case altered(StoredEntry)
        case lost(room: Int64, Loss)
        /// The entry is proven, its tags are not what they should be; here it is with the right ones.
        case mended(StoredEntry)
        /// The same where the right ones cannot be told.
        case unproven(StoredEntry)
    }

    private struct Reach {
        var tip: RoomTip
        /// Whether its chain was arrived at, or only read.
        var isProven = true
        /// The last row, whose chain is not the one arrived at; the next row tells which of them is right.
        var doubt: StoredEntry?
    }

    private let key: JournalKey
    private let known: KnownLosses
    private var reached: [Int64: Reach] = [:]
    private(set) var findings: [Finding] = []

    init(_ key: JournalKey, from floors: [Int64: RoomTip], known: KnownLosses) {
        self.key = key
        self.known = known
        reached = floors.mapValues { Reach(tip: $0) }
    }

    /// Begins a room in its middle, behind a row that was not looked at.
    mutating func begin(_ room: Int64, after tip: RoomTip) {
        reached[room] = Reach(tip: tip, isProven: false)
    }

    func hasBegun(_ room: Int64) -> Bool { reached[room] != nil }

    func tip(of room: Int64) -> RoomTip {
        reached[room]?.tip ?? .start(of: room, key)
    }

    mutating func takeFindings() -> [Finding] {
        defer { findings = [] }
        return findings
    }

    mutating func take(_ row: StoredEntry) {
        let reach = reached[row.room] ?? Reach(tip: .start(of: row.room, key))
        guard let row = proven(row, after: reach.tip), row.prev >= reach.tip.number, let digest = row.digest else {
            return findings.append(.altered(row))
        }
        guard row.prev == reach.tip.number else { return jump(to: row, from: reach) }
        follow(row, digest, from: reach)
    }

    /// Every entry that the record of tips tells of and that has not come.
    mutating func end(_ record: TipRecord) {
        for line in record.lines {
            let tip = tip(of: line.room)
            settleDoubt(of: line)
            guard line.tip.number > tip.number else { continue }
            lose(line.room, after: tip, through: line.tip.number, until: line.tip.at)
        }
    }

    /// - Returns: the row, its digest mended where its place in the chain proves its content; nil for an altered one.
    private mutating func proven(_ row: StoredEntry, after tip: RoomTip) -> StoredEntry? {
        if row.isAuthentic(key) { return row }
        guard !row.isErased, row.prev == tip.number else { return nil }
        var mended = row
        let digest = row.contentTag(key)
        guard row.chainTag(after: tip.chain, digest, key) == row.chain else { return nil }
        mended.digest = digest
        findings.append(.mended(mended))
        return mended
    }

    private mutating func jump(to row: StoredEntry, from reach: Reach) {
        dismissDoubt(reach)
        lose(row.room, after: reach.tip, through: row.prev, until: row.at)
        let chain = row.chain ?? reach.tip.chain
        reached[row.room] = Reach(tip: RoomTip(number: row.number, at: row.at, chain: chain), isProven: false)
    }

    private mutating func follow(_ row: StoredEntry, _ digest: Tag, from reach: Reach) {
        let expected = row.chainTag(after: reach.tip.chain, digest, key)
        var next = Reach(tip: RoomTip(number: row.number, at: row.at, chain: expected))
        defer { reached[row.room] = next }
        if row.chain == expected {
            if let doubt = reach.doubt { findings.append(.mended(doubt.with(chain: reach.tip.chain))) }
            return
        }
        let read = reach.doubt?.chain.map { row.chainTag(after: $0, digest, key) }
        if !reach.isProven || (read != nil && read == row.chain) {
            dismissDoubt(reach)
            next.tip.chain = row.chain ?? expected
        } else {
            dismissDoubt(reach)
            next.doubt = row
        }
    }

    private mutating func settleDoubt(of line: TipRecord.Line) {
        guard let reach = reached[line.room], let doubt = reach.doubt, doubt.number == line.tip.number else { return }
        if reach.tip.chain == line.tip.chain {
            findings.append(.mended(doubt.with(chain: line.tip.chain)))
        } else {
            dismissDoubt(reach)
        }
        reached[line.room]?.doubt = nil
    }

    private mutating func dismissDoubt(_ reach: Reach) {
        if let doubt = reach.doubt { findings.append(.unproven(doubt)) }
    }

    private mutating func lose(_ room: Int64, after tip: RoomTip, through: Int64, until: Int64) {
        let loss = Loss(
            after: EntryNumber(tip.number), through: EntryNumber(through), since: Timestamp(milliseconds: tip.at),
            until: Timestamp(milliseconds: until))
        guard !known.contains(loss, in: room) else { return }
        findings.append(.lost(room: room, loss))
    }
}

/// Losses that people have been told of: they are in the record themselves.
struct KnownLosses {
    private struct Gap: Hashable {
        let room: Int64
        let after: EntryNumber
        let through: EntryNumber
    }

    private var gaps: Set<Gap> = []

    mutating func add(_ loss: Loss, in room: Int64) {
        gaps.insert(Gap(room: room, after: loss.after, through: loss.through))
    }

    func contains(_ loss: Loss, in room: Int64) -> Bool {
        gaps.contains(Gap(room: room, after: loss.after, through: loss.through))
    }
}

extension StoredEntry {
    fileprivate func with(chain: Tag) -> StoredEntry {
        var mended = self
        mended.chain = chain
        return mended
    }
}
