import ArgumentParser
import Glibc
import Posix
import SottoModel

/// The server is restarted under people who talk.
struct Restart: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Talks over a restart of the server: when everybody is back, and whether anything is missing.",
        discussion: """
            Prints `here` when all are in. The first byte of standard input is the moment of the restart, which is \
            the caller's doing: scripts/measure-restart.
            """)

    @OptionGroup var common: CommonOptions
    @Option(help: "Those who speak.") var senders = 20
    @Option(help: "Messages a second.") var rate = 50
    @Option(help: "Seconds of talking.") var seconds = 10.0

    func run() throws {
        try LoadProgram.run { try measure() }
    }

    private func measure() throws -> Answer {
        let hall = try Hall(
            invite: common.server, readers: common.receivers, speakers: senders, ownRoom: false,
            inflight: common.inflight)
        guard try hall.bringReaders(seconds: common.joinLimit), try hall.bringSpeakers(seconds: 10) else {
            throw LoadError.server("not everybody came in: \(hall.crowd.complaints)")
        }
        print("here")
        fflush(nil)
        let (probe, cpu, own) = (
            ServerProbe(process: common.pid), ServerProbe(process: common.pid).cpu, ServerProbe.own
        )
        var returns = Returns(hall.crowd.guests.count)
        let restarted = try talk(hall, &returns)
        try comeToRest(hall, &returns)
        var answer = answer(hall, returns, restarted)
        answer.add("server_cpu_s", probe.cpu - cpu, digits: 2)
        answer.add("own_cpu_s", ServerProbe.own - own, digits: 2)
        return answer
    }

    /// - Returns: the moment of the restart.
    private func talk(_ hall: Hall, _ returns: inout Returns) throws -> UInt64 {
        let start = Clocks.monotonicNanoseconds()
        var restarted: UInt64?
        while case let now = Clocks.monotonicNanoseconds(), Double(now - start) < seconds * 1e9 {
            if restarted == nil, isTold { restarted = now }
            while Double(hall.said) < Double(now - start) / 1e9 * Double(rate) { hall.speakInTurn() }
            hall.crowd.turn(milliseconds: 2)
            try returns.bring(hall.crowd, now: now)
        }
        guard let restarted else { throw LoadError.usage("nobody said when the server was restarted") }
        return restarted
    }

    /// Until everybody has heard everything, or half a minute.
    private func comeToRest(_ hall: Hall, _ returns: inout Returns) throws {
        let end = Clocks.monotonicNanoseconds() + 30_000_000_000
        while case let now = Clocks.monotonicNanoseconds(), now < end {
            if returns.isEverybodyBack, hall.deliveries >= hall.said * hall.readers { return }
            hall.crowd.turn(milliseconds: 2)
            try returns.bring(hall.crowd, now: now)
        }
    }

    private var isTold: Bool {
        var polled = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        return poll(&polled, 1, 0) > 0
    }

    private func answer(_ hall: Hall, _ returns: Returns, _ restarted: UInt64) -> Answer {
        var back = Delays()
        var away = Delays()
        for path in returns.paths {
            guard let lostAt = path.lostAt, let backAt = path.backAt else { continue }
            back.add(backAt - min(restarted, backAt))
            away.add(backAt - lostAt)
        }
        var answer = Answer()
        answer.add("label", common.label)
        answer.add("clients", returns.paths.count)
        answer.add("told", returns.toldOfRestart)
        answer.add("back", back.values.count)
        answer.add("back_p50_ms", back.microseconds(0.5) / 1e3, digits: 0)
        answer.add("back_p99_ms", back.microseconds(0.99) / 1e3, digits: 0)
        answer.add("back_last_ms", back.microseconds(1) / 1e3, digits: 0)
        answer.add("away_p50_ms", away.microseconds(0.5) / 1e3, digits: 0)
        answer.add("refused", returns.refused)
        answer.add("cut_coming_in", returns.cutComingIn)
        answer.add("said", hall.said)
        answer.add("missing", hall.said * hall.readers - hall.deliveries)
        answer.add("unheard", hall.crowd.guests.reduce(0) { $0 + $1.unheardCount })
        answer.add("bad", hall.crowd.faults)
        return answer
    }
}
