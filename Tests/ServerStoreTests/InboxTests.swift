import ServerCore
import ServerHub
import ServerStore
import SottoModel
import TestSupport
import Testing

struct `The inbox` {
    private let scratch = Scratch()

    @Test func `holds what is whispered to somebody away until they have taken it`() throws {
        let evening = try Kept(in: scratch, base: 500)
        let sessions = evening.gather("mina", "hana")
        evening.submit((sessions[1], .closed(nil)))
        evening.whisper(sessions[0], 1...2, to: "hana")
        #expect(evening.outcomes(1...2) == ["1 held", "2 held"])
        _ = evening.finish()
        let morning = try Kept(in: scratch, base: 600)
        let hana = morning.comeIn("hana")
        #expect(morning.whispers(2).map(\.number) == [500, 501])
        morning.submit((hana, .taken(through: 500)), (hana, .closed(nil)))
        morning.comeIn("hana", slot: 1)
        #expect(morning.whispers(1).map(\.id) == [.number(2)])
    }

    @Test func `gives nothing twice that was taken, and says what it said at first`() throws {
        let kept = try Kept(in: scratch, base: 500)
        let sessions = kept.gather("mina", "hana")
        kept.whisper(sessions[0], 1...1, to: "hana")
        #expect(kept.whispers(1).count == 1)
        kept.submit((sessions[1], .taken(through: 500)))
        kept.whisper(sessions[0], 1...1, to: "hana")
        kept.whisper(sessions[0], 2...2, to: "hana")
        let items = kept.read { if case .direct(_, .outcome(.number(2), _)) = $0 { true } else { false } }
        #expect(items.contains(.direct(sessions[0], .outcome(.number(1), .delivered))))
        #expect(items.compactMap(\.whisper).map(\.id) == [.number(2)])
    }

    @Test func `takes the same id from another author`() throws {
        let kept = try Kept(in: scratch, base: 500)
        let sessions = kept.gather("mina", "hana", "jin")
        kept.whisper(sessions[0], 1...1, to: "hana")
        kept.whisper(sessions[2], 1...1, to: "hana")
        #expect(kept.whispers(2).map(\.from.name) == ["mina", "jin"])
    }

    @Test func `is only for who owns a name`() throws {
        let kept = try Kept(in: scratch, base: 500)
        kept.whisper(kept.gather("mina")[0], 1...1, to: "nobody")
        #expect(kept.outcomes(1...1) == ["1 refused(SottoModel.Refusal.nobodyThere)"])
    }

    @Test func `has room for so many, and so many of one author`() throws {
        var limits = Limits()
        limits.inboxWhispers = 4
        limits.inboxWhispersFromOne = 3
        let kept = try Kept(in: scratch, base: 500, limits: limits)
        let sessions = kept.gather("mina", "jin", "hana")
        kept.submit((sessions[2], .closed(nil)))
        kept.whisper(sessions[0], 1...4, to: "hana")
        kept.whisper(sessions[1], 5...6, to: "hana")
        let full = "refused(SottoModel.Refusal.inboxFull)"
        #expect(kept.outcomes(1...6) == ["1 held", "2 held", "3 held", "4 \(full)", "5 held", "6 \(full)"])
    }

    @Test func `has room for so many bytes`() throws {
        var limits = Limits()
        limits.inboxBytes = 20
        let kept = try Kept(in: scratch, base: 500, limits: limits)
        let sessions = kept.gather("mina", "hana")
        kept.submit((sessions[1], .closed(nil)))
        kept.whisper(sessions[0], 1...3, to: "hana", [UInt8](repeating: 7, count: 10))
        #expect(kept.outcomes(1...3) == ["1 held", "2 held", "3 refused(SottoModel.Refusal.inboxFull)"])
    }

    @Test func `gives pages, the next one when the last is taken`() throws {
        let kept = try Kept(in: scratch, base: 500)
        let sessions = kept.gather("mina", "hana")
        kept.submit((sessions[1], .closed(nil)))
        kept.whisper(sessions[0], 1...50, to: "hana")
        _ = kept.outcomes(1...50)
        let hana = kept.comeIn("hana", slot: 2)
        var numbers: [EntryNumber] = []
        while numbers.count < 50 {
            numbers += kept.whispers(1).map(\.number)
            kept.submit((hana, .taken(through: numbers.last ?? .zero)))
        }
        #expect(numbers == (500..<550).map { EntryNumber($0) })
    }

