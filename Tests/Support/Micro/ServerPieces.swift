import ServerCore
import SottoModel
import TestSupport

/// A message's way through the server's reducer: proposed, kept, spread to the loop.
enum ServerPieces {
    static func post(_ count: Int) throws {
        var state = ServerState(lanes: 1, limits: Limits())
        var effects: [Effect] = []
        let session = SessionID(lane: 0, slot: 0, generation: 0)
        let now = Timestamp(milliseconds: 0)
        let bob = Person("bob1")
        let hello = Hello(identity: bob.identity, proof: [], name: bob.name, isInteractive: true)
        state.handle(.open(hello, door: nil, source: nil), from: session, at: now, into: &effects)
        guard case .journal(.claim(let claim))? = effects.last else { throw MicroError.piece("claim") }
        state.take(.claim(claim, .won), at: now, into: &effects)
        state.handle(.join("#tea", after: nil, founding: nil), from: session, at: now, into: &effects)
        for number in 1...UInt64(max(1, count)) {
            effects.removeAll(keepingCapacity: true)
            let body = EntryBody.say("tea and talk")
            state.handle(.post(1, .number(number), body), from: session, at: now, into: &effects)
            guard case .journal(.propose(let proposal))? = effects.last else { throw MicroError.piece("post") }
            let entry = Entry(
                place: .kept(EntryNumber(number), prev: EntryNumber(number - 1)), author: bob, id: proposal.id, at: now,
                body: body)
            state.take(.proposal(proposal, .applied(entry)), at: now, into: &effects)
        }
    }
}
