internal import SottoModel

/// What time it is for the server, by which bans and the like end: what it said when it let us in, and how long that
/// is ago. Neither a wrong clock here nor one that is set changes it.
struct ServerClock: Equatable, Sendable {
    private let told: Timestamp
    private let at: Duration

    init(_ told: Timestamp, at moment: Moment) {
        self.told = told
        at = moment.elapsed
    }

    func now(at moment: Moment) -> Timestamp {
        let (seconds, attoseconds) = (moment.elapsed - at).components
        return told.adding(seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
    }
}

extension ClientState {
    /// The server's time, or ours where no server has said its own yet.
    func serverTime(at moment: Moment) -> Timestamp {
        clock?.now(at: moment) ?? moment.wall
    }
}
