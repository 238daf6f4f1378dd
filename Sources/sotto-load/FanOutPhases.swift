import Posix

/// What is measured once everybody is in.
struct FanOutPhases {
    static let messageBytes = 100

    private let hall: Hall
    private let probe: ServerProbe
    /// Readers that read; what is on its way is counted by them.
    private let listening: Int

    init(hall: Hall, probe: ServerProbe, listening: Int) {
        self.hall = hall
        self.probe = probe
        self.listening = listening
    }

    /// One sender at a steady rate; every delivery is a sample.
    mutating func latency(seconds: Double, rate: Int, _ answer: inout Answer) {
        let opening = mark
        hall.speak(0)
        _ = drain(since: opening, turns: 100)
        hall.crowd.turn(seconds: 0.3)
        let before = mark
        hall.delays = Delays()
        let step = 1_000_000_000 / UInt64(rate)
        let start = Clocks.monotonicNanoseconds()
        for at in stride(from: start, to: start + UInt64(seconds * 1e9), by: Int(step)) {
            turn(until: at)
            hall.speak(0)
        }
        let due = drain(since: before, turns: 40)
        let used = mark.minus(before)
        let delays = hall.delays ?? Delays()
        hall.delays = nil
        answer.add("lat_msgs", used.sent)
        answer.add("lat_p50_us", delays.microseconds(0.50), digits: 1)
        answer.add("lat_p99_us", delays.microseconds(0.99), digits: 1)
        answer.add("lat_max_us", delays.microseconds(1), digits: 1)
        answer.add("lat_lost", due - used.deliveries)
        answer.add("lat_cpu_us", used.serverMicroseconds, digits: 3)
        answer.add("lat_client_us", used.ownCPU * 1e6 / Double(max(1, used.deliveries)), digits: 3)
    }

    /// As much as goes, with so many messages not yet at everybody.
    mutating func saturation(seconds: Double, window: Int, _ answer: inout Answer) {
        let first = mark
        let warm = Clocks.monotonicNanoseconds() + 500_000_000
        press(until: warm, window: window, since: first)
        let before = mark
        press(until: warm + UInt64(seconds * 1e9), window: window, since: first)
        let used = mark.minus(before)
        let due = drain(since: first, turns: 60)
        let heard = used.deliveries + used.echoes
        answer.add("win", window)
        answer.add("sat_secs", used.seconds, digits: 2)
        answer.add("sat_msgs_s", Double(used.sent) / used.seconds, digits: 1)
        answer.add("sat_deliv_s", Double(heard) / used.seconds, digits: 0)
        answer.add("sat_cpu_us", used.serverMicroseconds, digits: 3)
        answer.add("sat_srv_util", used.serverCPU / used.seconds, digits: 2)
        answer.add("sat_client_util", used.ownCPU / used.seconds, digits: 2)
        answer.add("sat_lost", due - mark.minus(first).deliveries)
        answer.add("rss_sat", probe.residentKiB)
    }

    private func press(until end: UInt64, window: Int, since first: Mark) {
        while Clocks.monotonicNanoseconds() < end {
            while hall.said - first.sent - (hall.deliveries - first.deliveries) / listening < window {
                hall.speakInTurn()
            }
            hall.crowd.turn(milliseconds: 20)
        }
    }

    private func turn(until at: UInt64) {
        while true {
            let now = Clocks.monotonicNanoseconds()
            guard now < at else { return }
            hall.crowd.turn(milliseconds: Int32((at - now + 999_999) / 1_000_000))
        }
    }

    /// - Returns: how many deliveries there should be since then.
    private func drain(since before: Mark, turns: Int) -> Int {
        let due = (hall.said - before.sent) * listening
        for _ in 0..<turns where hall.deliveries - before.deliveries < due { hall.crowd.turn(seconds: 0.05) }
        return due
    }

    private var mark: Mark {
        Mark(
            at: Clocks.monotonicNanoseconds(), sent: hall.said, deliveries: hall.deliveries, echoes: hall.echoes,
            serverCPU: probe.cpu, ownCPU: ServerProbe.own)
    }
}

/// A moment, or what was used between two.
private struct Mark {
    let at: UInt64
    let sent: Int
    let deliveries: Int
    let echoes: Int
    let serverCPU: Double
    let ownCPU: Double

    var seconds: Double { Double(at) / 1e9 }

    /// Microseconds of the server's CPU a delivery.
    var serverMicroseconds: Double { serverCPU * 1e6 / Double(max(1, deliveries + echoes)) }

    func minus(_ before: Mark) -> Mark {
        Mark(
            at: at - before.at, sent: sent - before.sent, deliveries: deliveries - before.deliveries,
            echoes: echoes - before.echoes, serverCPU: serverCPU - before.serverCPU, ownCPU: ownCPU - before.ownCPU)
    }
}
