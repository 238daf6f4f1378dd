import Posix
import ServerCore
import ServerHub
import SottoModel
import TestSupport
import Testing

@testable import ServerStore

struct `What a room keeps` {
    private let scratch = Scratch()

    /// Lines of the room once the last of them was said and there are no more than so many; as they are after a while,
    /// where that does not happen.
    private func lines(_ kept: Kept, atMost count: Int, last: String) -> [String] {
        var texts: [String] = []
        for _ in 0..<3_000 {
            texts = kept.page(through: 1).map(\.body.text)
            if texts.count <= count, texts.last?.hasPrefix(last) == true { break }
            pause(milliseconds: 20)
        }
        return texts
    }

    private func say(_ numbers: ClosedRange<UInt64>, _ kept: Kept, _ session: SessionID, bytes: Int = 0) {
        for number in numbers {
            let padding = String(repeating: "x", count: bytes)
            kept.submit((session, .post(1, .number(number), .say("l\(number)\(padding)"))))
        }
    }

    private func limits(_ change: (inout Limits) -> Void) -> Limits {
        var limits = Limits.off
        limits.proposalsInFlight = .max
        change(&limits)
        return limits
    }

    private var isGood: Bool {
        get throws {
            scratch.write(Array(repeating: 7, count: 32), to: "server.key")
            return try StoreCheck(StoreReader(scratch.path)).isGood
        }
    }

    @Test func `are the last lines, as many as the server says`() throws {
        let kept = try Kept(in: scratch, base: 500, limits: limits { $0.keepLines = 3 })
        say(1...9, kept, kept.gather("mina")[0])
        #expect(lines(kept, atMost: 3, last: "l9") == ["l7", "l8", "l9"])
        _ = kept.finish()
        #expect(try isGood)
    }

    @Test func `are fewer where an operator of the room says so, the order among them`() throws {
        let kept = try Kept(in: scratch, base: 500, limits: limits { $0.keepLines = 5 })
        let root = kept.gather("root")[0]
        say(1...9, kept, root)
        kept.submit((root, .post(1, .number(10), .order(.keep(Retention(entries: 2))))))
        #expect(lines(kept, atMost: 2, last: "") == ["l9", ""])
        kept.submit((root, .post(1, .number(11), .order(.keep(Retention(entries: 100))))))
        say(12...18, kept, root)
        #expect(lines(kept, atMost: 5, last: "l18") == ["l14", "l15", "l16", "l17", "l18"])
    }

    @Test func `is what is not too old, known again in the morning`() throws {
        let first = try Kept(in: scratch, base: 500, at: 1_000)
        let root = first.gather("root")[0]
        first.submit((root, .post(1, .number(1), .order(.keep(Retention(seconds: 60))))))
        say(2...4, first, root)
        _ = first.finish()
        let second = try Kept(in: scratch, base: 600, at: 60_900)
        say(5...5, second, second.gather("root")[0])
        pause(milliseconds: 100)
        #expect(second.page(through: 1).count == 5)
        _ = second.finish()
        let third = try Kept(in: scratch, base: 700, at: 61_001)
        #expect(lines(third, atMost: 1, last: "l5") == ["l5"])
        _ = third.finish()
        #expect(try isGood)
    }

    @Test func `goes on having the topic there was`() throws {
        let kept = try Kept(in: scratch, base: 500, limits: limits { $0.keepLines = 2 })
        let mina = kept.gather("mina")[0]
        kept.submit((mina, .post(1, .number(1), .topic("tea and talk"))))
        say(2...6, kept, mina)
        #expect(lines(kept, atMost: 2, last: "l6") == ["l5", "l6"])
        say(7...9, kept, mina)
        #expect(lines(kept, atMost: 2, last: "l9") == ["l8", "l9"])
        _ = kept.finish()
        #expect(
            try OpenedStore(scratch.file("journal.db"), .test, isSynchronous: false).rooms.first?.topic
                == "tea and talk")
    }

    @Test func `does not come again when it is sent again`() throws {
        let kept = try Kept(in: scratch, base: 500, limits: limits { $0.keepLines = 2 })
        let mina = kept.gather("mina")[0]
        say(1...5, kept, mina)
        #expect(lines(kept, atMost: 2, last: "l5") == ["l4", "l5"])
        say(1...1, kept, mina)
        let items = kept.read { if case .direct(_, .outcome(.number(1), _)) = $0 { true } else { false } }
        #expect(items.contains(.direct(mina, .outcome(.number(1), .kept(500)))))
        #expect(kept.page(through: 1).map(\.body.text) == ["l4", "l5"])
    }

    @Test func `goes, the earliest first and of all rooms, where the quota is used up`() throws {
        let kept = try Kept(in: scratch, base: 500, limits: limits { $0.quotaMegabytes = 1 })
        let mina = kept.gather("mina")[0]
        kept.submit((mina, .join("#tea", after: nil)))
        _ = kept.read { if case .joined(_, _, _) = $0 { true } else { false } }
        kept.submit((mina, .post(2, .number(0), .say("first"))))
        say(1...400, kept, mina, bytes: 8_000)
        let left = lines(kept, atMost: 130, last: "l400x")
        #expect(left.count > 50)
        #expect(kept.page(through: 2).isEmpty)
        _ = kept.finish()
        #expect(try isGood)
    }
}
