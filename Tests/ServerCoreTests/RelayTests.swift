import ServerCore
import SottoModel
import TestSupport
import Testing

struct `What goes between two who are there` {
    /// Alice and bob talk, carol is there and does not.
    private func hall(_ limits: Limits = Limits()) -> Hall {
        let hall = Hall(limits: limits)
        for session in ["alice0", "bob1"] { hall.settleIn(session, talks: true) }
        hall.settleIn("carol2")
        return hall
    }

    private func relays(
        _ hall: Hall, _ session: String = "alice0", to reader: String = "bob", on channel: UInt64 = 7, _ count: Int = 9
    ) -> [String] {
        hall.does(
            session, .relay(to: .of(reader), channel: channel, sealed: Array(repeating: 1, count: count)))
    }

    @Test func `is handed on, and put to no journal`() {
        #expect(relays(hall()) == ["1 bob1 ← alice relays 9 on 7"])
    }

    @Test func `goes to the session that took over`() {
        let hall = hall()
        hall.settleIn("bob2'", talks: true)
        #expect(relays(hall) == ["2 bob2' ← alice relays 9 on 7"])
    }

    @Test func `comes back from who is away, is nobody, does not talk, or is oneself`() {
        let hall = hall()
        hall.does("bob1", .closed(nil))
        for reader in ["bob", "nobody", "carol", "alice"] {
            #expect(relays(hall, to: reader) == ["0 alice0 ← 7 is undeliverable"], "\(reader)")
        }
    }

    @Test func `comes back to who does not talk`() {
        #expect(relays(hall(), "carol2") == ["2 carol2 ← 7 is undeliverable"])
    }

    @Test func `is of an interactive session alone`() {
        let hall = hall()
        _ = hall.opens("alice2'", isInteractive: false, capabilities: [Capability.talks])
        hall.answers("alice2'", .won)
        #expect(relays(hall, "alice2'") == ["2 alice2' ← 7 is undeliverable"])
    }

    @Test func `of nobody known has no effect`() {
        #expect(relays(hall(), "ghost0") == [])
    }

    @Test func `has up to 12 KiB`() {
        let hall = hall()
        #expect(relays(hall, on: 1, WireLimits.whisperBytes) == ["1 bob1 ← alice relays 12288 on 1"])
        #expect(relays(hall, on: 2, WireLimits.whisperBytes + 1) == ["0 alice0 ← 2 is undeliverable"])
    }

    @Test func `comes back where whispers are not wanted`() {
        let hall = hall()
        hall.does("bob1", .prefer(.roommates))
        #expect(relays(hall) == ["0 alice0 ← 7 is undeliverable"])
        for session in ["alice0", "bob1"] { hall.does(session, .join("#lobby", after: nil)) }
        #expect(relays(hall, on: 8) == ["1 bob1 ← alice relays 9 on 8"])
    }

    @Test func `comes back, with all that follows on its channel, while too much waits for a slow reader`() {
        let hall = hall()
        for number in 0..<12 as Range<UInt64> { #expect(relays(hall, on: number, 10_000)[0].hasPrefix("1 bob1")) }
        #expect(relays(hall, on: 1, 10_000) == ["0 alice0 ← 1 is undeliverable"])
        hall.does("bob1", .relaysSent(weight: 130_000))
        #expect(relays(hall, on: 1) == ["0 alice0 ← 1 is undeliverable"])
        #expect(relays(hall, on: 2) == ["1 bob1 ← alice relays 9 on 2"])
    }

    @Test func `of one keeps nobody else's from coming back or going on`() {
        let hall = hall()
        hall.settleIn("dave0", talks: true)
        _ = relays(hall, on: 1, 20_000)
        #expect(relays(hall, "dave0", on: 1) == ["1 bob1 ← dave relays 9 on 1"])
    }
}
