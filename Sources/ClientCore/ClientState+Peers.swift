internal import SottoModel
internal import Text

extension ClientState {
    /// Pins whoever is whispered with, unless the name was another key's.
    mutating func pin(_ person: Person) -> [ClientEffect] {
        if let owner = peers.owner(insteadOf: person) { doubt(owner) }
        return peers.pin(person).map { [.savePeer($0)] } ?? []
    }

    /// To be called with everybody who shows up under a name.
    mutating func recognize(_ people: some Sequence<Person>, at moment: Moment, in index: Int) {
        for person in people {
            guard let known = peers.replaced(by: person) else { continue }
            doubt(known)
            let words = Words.otherKey(person.name)
            if !rooms[index].log.saysLately(.problem(words)) { add(.problem(words), at: moment.wall, to: index) }
        }
    }

    /// As ``recognize(_:at:in:)``, with somebody who talks to us or whom we talk to.
    mutating func meet(_ person: Person, at moment: Moment, in index: Int) {
        recognize(CollectionOfOne(person), at: moment, in: index)
        peers.meet(person)
    }
}
