import ArgumentParser
import Posix
import Sodium

/// People who talk, leave without a word, come back, and stop reading, for as long as one likes.
struct Soak: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A long day of a room: talk, cuts, returns and stalled readers; ends with what was lost.")

    @OptionGroup var common: CommonOptions
    @Option(help: "Those who speak.") var senders = 4
    @Option(help: "How long.") var seconds = 60.0
    @Option(help: "Messages a second.") var rate = 20
    @Option(help: "Readers cut a second.") var cuts = 5
    @Option(help: "Readers that read nothing for a while, in percent.") var stalled = 0

    func run() throws {
        try LoadProgram.run { try measure() }
    }

    private func measure() throws -> Answer {
        let hall = try Hall(
            invite: common.server, readers: common.receivers, speakers: senders, ownRoom: false,
            inflight: common.inflight)
        let probe = ServerProbe(process: common.pid)
        guard try hall.bringReaders(seconds: common.joinLimit), try hall.bringSpeakers(seconds: 10) else {
            throw LoadError.server("not everybody came in: \(hall.crowd.complaints)")
        }
        let before = probe.residentKiB
        let resting = common.receivers * stalled / 100
        for index in 0..<resting { try hall.crowd.stall(index) }
        hall.delays = Delays()
        // Who was away hears late, and says nothing of how quick the server is.
        let half = (resting + common.receivers) / 2
        hall.timed = half..<common.receivers
        let cut = try live(hall, cutting: resting..<half)
        for index in 0..<resting { try hall.crowd.resume(index) }
        var answer = Answer()
        answer.add("label", common.label)
        answer.add("n", common.receivers)
        answer.add("said", hall.said)
        answer.add("cut", cut)
        answer.add("lost", missing(hall))
        answer.add("bad", hall.crowd.faults)
        answer.add("dead", hall.crowd.lostCount)
        answer.add("p50_us", (hall.delays ?? Delays()).microseconds(0.5), digits: 1)
        answer.add("p99_us", (hall.delays ?? Delays()).microseconds(0.99), digits: 1)
        answer.add("rss_before", before)
        answer.add("rss", probe.residentKiB)
        StandardError.lines(hall.crowd.complaints)
        return answer
    }

    /// - Returns: how many connections were cut.
    private func live(_ hall: Hall, cutting: Range<Int>) throws -> Int {
        var random = Random()
        let start = Clocks.monotonicNanoseconds()
        let step = 1_000_000_000 / UInt64(rate)
        var cut = 0
        for number in 0..<UInt64(seconds * Double(rate)) {
            hall.speakInTurn()
            let due = Int(number) * cuts / rate - cut
            for _ in 0..<max(0, due) {
                let index = Int.random(in: cutting, using: &random)
                if hall.crowd.guests[index].phase == .present { hall.crowd.cut(index) }
                cut += 1
                if hall.crowd.guests[index].phase == .absent { try hall.crowd.connect(index) }
            }
            while Clocks.monotonicNanoseconds() < start + number * step { hall.crowd.turn(milliseconds: 5) }
        }
        return cut
    }

    /// How many messages somebody lacks, once there was time for the last of them.
    private func missing(_ hall: Hall) -> Int {
        var lacking = 0
        for _ in 0..<100 {
            hall.crowd.turn(seconds: 0.1)
            lacking = hall.crowd.guests.prefix(hall.readers).reduce(0) { $0 + hall.said - $1.ledger.heard }
            if lacking == 0 { break }
        }
        return lacking
    }
}
