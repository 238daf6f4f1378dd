import PeerChannels
import SottoModel

/// Alice and bob, both there, and what lies with the server between them.
final class Exchange {
    /// What lies with the server, for somebody.
    struct Parcel {
        let to: UInt8
        var relay: Relay
    }

    /// `3 reads psst`, `1 knows 7`, `3 warns missing`: by the seeds of the two.
    private(set) var heard: [String] = []
    var parcels: [Parcel] = []
    private var talks: [UInt8: PeerTalk] = [:]
    private var now = Duration.zero
    /// Whether what is read is kept, and its writer told so, at once.
    var keeps = true
    private var channels: UInt64 = 100

    init() {
        for player in [Player.alice, .bob] { forget(player) }
    }

    /// They begin anew, with nothing of what was.
    func forget(_ player: Player) {
        talks[player.seed] = PeerTalk(with: Self.other(player).key, by: Hall.here)
    }

    func write(_ player: Player, _ number: UInt64, _ text: String) {
        take(talks[player.seed]?.write(Draft(number, text), at: now) ?? [], of: player)
        begin(player)
    }

    /// Whoever wants a channel begins one.
    func begin(_ player: Player) {
        guard let talk = talks[player.seed], talk.wantsChannel(at: now) else { return }
        channels += 1
        let steps = try? talk.begin(channels, as: player.keys, under: Self.other(player).card.channel, at: now)
        take(steps ?? [], of: player)
    }

    /// The server hands on all there is, and what comes of it.
    func run() {
        while !parcels.isEmpty { handOn(parcels.removeFirst()) }
    }

    func handOn(_ parcel: Parcel) {
        let player = Player(seed: parcel.to)
        take(talks[parcel.to]?.take(parcel.relay, as: player.keys) ?? [], of: player)
    }

    /// A minute goes by, and whoever wants a channel begins one; twice, since what was lost is found out by what follows.
    func heal() {
        for _ in 0..<2 {
            now += .seconds(60)
            for player in [Player.alice, .bob] { begin(player) }
            run()
        }
    }

    /// They have it for good, and say so.
    func keep(_ id: MessageID, by player: Player) {
        take(talks[player.seed]?.acknowledge([id]) ?? [], of: player)
    }

    /// So much time goes by.
    ///
    /// - Returns: what the player has waited for too long.
    func overdue(_ player: Player, after seconds: Int) -> [MessageID] {
        now += .seconds(seconds)
        return talks[player.seed]?.takeOverdue(at: now).map(\.id) ?? []
    }

    /// The server could not hand it on.
    func returns(_ parcel: Parcel) -> [MessageID] {
        talks[Self.other(Player(seed: parcel.to)).seed]?.giveUp(parcel.relay.channel)?.map(\.id) ?? []
    }

    private func take(_ steps: [PeerTalk.Step], of player: Player) {
        for step in steps {
            switch step {
            case .send(let relay): parcels.append(Parcel(to: Self.other(player).seed, relay: relay))
            case .deliver(let id, _, let body):
                heard.append("\(player.seed) reads \(String(decoding: body, as: UTF8.self))")
                if keeps { keep(id, by: player) }
            case .receipt(let id): heard.append("\(player.seed) knows \(id.low & 0xFF)")
            case .caught(let fault): heard.append("\(player.seed) warns \(fault)")
            }
        }
    }

    private static func other(_ player: Player) -> Player {
        player.seed == Player.alice.seed ? .bob : .alice
    }
}

extension Draft {
    init(_ number: UInt64, _ text: String) {
        self.init(
            id: .number(number), time: Timestamp(milliseconds: 1_700_000_000_000), body: Array(text.utf8))
    }
}
