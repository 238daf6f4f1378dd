import PeerChannels
import SottoModel
import TestSupport

/// Alice and bob with all they have for each other, and a server between them that hands out cards and hands on what
/// it is given, until a test does something else with it.
final class Meeting {
    /// What lies with the server, for somebody.
    struct Parcel {
        let to: Player
        let from: Player
        let channel: UInt64
        var sealed: [UInt8]
    }

    /// `1 asks`, `3 reads psst`, `1 knows 7`, `1 misses 7 8`, `3 warns missing`: by the seeds of the two.
    private(set) var heard: [String] = []
    /// Of the letters that went.
    private(set) var letters: [MessageID] = []
    /// What was said to have come.
    private(set) var known: [MessageID] = []
    private(set) var longest = 0
    var parcels: [Parcel] = []
    /// What the server hands out as bob's.
    var card: KeyCard? = Player.bob.card
    /// Whether the server hands nothing on.
    var isAway = false
    /// Whether what is read is kept at once.
    var keeps = true
    private var alice = Correspondence(Player.alice.keys, by: Hall.here, firstChannel: 100)
    private var bob = Correspondence(Player.bob.keys, by: Hall.here, firstChannel: 200)
    private var now = Duration.zero

    func write(_ player: Player, _ number: UInt64, _ text: String) {
        let (draft, other) = (Draft(number, text), other(player).key)
        take(of: player) { [now] in $0.write(draft, to: other, isAway: false, at: now) }
    }

    func run() {
        while !parcels.isEmpty { handOn(parcels.removeFirst()) }
    }

    func handOn(_ parcel: Parcel) {
        guard !isAway else {
            return take(of: parcel.from) { $0.giveUp(parcel.channel, to: parcel.to.key) }
        }
        let peer = Person(identity: parcel.from.key, name: "somebody")
        take(of: parcel.to) { [now] in $0.take(parcel.sealed, on: parcel.channel, from: peer, at: now) }
    }

    /// So many seconds go by, and what comes of that.
    func wait(_ seconds: Int) {
        now += .seconds(seconds)
        for player in [Player.alice, .bob] { take(of: player) { [now] in $0.goOn(at: now) } }
        run()
    }

    private func take(of player: Player, _ body: (inout Correspondence) -> [Correspondence.Step]) {
        let steps = player.seed == Player.alice.seed ? body(&alice) : body(&bob)
        for step in steps { take(step, of: player) }
    }

    private func take(_ step: Correspondence.Step, of player: Player) {
        let seed = player.seed
        switch step {
        case .ask(let identity):
            if player.seed == Player.alice.seed { heard.append("\(seed) asks") }
            let card = player.seed == Player.alice.seed ? card : Player.alice.card
            take(of: player) { [now] in $0.learn(card, of: identity, at: now) }
        case .send(_, let id, _): letters.append(id)
        case .relay(_, let channel, let sealed):
            longest = max(longest, sealed.count)
            parcels.append(Parcel(to: other(player), from: player, channel: channel, sealed: sealed))
        case .stop(let id, let obstacle): heard.append("\(seed) stops \(id.low & 0xFF): \(obstacle)")
        case .deliver(let id, let from, _, let body):
            heard.append("\(seed) reads \(String(decoding: body, as: UTF8.self))")
            if keeps { take(of: player) { $0.acknowledge([id], to: from.identity) } }
        case .receipt(let id):
            known.append(id)
            heard.append("\(seed) knows \(id.low & 0xFF)")
        case .unreached(_, let ids): heard.append(ids.reduce("\(seed) misses") { $0 + " \($1.low & 0xFF)" })
        case .caught(let fault, _): heard.append("\(seed) warns \(fault)")
        }
    }

    private func other(_ player: Player) -> Player {
        player.seed == Player.alice.seed ? .bob : .alice
    }
}
