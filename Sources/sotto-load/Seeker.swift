import Posix
import SottoModel

/// Fills a room by itself, and then asks for this and that in it, a question as soon as the one before is answered.
final class Seeker {
    private static let ahead = 48
    /// What the last line says, and no other.
    private static let last = "zzzlast"

    private(set) var delays = Delays()
    private let crowd: Crowd
    private let guest: Guest
    private let index: Int
    private var prose = Prose(seed: 7)
    private var asked: UInt64 = 0
    private var hits = 0
    private var incomplete = 0
    private var isIndexed = false
    private var slowest = (nanoseconds: 0 as UInt64, question: "")
    private var question = ""

    init(_ crowd: Crowd, _ invite: String) throws {
        self.crowd = crowd
        index = crowd.guests.count
        let name = "seeker\(Clocks.monotonicNanoseconds() % 1_000_000_007)"
        guest = try Guest(
            name: try UserName(name), room: try RoomName("#" + name), target: try Target(try Invite(invite)), senders: 0
        )
        crowd.add(guest)
    }

    func comeIn(_ hall: Hall) throws -> Bool {
        try hall.bring(index..<index + 1, seconds: 10)
    }

    func fill(_ lines: Int) throws(LoadError) {
        var said = 0
        while guest.ledger.heard < lines {
            guard crowd.lostCount == 0 else { throw .server("the seeker was lost") }
            while said < lines, said - guest.ledger.heard < Self.ahead {
                said += 1
                guest.post(said == lines ? Self.last : prose.line())
            }
            crowd.turn(milliseconds: 20)
        }
    }

    /// Until the line that came last is found.
    func awaitIndex() throws(LoadError) {
        guest.heardHits = { [unowned self] answer in isIndexed = answer.isComplete && !answer.hits.isEmpty }
        while !isIndexed {
            guard crowd.lostCount == 0 else { throw .server("the seeker was lost") }
            guest.ask(SearchQuery(token: 0, room: nil, text: Self.last))
            crowd.turn(seconds: 0.5)
        }
    }

    func begin() {
        guest.heardHits = { [unowned self] answer in take(answer) }
        ask()
    }

    func report(_ answer: inout Answer) {
        answer.add("questions", delays.values.count)
        answer.add("p50_us", delays.microseconds(0.50), digits: 1)
        answer.add("p99_us", delays.microseconds(0.99), digits: 1)
        answer.add("max_us", delays.microseconds(1), digits: 1)
        answer.add("hits_a_question", Double(hits) / Double(max(1, delays.values.count)), digits: 1)
        answer.add("incomplete", incomplete)
        answer.add("slowest", slowest.question)
    }

    private func ask() {
        question = prose.question()
        asked = Clocks.monotonicNanoseconds()
        guest.ask(SearchQuery(token: asked, room: nil, text: question))
    }

    private func take(_ answer: SearchHits) {
        let delay = Clocks.monotonicNanoseconds() - asked
        delays.add(delay)
        if delay > slowest.nanoseconds { slowest = (delay, question) }
        hits += answer.hits.count
        incomplete += answer.isComplete ? 0 : 1
        ask()
    }
}
