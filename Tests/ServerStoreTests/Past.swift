import ServerCore
import ServerHub
import ServerStore
import SottoModel
import TestSupport

/// A store in which mina has talked: a letter a line, `l` in #lobby (room 1) and `t` in #tea (room 2), numbered from
/// 500, a second from one to the next.
final class Past {
    let scratch = Scratch()

    init(_ talk: String) throws {
        for (index, letter) in talk.filter(\.isLetter).enumerated() {
            try go(on: letter == "l" ? 1 : 2, number: 500 + UInt64(index), text: "\(letter)\(500 + index)")
        }
    }

    /// Says one thing more, as a server of its own.
    func go(on room: RoomID, number: UInt64, text: String) throws {
        let kept = try Kept(in: scratch, base: number, at: Int64(number) * 1000)
        let mina = kept.gather("mina")[0]
        kept.submit((mina, .join("#tea", after: nil)))
        kept.submit((mina, .post(room, .number(number), .say(text))))
        _ = kept.finish()
    }

    /// A copy of the files as they are now, log and all.
    func copy() -> Scratch {
        let copy = Scratch()
        for name in ["journal.db", "journal.db-wal", "journal.db-tips"] {
            if let bytes = scratch.read(name) { copy.write(bytes, to: name) }
        }
        return copy
    }
}

/// What people read, room by room, once a server has started on a store: `500 l500`, and `lost 500-501` for what is
/// said to be lost after 500 up to 501.
struct Reading {
    private(set) var lines: [String: [String]] = [:]

    init(_ kept: Kept) {
        for room in kept.rooms { lines[room.name.text] = kept.page(through: room.id).map(Self.line) }
    }

    init(in scratch: borrowing Scratch) throws {
        let kept = try Kept(in: scratch, base: 900)
        self.init(kept)
        _ = kept.finish()
    }

    var text: String {
        lines.sorted { $0.key < $1.key }.map { "\($0.key): " + $0.value.joined(separator: ", ") }
            .joined(separator: " | ")
    }

    private static func line(_ entry: Entry) -> String {
        guard case .loss(let loss) = entry.body else { return entry.body.text }
        return "lost \(loss.after.rawValue)-\(loss.through.rawValue)"
    }
}
