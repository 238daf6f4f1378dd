import ArgumentParser
import Posix
import SottoModel

/// A room with a long record, somebody who searches in it, and a chat beside it that is not to feel it.
struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Fill a room, search in it, and see what others feel of that.")

    @OptionGroup var common: CommonOptions
    @Option(help: "Lines of the room that is searched.") var lines = 1_000_000
    @Option(help: "Questions.") var questions = 1_000
    @Option(help: "Messages a second in the chat beside it.") var rate = 20

    func run() throws {
        try LoadProgram.run { try measure() }
    }

    private func measure() throws -> Answer {
        let hall = try Hall(
            invite: common.server, readers: common.receivers, speakers: 1, ownRoom: false, inflight: common.inflight)
        let seeker = try Seeker(hall.crowd, common.server)
        let isIn =
            try hall.bringReaders(seconds: common.joinLimit) && hall.bringSpeakers(seconds: 10)
            && seeker.comeIn(hall)
        guard isIn else { throw LoadError.server("not everybody came in") }
        var answer = Answer()
        answer.add("label", common.label)
        answer.add("lines", lines)
        let start = Clocks.monotonicNanoseconds()
        try seeker.fill(lines)
        answer.add("fill_s", Double(Clocks.monotonicNanoseconds() - start) / 1e9, digits: 1)
        try seeker.awaitIndex()
        answer.add("indexed_s", Double(Clocks.monotonicNanoseconds() - start) / 1e9, digits: 1)
        let probe = ServerProbe(process: common.pid)
        add("quiet", chat(hall) { $0 < UInt64(20e9) }, &answer)
        let cpu = probe.cpu
        seeker.begin()
        add("searched", chat(hall) { _ in seeker.delays.values.count < questions }, &answer)
        answer.add("cpu_ms_a_question", (probe.cpu - cpu) * 1e3 / Double(questions), digits: 2)
        seeker.report(&answer)
        answer.add("dead", hall.crowd.lostCount)
        StandardError.lines(hall.crowd.complaints)
        return answer
    }

    /// Somebody speaks at a steady rate; every delivery is a sample.
    private func chat(_ hall: Hall, while goesOn: (UInt64) -> Bool) -> Delays {
        hall.delays = Delays()
        let start = Clocks.monotonicNanoseconds()
        var next = start
        while goesOn(Clocks.monotonicNanoseconds() - start), hall.crowd.lostCount == 0 {
            if Clocks.monotonicNanoseconds() >= next {
                hall.speak(0)
                next += 1_000_000_000 / UInt64(rate)
            }
            hall.crowd.turn(milliseconds: 1)
        }
        hall.crowd.turn(seconds: 0.3)
        defer { hall.delays = nil }
        return hall.delays ?? Delays()
    }

    private func add(_ label: String, _ delays: Delays, _ answer: inout Answer) {
        answer.add("\(label)_p50_us", delays.microseconds(0.50), digits: 1)
        answer.add("\(label)_p99_us", delays.microseconds(0.99), digits: 1)
        answer.add("\(label)_max_us", delays.microseconds(1), digits: 1)
    }
}
