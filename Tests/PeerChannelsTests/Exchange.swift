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
    private var now = Timestamp(milliseconds: 1_700_000_000_000)
    private var channels: UInt64 = 100

    init() {
        for player in [Player.alice, .bob] { forget(player) }
    }

    /// They begin anew, with nothing of what was.
    func forget(_ player: Player) {
        talks[player.seed] = PeerTalk(with: Self.other(player).key, by: Hall.here)
    }

    func write(_ player: Player, _ number: UInt64, _ text: String) {
        take(talks[player.seed]?.write(Array(text.utf8), .number(number), at: now) ?? [], of: player)
        begin(player)
    }

    /// Whoever wants a channel begins one.
    func begin(_ player: Player) {
        guard let talk = talks[player.seed], talk.wantsChannel(at: now) else { return }
        channels += 1
        let steps = try? talk.begin(channels, as: player.keys, card: Self.other(player).card, at: now)
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
            now = now.adding(60_000)
            for player in [Player.alice, .bob] { begin(player) }
            run()
        }
    }

    /// The server could not hand it on.
    func returns(_ parcel: Parcel) -> [MessageID] {
        talks[Self.other(Player(seed: parcel.to)).seed]?.giveUp(parcel.relay.channel) ?? []
    }

    private func take(_ steps: [PeerTalk.Step], of player: Player) {
        for step in steps {
            switch step {
            case .send(let relay): parcels.append(Parcel(to: Self.other(player).seed, relay: relay))
            case .deliver(_, _, let body): heard.append("\(player.seed) reads \(String(decoding: body, as: UTF8.self))")
            case .receipt(let id): heard.append("\(player.seed) knows \(id.low & 0xFF)")
            case .caught(let fault): heard.append("\(player.seed) warns \(fault)")
            }
        }
    }

    private static func other(_ player: Player) -> Player {
        player.seed == Player.alice.seed ? .bob : .alice
    }
}
