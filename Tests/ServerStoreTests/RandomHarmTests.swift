import GRDB
import Glibc
import Posix
import ServerCore
import ServerHub
import SottoModel
import TestSupport
import Testing

@testable import ServerStore

/// The files of a store in which much was said, most of it in the database itself, the rest in its log.
private struct Talk {
    private static let names = ["journal.db", "journal.db-wal", "journal.db-tips"]
    /// What was said, by room and number.
    private(set) var said: [RoomID: [EntryNumber: String]] = [:]
    private var files: [String: [UInt8]] = [:]

    init() throws {
        let past = Scratch()
        try say(Array(0..<150), in: past)
        try Intruder.checkpoint(past.file("journal.db"))
        try say(Array(150..<200), in: past)
        for name in Self.names { files[name] = past.read(name) }
    }

    private mutating func say(_ numbers: [UInt64], in folder: borrowing Scratch) throws {
        let kept = try Kept(in: folder, base: 500)
        let mina = kept.gather("mina")[0]
        kept.submit((mina, .join("#tea", after: nil)))
        for number in numbers {
            let text = "\(number) " + String(repeating: "안녕 ", count: Int(number % 40))
            let room = RoomID(1 + number % 2)
            kept.submit((mina, .post(room, .number(number), .say(text))))
            said[room, default: [:]][EntryNumber(500 + number)] = text
        }
        _ = kept.finish()
    }

    /// With one of the files cut short, or some bits of it the other way round.
    func harmed(_ chance: inout SplitMix) -> (folder: Scratch, what: String) {
        let folder = Scratch()
        let name = Self.names[Int.random(in: 0..<Self.names.count, using: &chance)]
        for (other, bytes) in files where other != name { folder.write(bytes, to: other) }
        var bytes = files[name] ?? []
        var what = name
        if chance.next() % 3 == 0 {
            bytes.removeLast(Int.random(in: 1...bytes.count, using: &chance))
            what += " cut to \(bytes.count)"
        } else {
            for _ in 0...Int.random(in: 0...7, using: &chance) {
                let bit = Int.random(in: 0..<bytes.count * 8, using: &chance)
                bytes[bit / 8] ^= 1 << UInt8(bit % 8)
                what += " bit \(bit)"
            }
        }
        folder.write(bytes, to: name)
        return (folder, what)
    }
}

/// What a server that started on a store has to serve, room by room; a room that cannot be read is not there.
private struct Served {
    private(set) var rooms: [RoomID: [Entry]] = [:]

    /// - Throws: `StoreError` where it does not start.
    init(_ folder: borrowing Scratch) throws {
        let kept = try Kept(in: folder, base: 900)
        _ = kept.finish()
        let pool = try OpenedStore(folder.file("journal.db"), .test, isSynchronous: false).database.pool
        for room in kept.rooms { rooms[room.id] = try? Self.pages(of: room.id, pool) }
    }

    private static func pages(of room: RoomID, _ pool: DatabasePool) throws -> [Entry] {
        var entries: [Entry] = []
        var after = EntryNumber.zero
        while true {
            let request = PageRequest(
                session: SessionID(lane: 0, slot: 0, generation: 0), room: room, after: after, bytes: 100_000)
            let page = try pool.read { db in try PageQuery(.test, db).page(request) }
            entries += page.entries
            if page.through == after { return entries }
            after = page.through
        }
    }

    /// The first thing that is not as it was said and not told to be lost.
    func fault(_ said: [RoomID: [EntryNumber: String]]) -> String? {
        for (room, lines) in said {
            guard let entries = rooms[room] else { continue }
            let losses = entries.compactMap { if case .loss(let loss) = $0.body { loss } else { nil } }
            let served = Dictionary(entries.compactMap { entry in entry.place.number.map { ($0, entry.body) } }) {
                a, _ in a
            }
            for (number, body) in served where lines[number].map({ .say($0) != body }) ?? !body.isLoss {
                return "\(number.rawValue) is served as \(body)"
            }
            for number in lines.keys where served[number] == nil {
                guard losses.contains(where: { $0.after < number && number <= $0.through }) else {
                    return "\(number.rawValue) is gone, and nobody is told"
                }
            }
        }
        return nil
    }
}

extension EntryBody {
    fileprivate var isLoss: Bool { if case .loss = self { true } else { false } }
}

struct `A store harmed at random` {
    /// `SOTTO_HARMS` says how often, where 60 are not enough, and `SOTTO_HARM` which is the first.
    private static let count = number("SOTTO_HARMS") ?? 60
    private static let first = number("SOTTO_HARM") ?? Int.random(in: 0...Int(UInt32.max))

    private static func number(_ variable: String) -> Int? {
        getenv(variable).flatMap { Int(String(cString: $0)) }
    }

    @Test func `is served as it was or not at all, and what is lost is told`() throws {
        let talk = try Talk()
        var refused = 0
        for seed in Self.first..<Self.first + Self.count {
            var chance = SplitMix(seed: UInt64(seed))
            let (folder, what) = talk.harmed(&chance)
            do {
                let fault = try Served(folder).fault(talk.said)
                #expect(fault == nil, "seed \(seed): \(what)")
            } catch is StoreError {
                refused += 1
            }
        }
        print("stores harmed: \(Self.count) from seed \(Self.first) on, \(refused) refused")
    }
}
