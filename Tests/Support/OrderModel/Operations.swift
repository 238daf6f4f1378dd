import ClientCore
import SottoModel

/// What people and machines do, and how often of a thousand times.
private enum Operation: String, CaseIterable {
    case say, whisper, join, leave, rename, kick, show, readBack, reconnect, quit, crash, clock
    case serverCrash, serverRestart

    var weight: Int {
        switch self {
        case .say: 560
        case .whisper: 120
        case .join: 70
        case .leave: 30
        case .rename: 20
        case .kick: 15
        case .show: 90
        case .readBack: 20
        case .reconnect: 40
        case .quit: 10
        case .crash: 18
        case .clock: 5
        case .serverCrash, .serverRestart: 1
        }
    }

    static let drawn = allCases.flatMap { Array(repeating: $0, count: $0.weight) }
}

extension World {
    /// Somebody does something.
    func operate() throws {
        let guest = pick(guests)
        if guest.hasQuit { return try startAgain(guest) }
        let operation = pick(Operation.drawn)
        figures.operations[operation.rawValue, default: 0] += 1
        switch operation {
        case .say: type(unique("m", guest), guest)
        case .whisper: type("/w \(somebody(guest)) \(unique("w", guest))", guest)
        case .join: type("/join \(pick(World.rooms))", guest)
        case .leave: try leave(guest)
        case .rename: type("/nick person\(Int.random(in: 0..<guests.count * 4, using: &chance))", guest)
        case .kick: type("/kick \(somebody(guest)) \(unique("k", guest))", guest)
        case .show: take(.action(.room(Int.random(in: 1...World.rooms.count, using: &chance))), guest)
        case .readBack: readBack(guest)
        case .reconnect: try cut(guest)
        case .quit: type("/quit", guest)
        case .crash: try crash(guest)
        case .clock: guest.skew = Int64.random(in: -5_000...5_000, using: &chance)
        case .serverCrash: try crashServer()
        case .serverRestart: try restartServer()
        }
    }

    private func type(_ line: String, _ guest: Guest) {
        take(.action(.line(line)), guest)
    }

    /// A text that nobody says twice.
    private func unique(_ kind: String, _ guest: Guest) -> String {
        guest.said += 1
        return "\(kind)\(guest.number).\(guest.said)"
    }

    private func somebody(_ guest: Guest) -> UserName {
        pick(guests.filter { $0 !== guest }).state.name
    }

    private func leave(_ guest: Guest) throws {
        try check(guest, isCalm: false)
        let room = guest.state.room.name
        type("/leave", guest)
        if !guest.state.rooms.contains(where: { $0.name == room }) { guest.forgetBegun(room) }
    }

    private func readBack(_ guest: Guest) {
        guard guest.state.room.log.count > 0 else { return }
        take(.action(.scroll(to: .anchored(guest.state.room.log[0].id, row: 0), meetsTop: true)), guest)
        take(.action(.scroll(to: .bottom)), guest)
    }
}
