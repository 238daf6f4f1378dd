import ClientCore
import ClientView
import Screen
import SottoModel
import Text

/// Whatever a server says and in whatever order, the client goes on, and what it shows is harmless.
func checkHostileServer(_ supply: inout Supply) throws(Broken) {
    var client = Client()
    let size = Size(rows: Int(supply.byte() & 0x1F), columns: Int(supply.byte()))
    for _ in 0..<64 where !supply.isEmpty {
        let event = client.event(&supply)
        for effect in client.takes(event) { try checkEffect(effect, client.state) }
    }
    let frame = ClientView.draw(client.state, size: size, calendar: .utc)
    try checkFrame(frame)
    try hold(!Danger.isIn(frame.title), "no control is in the title")
    for room in client.state.rooms { try checkLog(room.log) }
}

private func checkLog(_ log: Log) throws(Broken) {
    for index in 0..<log.count {
        let line = PlainLines.text(for: log[index], in: log, calendar: .utc, .korean)
        try hold(!Danger.isIn(line), "no control is in a line")
    }
}

/// Before a server has welcomed it a client says Hello at most, and answers pings.
private func checkEffect(_ effect: ClientEffect, _ state: ClientState) throws(Broken) {
    switch effect {
    case .retry(let time):
        try hold((.zero ..< .seconds(60)).contains(time), "a client waits, and not for long")
    case .whisper, .talk, .acknowledge:
        try hold(state.isOnline, "nothing is whispered to nobody")
    case .send(let request):
        try hold(state.isOnline || !request.isTalk, "nothing is said to nobody")
    default:
        break
    }
}

extension ClientRequest {
    fileprivate var isTalk: Bool {
        switch self {
        case .post, .whisper, .relay, .join, .rename, .roster, .find, .card, .statements, .rooms, .history, .chain,
            .search, .taken,
            .order,
            .prefer:
            true
        case .hello, .leave, .ping, .pong, .close: false
        }
    }
}

/// A client that has come in, and its clock.
private struct Client {
    private(set) var state = ClientState(
        me: Me(identity: Supply.identity(0), proof: []), server: ServerAddress(host: "localhost", port: 7788),
        name: Supply.names[0], room: Supply.rooms[0])
    private var clock: Int64 = 0

    init() {
        for event in [ClientEvent.start, .connecting, .online] { _ = takes(event) }
        let welcome = Welcome(name: state.name, now: Timestamp(milliseconds: 0), previousClose: nil)
        _ = takes(.server(.welcome(welcome)))
    }

    mutating func takes(_ event: ClientEvent) -> [ClientEffect] {
        clock += 1_000
        let moment = Moment(
            wall: Timestamp(milliseconds: clock), elapsed: .milliseconds(clock),
            random: SplitMix64(seed: UInt64(clock)))
        return state.handle(event, at: moment)
    }

    /// An answer to something of one's own, where there is anything; else whatever else.
    func event(_ supply: inout Supply) -> ClientEvent {
        let kind = supply.byte()
        if kind & 0xF == 0, let item = state.outbox.items.first {
            return .server(.outcome(item.id, supply.outcome()))
        }
        return kind & 0xF < 11 ? .server(supply.serverEvent()) : supply.clientEvent()
    }
}