    @Test func `forgets what has waited for thirty days, and a week later that there was any`() throws {
        let first = try Kept(in: scratch, base: 500, at: 0)
        let sessions = first.gather("mina", "hana")
        first.submit((sessions[1], .closed(nil)))
        first.whisper(sessions[0], 1...1, to: "hana")
        _ = first.finish()
        let day: Int64 = 24 * 3600 * 1000
        let month = try Kept(in: scratch, base: 600, at: 30 * day)
        let back = month.gather("hana", "mina")
        month.whisper(back[1], 1...2, to: "hana")
        #expect(month.outcomes(1...2) == ["1 delivered", "2 delivered"])
        _ = month.finish()
        let later = try Kept(in: scratch, base: 700, at: 37 * day)
        let again = later.gather("mina", "jin")
        later.whisper(again[0], 1...1, to: "jin")
        #expect(later.outcomes(1...1) == ["1 delivered"])
        #expect(try Intruder.count(scratch.file("journal.db"), "whispered") == 2)
    }

    @Test func `can wait until the store is well again`() throws {
        let kept = try Kept(in: scratch, base: 500)
        let sessions = kept.gather("mina", "hana")
        let intruder = try Intruder(scratch.file("journal.db"))
        kept.whisper(sessions[0], 1...1, to: "hana")
        #expect(kept.whispers(1).map(\.number) == [.zero])
        kept.submit((sessions[1], .closed(nil)))
        kept.whisper(sessions[0], 2...2, to: "hana")
        #expect(kept.outcomes(2...2) == ["2 refused(SottoModel.Refusal.notPossible)"])
        intruder.leave()
        kept.whisper(sessions[0], 3...3, to: "hana")
        #expect(kept.outcomes(3...3) == ["3 held"])
    }

    @Test func `is closed to whom its owner does not want, after a restart too`() throws {
        let evening = try Kept(in: scratch, base: 500)
        let hana = evening.gather("hana")[0]
        evening.submit((hana, .prefer(.nobody)))
        _ = evening.finish()
        let morning = try Kept(in: scratch, base: 600)
        morning.whisper(morning.gather("mina")[0], 1...1, to: "hana")
        #expect(morning.outcomes(1...1) == ["1 refused(SottoModel.Refusal.whispersOff)"])
    }

    @Test func `of somebody who is away is found by their name`() throws {
        let kept = try Kept(in: scratch, base: 500)
        let sessions = kept.gather("mina", "hana")
        kept.submit((sessions[1], .closed(nil)), (sessions[0], .find("HANA")), (sessions[0], .find("jin")))
        let items = kept.read { if case .direct(_, .found("jin", _, _)) = $0 { true } else { false } }
        #expect(items.contains(.direct(sessions[0], .found("HANA", Person("hana"), isPresent: false))))
        #expect(items.last == .direct(sessions[0], .found("jin", nil, isPresent: false)))
    }
}

extension Kept {
    func whisper(_ session: SessionID, _ ids: ClosedRange<UInt64>, to reader: String, _ sealed: [UInt8] = [7]) {
        for id in ids { submit((session, .whisper(to: .of(reader), .number(id), sealed: sealed))) }
    }

    /// What became of these, once all are answered.
    func outcomes(_ ids: ClosedRange<UInt64>) -> [String] {
        gather(ids.count) { item in
            guard case .direct(_, .outcome(let id, let outcome)) = item, ids.contains(id.low & 0xFFFF) else {
                return nil
            }
            return "\(id.low & 0xFFFF) \(outcome)"
        }
    }

    /// They sign in, and nothing is read of what they are told.
    @discardableResult
    func comeIn(_ person: String, slot: Int = 0) -> SessionID {
        let session = SessionID(lane: 0, slot: slot, generation: 2)
        let hello = Hello(identity: .of(person), proof: [], name: Person(person).name, isInteractive: true)
        submit((session, .open(hello)))
        return session
    }

    /// So many whispers, or more.
    func whispers(_ count: Int) -> [IncomingWhisper] {
        gather(count, \.whisper)
    }

    private func gather<Element>(_ count: Int, _ pick: (LaneItem) -> Element?) -> [Element] {
        var picked: [Element] = []
        while picked.count < count {
            let found = read { pick($0) != nil }.compactMap(pick)
            // It was said already that nothing came.
            guard !found.isEmpty else { return picked }
            picked += found
        }
        return picked
    }
}

extension LaneItem {
    fileprivate var whisper: IncomingWhisper? {
        if case .direct(_, .whisper(let whisper)) = self { whisper } else { nil }
    }
}
