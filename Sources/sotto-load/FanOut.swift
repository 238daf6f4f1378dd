import ArgumentParser
import Posix
import SottoModel

/// One room, N readers, S senders: the flags, phases and the line of answers of fanload.
struct FanOut: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fan-out", abstract: "One room: how long a message takes to everybody, and what it costs.")

    @OptionGroup var common: CommonOptions
    @Option(help: "Those who speak.") var senders = 1
    @Option(help: "Seconds of the latency phase; 0 leaves it out.") var lat = 0.0
    @Option(help: "Messages a second in it.") var rate = 10
    @Option(help: "Seconds of saturation; 0 leaves it out.") var sat = 0.0
    @Option(help: "Messages that may be on their way to somebody, in saturation.") var win = 32
    @Option(help: "Seconds of rest once everybody is in.") var settle = 1.0
    @Flag(help: "A room for each reader.") var ownRoom = false
    @Option(help: "Readers that stop reading before anything is measured.") var stalled = 0

    func run() throws {
        try LoadProgram.run { try measure() }
    }

    private func measure() throws -> Answer {
        let hall = try Hall(
            invite: common.server, readers: common.receivers, speakers: senders, ownRoom: ownRoom,
            inflight: common.inflight)
        let probe = ServerProbe(process: common.pid)
        var answer = Answer()
        answer.add("label", common.label)
        answer.add("proto", "sotto")
        answer.add("n", common.receivers)
        answer.add("s", senders)
        answer.add("rss0", probe.residentKiB)
        let isIn = try comeIn(hall, probe, &answer)
        guard isIn, lat > 0 || sat > 0 else { return finish(hall, &answer) }
        guard try hall.bringSpeakers(seconds: 10) else {
            answer.add("error", "senders not joined")
            return finish(hall, &answer)
        }
        for index in 0..<stalled { try hall.crowd.stall(index) }
        var phases = FanOutPhases(hall: hall, probe: probe, listening: common.receivers - stalled)
        if lat > 0 { phases.latency(seconds: lat, rate: rate, &answer) }
        if sat > 0 { phases.saturation(seconds: sat, window: win, &answer) }
        return finish(hall, &answer)
    }

    private func comeIn(_ hall: Hall, _ probe: ServerProbe, _ answer: inout Answer) throws -> Bool {
        let cpu = probe.cpu
        let start = Clocks.monotonicNanoseconds()
        let isIn = try hall.bringReaders(seconds: common.joinLimit)
        answer.add("storm_s", Double(Clocks.monotonicNanoseconds() - start) / 1e9, digits: 3)
        answer.add("storm_cpu_s", probe.cpu - cpu, digits: 2)
        answer.add("joined", hall.crowd.presentCount)
        answer.add("lost_conns", hall.crowd.lostCount)
        hall.crowd.turn(seconds: settle)
        answer.add("rss_n", probe.residentKiB)
        if !isIn { answer.add("error", "join incomplete") }
        return isIn
    }

    private func finish(_ hall: Hall, _ answer: inout Answer) -> Answer {
        answer.add("echoes", hall.echoes)
        answer.add("dead", hall.crowd.lostCount)
        answer.add("verified", hall.crowd.guests.count { $0.ledger.heard > 0 })
        answer.add("bad", hall.crowd.faults)
        StandardError.lines(hall.crowd.complaints)
        return answer
    }
}

struct CommonOptions: ParsableArguments {
    @Option(help: "The server's invite.") var server: String
    @Option(help: "Its process, for CPU and memory.") var pid: Int32?
    @Option(help: "Those who read.") var receivers = 100
    @Option(help: "Connections on their way in at once.") var inflight = 64
    @Option(help: "Seconds for everybody to come in.") var joinLimit = 60.0
    @Option(help: "Repeated in the answer.") var label = ""
}
