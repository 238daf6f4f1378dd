internal import SottoModel

/// Whether the server still answers, and how quickly.
package struct Pulse: Equatable, Sendable {
    /// Who has slept gives the server so long to show that it is still there.
    static let patience = Duration.seconds(5)

    /// How long the last answer took.
    package internal(set) var roundTrip: Duration?
    var asked: Question?
    /// Whether nothing has come since it was asked for a sign of life.
    var isDoubted = false

    struct Question: Equatable {
        let token: UInt64
        let at: Duration
    }
}

extension ClientState {
    /// The server wants to know whether we are there, which is the moment to measure: nothing else then wakes up
    /// for it.
    mutating func answerPing(_ token: UInt64, at moment: Moment) -> [ClientEffect] {
        [.send(.pong(token))] + measure(at: moment)
    }

    mutating func takePong(_ token: UInt64, at moment: Moment) -> [ClientEffect] {
        guard let asked = pulse.asked, asked.token == token else { return [] }
        pulse.roundTrip = max(moment.elapsed - asked.at, .zero)
        pulse.asked = nil
        return []
    }

    /// The machine has slept. Whoever had waited to try again tries now; a connection has to show that it is one.
    mutating func wakeUp(at moment: Moment) -> [ClientEffect] {
        switch connection {
        case .waiting:
            backOff.reset()
            return connect()
        case .online:
            pulse.isDoubted = true
            return measure(at: moment) + [.expectAnswer(within: Pulse.patience)]
        case .idle, .connecting, .asking, .signingIn, .stopped: return []
        }
    }

    /// What was expected had its time.
    mutating func giveUpDoubted(at moment: Moment) -> [ClientEffect] {
        guard isOnline, pulse.isDoubted else { return [] }
        return lose(.timedOut, at: moment) + connect()
    }

    private mutating func measure(at moment: Moment) -> [ClientEffect] {
        guard pulse.asked == nil else { return [] }
        var random = moment.random
        let token = random.next()
        pulse.asked = Pulse.Question(token: token, at: moment.elapsed)
        return [.send(.ping(token))]
    }
}
