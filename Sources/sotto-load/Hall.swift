import Posix
import Sodium
import SottoModel

/// A crowd of readers, and behind them those who speak; names and rooms are new in every run.
final class Hall {
    let crowd: Crowd
    let readers: Int
    let speakers: Int
    /// What readers heard; what speakers heard of themselves and each other is apart.
    private(set) var deliveries = 0
    private(set) var echoes = 0
    /// Messages sent.
    private(set) var said = 0
    /// Gathers the delays of those who are `timed`, while it is there.
    var delays: Delays?
    /// Readers whose delays count.
    var timed: Range<Int>

    private let inflight: Int
    private var turn = 0

    init(invite: String, readers: Int, speakers: Int, ownRoom: Bool, inflight: Int) throws {
        self.readers = readers
        timed = 0..<readers
        self.speakers = speakers
        self.inflight = inflight
        let target = try Target(try Invite(invite))
        let run = Self.run()
        crowd = try Crowd()
        for index in 0..<readers + speakers {
            let isAlone = ownRoom && index < readers
            crowd.add(
                try Guest(
                    name: try UserName("\(run)\(index)"), room: try RoomName("#\(run)" + (isAlone ? "-\(index)" : "")),
                    target: target, senders: speakers))
        }
        // For every message of every reader. The crowd is the hall's own, and nobody else's.
        crowd.hear = { [unowned(unsafe) self] index, stamp in hear(index, stamp) }
    }

    /// - Returns: whether all of them are in.
    func bringReaders(seconds: Double) throws -> Bool {
        try bring(0..<readers, seconds: seconds)
    }

    func bringSpeakers(seconds: Double) throws -> Bool {
        let isIn = try bring(readers..<readers + speakers, seconds: seconds)
        crowd.turn(seconds: 0.5)
        return isIn
    }

    func bring(_ indices: Range<Int>, seconds: Double) throws -> Bool {
        let end = Clocks.monotonicNanoseconds() + UInt64(seconds * 1e9)
        var rest = indices
        let goal = crowd.presentCount + indices.count
        while crowd.presentCount < goal, crowd.lostCount == 0, Clocks.monotonicNanoseconds() < end {
            while let next = rest.first, crowd.coming < inflight {
                try crowd.connect(next)
                rest = rest.dropFirst()
            }
            crowd.turn(milliseconds: 100)
        }
        return crowd.presentCount >= goal
    }

    func speak(_ speaker: Int) {
        let index = readers + speaker
        let stamp = Stamp(
            nanoseconds: Clocks.monotonicNanoseconds(), sender: speaker, count: crowd.guests[index].sent + 1)
        said += 1
        crowd.say(stamp.text(bytes: FanOutPhases.messageBytes), as: index)
    }

    func speakInTurn() {
        speak(turn)
        turn = (turn + 1) % speakers
    }

    private func hear(_ index: Int, _ stamp: Stamp) {
        guard index < readers else {
            echoes += 1
            return
        }
        deliveries += 1
        if delays != nil, timed.contains(index) { delays?.add(Clocks.monotonicNanoseconds() - stamp.nanoseconds) }
    }

    /// Letters that no digit is taken for.
    private static func run() -> String {
        var random = Random()
        return String((0..<8).map { _ in "abcdefghkpqstuvwxyz".randomElement(using: &random) ?? "a" })
    }
}
