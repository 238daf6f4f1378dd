import Posix
import SottoModel

/// How much of the own log of whispers is kept, and how long.
package struct OwnLogRules: Hashable, Sendable {
    package let bytes: Int
    package let days: Int

    package init(bytes: Int = 4 * 1024 * 1024, days: Int = 365) {
        self.bytes = bytes
        self.days = days
    }

    /// The newest of them that may stay.
    ///
    /// - Parameter most: bytes, where it is not the rule's.
    func retained(_ whispers: [KeptWhisper], now: Timestamp, upTo most: Int? = nil) -> [KeptWhisper] {
        let oldest = now.milliseconds - Int64(days) * 86_400_000
        var left = most ?? bytes
        let newest = whispers.reversed().prefix { whisper in
            defer { left -= whisper.record.count + 32 }
            return left > 0
        }
        return newest.reversed().filter { $0.at.milliseconds >= oldest }
    }
}

/// The own log of whispers on disk.
struct OwnLog: ~Copyable {
    private let rules: OwnLogRules
    private var file: SealedFile
    private var waiting: [KeptWhisper] = []

    private init(_ file: consuming SealedFile, _ rules: OwnLogRules) {
        self.rules = rules
        self.file = file
    }

    /// - Parameter whispers: gets what is kept and not over its time; of what is there twice the first.
    static func open(
        _ path: String, _ rules: OwnLogRules, under state: StateKey, now: Timestamp, whispers: inout [KeptWhisper],
        damage: inout [Damage]
    ) throws(FileError) -> OwnLog {
        var contents = SealedFile.Contents()
        var file = try SealedFile.open(path, .whispers, under: state, &contents)
        whispers = rules.retained(Self.whispers(contents.payloads), now: now)
        damage += [contents.damage].compactMap { $0 }
        if whispers.count < contents.payloads.count { try file.replace(by: whispers.map(\.record)) }
        return OwnLog(file, rules)
    }

    /// Throws where the disk takes nothing, and then tries again at the next call.
    ///
    /// - Returns: the whispers that are on disk by it.
    mutating func take(_ new: [KeptWhisper], now: Timestamp) throws(FileError) -> [MessageID] {
        waiting += new
        guard !waiting.isEmpty else { return [] }
        try file.append(waiting.map(\.record))
        try file.synchronise()
        defer { waiting = [] }
        if file.count > rules.bytes { try shorten(now: now) }
        return waiting.map(\.id)
    }

    mutating func erase() throws(FileError) {
        waiting = []
        try file.replace(by: [])
    }

    /// By a quarter more than it must, so that it is not done at each whisper.
    private mutating func shorten(now: Timestamp) throws(FileError) {
        let kept = rules.retained(Self.whispers(try file.payloads()), now: now, upTo: rules.bytes / 4 * 3)
        try file.replace(by: kept.map(\.record))
    }

    private static func whispers(_ payloads: [[UInt8]]) -> [KeptWhisper] {
        var seen: Set<Sign> = []
        return payloads.compactMap { KeptWhisper(record: $0) }.filter {
            seen.insert(Sign(isOwn: $0.isOwn, peer: $0.peer.identity, id: $0.id)).inserted
        }
    }

    private struct Sign: Hashable {
        let isOwn: Bool
        let peer: IdentityKey
        let id: MessageID
    }
}
