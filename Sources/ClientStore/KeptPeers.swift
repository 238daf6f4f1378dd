import Posix
import SottoModel

/// Whose keys are pinned, and which whispers came, on disk.
struct KeptPeers: ~Copyable {
    /// Longer than a whisper waits, with a week for clocks.
    private static let seenDays: Int64 = 37
    private static let mostSeen = 50_000

    private var file: SealedFile
    private var waiting: [PeerRecord] = []

    /// - Parameters:
    ///   - peers: gets everybody who is pinned, the one who was saved last at the end.
    ///   - seen: gets the whispers that may still come a second time.
    init(
        _ path: String, under state: StateKey, now: Timestamp, peers: inout [Peer], seen: inout [WhisperSign],
        damage: inout [Damage]
    ) throws(FileError) {
        var contents = SealedFile.Contents()
        var opened = try SealedFile.open(path, .peers, under: state, &contents)
        damage += [contents.damage].compactMap { $0 }
        let records = contents.payloads.compactMap { PeerRecord($0) }
        peers = Self.latest(records.compactMap(\.peer))
        let oldest = now.milliseconds - Self.seenDays * 86_400_000
        seen = records.compactMap(\.sign).filter { $0.id.at.milliseconds >= oldest }.suffix(Self.mostSeen)
        let alive = peers.map { PeerRecord.peer($0) } + seen.map { PeerRecord.seen($0) }
        if alive.count < contents.payloads.count / 2 { try opened.replace(by: alive.map(\.bytes)) }
        file = opened
    }

    /// Each person once, as they were saved last, in the order of that.
    private static func latest(_ saved: [Peer]) -> [Peer] {
        var known: Set<IdentityKey> = []
        return saved.reversed().filter { known.insert($0.person.identity).inserted }.reversed()
    }

    /// Throws where the disk takes nothing, and then tries again at the next call.
    mutating func take(_ new: [PeerRecord]) throws(FileError) {
        waiting += new
        guard !waiting.isEmpty else { return }
        try file.append(waiting.map(\.bytes))
        if waiting.contains(where: { $0.peer != nil }) { try file.synchronise() }
        waiting = []
    }
}

extension PeerRecord {
    fileprivate var peer: Peer? {
        if case .peer(let peer) = self { peer } else { nil }
    }

    fileprivate var sign: WhisperSign? {
        if case .seen(let sign) = self { sign } else { nil }
    }
}
