import ArgumentParser
import Posix

/// Everybody at once, again and again.
struct Storm: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Cuts every connection at once and lets all come back: how long it takes, and whether all is there.")

    @OptionGroup var common: CommonOptions
    @Option(help: "How often.") var rounds = 3
    @Option(help: "Messages said while nobody is there to read them.") var missed = 20
    @Flag(help: "A room for each reader.") var ownRoom = false

    func run() throws {
        try LoadProgram.run { try measure() }
    }

    private func measure() throws -> Answer {
        let hall = try Hall(
            invite: common.server, readers: common.receivers, speakers: 1, ownRoom: ownRoom,
            inflight: common.inflight)
        let probe = ServerProbe(process: common.pid)
        var answer = Answer()
        answer.add("label", common.label)
        answer.add("n", common.receivers)
        guard try hall.bringReaders(seconds: common.joinLimit), try hall.bringSpeakers(seconds: 10) else {
            throw LoadError.server("not everybody came in: \(hall.crowd.complaints)")
        }
        var slowest = 0.0
        let (cpu, bytes) = (probe.cpu, hall.crowd.bytesRead)
        for _ in 0..<rounds {
            for index in 0..<hall.readers { hall.crowd.cut(index) }
            for _ in 0..<missed { hall.speak(0) }
            slowest = max(slowest, try comeBack(hall))
        }
        hall.crowd.turn(seconds: 1)
        answer.add("rounds", rounds)
        answer.add("back_s", slowest, digits: 3)
        answer.add("cpu_s", (probe.cpu - cpu) / Double(rounds), digits: 3)
        answer.add("cpu_ms_each", (probe.cpu - cpu) * 1000 / Double(rounds * hall.readers), digits: 3)
        answer.add("bytes_each", (hall.crowd.bytesRead - bytes) / (rounds * hall.readers))
        answer.add("heard", hall.deliveries)
        answer.add("due", ownRoom ? 0 : hall.said * hall.readers)
        answer.add("bad", hall.crowd.faults)
        answer.add("rss", probe.residentKiB)
        return answer
    }

    private func comeBack(_ hall: Hall) throws -> Double {
        let start = Clocks.monotonicNanoseconds()
        guard try hall.bring(0..<hall.readers, seconds: common.joinLimit) else {
            throw LoadError.server("not everybody came back: \(hall.crowd.complaints)")
        }
        return Double(Clocks.monotonicNanoseconds() - start) / 1e9
    }
}
