internal import SottoModel
internal import Text

/// Which key stood behind each name that was met in this run, so that a name in other hands is noticed.
struct Acquaintances: Equatable, Sendable {
    /// More names than anybody talks to; those met later are not remembered.
    private static let most = 10_000

    /// By skeleton: names that look alike are one name.
    private var keys: [String: IdentityKey] = [:]
    /// What each was last called, so that a name that was looked at is not taken apart again.
    private var names: [IdentityKey: UserName] = [:]

    /// Somebody whispered, was whispered to, or spoke.
    mutating func meet(_ person: Person) {
        guard names[person.identity] != person.name, keys.count < Self.most else { return }
        names[person.identity] = person.name
        keys[person.name.skeleton] = person.identity
    }

    /// From now on the name is known for this key.
    ///
    /// - Returns: whether it was known for another.
    mutating func isStranger(_ person: Person) -> Bool {
        guard !keys.isEmpty, names[person.identity] != person.name else { return false }
        let skeleton = person.name.skeleton
        guard let known = keys[skeleton], known != person.identity else { return false }
        keys[skeleton] = person.identity
        names[known] = nil
        return true
    }
}

extension ClientState {
    /// To be called with everybody who shows up under a name.
    mutating func recognize(_ people: some Sequence<Person>, at moment: Moment, in index: Int) {
        for person in people where acquaintances.isStranger(person) {
            add(.problem(Words.otherKey(person.name)), at: moment.wall, to: index)
        }
    }

    /// As ``recognize(_:at:in:)``, with somebody who talks to us or whom we talk to.
    mutating func meet(_ person: Person, at moment: Moment, in index: Int) {
        recognize(CollectionOfOne(person), at: moment, in: index)
        acquaintances.meet(person)
    }
}

extension Words {
    static func otherKey(_ name: UserName) -> Phrase {
        Phrase(
            "\(name) now belongs to another key: this may be somebody else. Make sure who it is before you trust them",
            "\(name, .called) 이름이 이제 다른 키의 것입니다. 다른 사람일 수 있으니 믿기 전에 누구인지 확인하세요")
    }
}
