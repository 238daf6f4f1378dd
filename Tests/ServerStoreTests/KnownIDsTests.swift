import SottoModel
import Testing

@testable import ServerStore

struct `Known ids` {
    private static func known(_ count: UInt64) -> KnownIDs {
        var ids = KnownIDs()
        for number in 0..<count {
            ids.note(.number(number), .init(author: .of("mina"), number: EntryNumber(number)))
        }
        return ids
    }

    @Test func `tell who gave them and what number they got`() {
        let ids = Self.known(3)
        #expect(ids[.number(2)] == KnownIDs.Known(author: .of("mina"), number: 2))
        #expect(ids[.number(3)] == nil)
    }

    @Test func `are remembered for the next hundred thousand at least`() {
        let ids = Self.known(199_999)
        #expect(ids[.number(0)] != nil && ids[.number(199_998)] != nil)
    }

    @Test func `are forgotten in the end`() {
        let ids = Self.known(200_000)
        #expect(ids[.number(0)] == nil && ids[.number(99_999)] == nil)
        #expect(ids[.number(100_000)] != nil)
    }
}
