import ServerCore
import SottoModel
import TestSupport
import Testing

/// One person's changes in a tick, and what is left of them: `+a` came, `-a` went, `a→b` is called otherwise, `~a` is
/// replaced by another session of theirs, `!` somebody is shown
/// the list, `?` nobody awaits them any more.
struct `Presence over a tick` {
    @Test(arguments: [
        ("+a", "+a"), ("-a", "-a"), ("a→b", "a→b"), ("+a -a", ""), ("-a +a", ""), ("-a +b", "a→b"),
        ("+a a→b", "+b"), ("a→b -b", "-a"), ("a→b b→c", "a→c"), ("a→b b→a", ""), ("+a -a +b", "+b"),
        ("-a +b -b", "-a"), ("a→b -b +c", "a→c"), ("+a a→b b→c -c", ""), ("-a +a a→b", "a→b"),
        ("~a", ""), ("~a +a", ""), ("~a +b", "a→b"), ("~a +a -a", "-a"), ("+a ~a +a", "+a"),
        ("! +a -a", ""), ("+a ! -a", "-a"), ("-a ! +a", "+a"), ("+a ! -a +a", "+a"), ("~a ! +a", "+a"), ("! ~a +a", ""),
        ("a→b ! b→a", "b→a"), ("-a ! +b", "+b"), ("+a ! a→b -b", "-a"), ("-a ! +a -a", "-a"),
        ("~a ?", "-a"), ("~a ? +a", ""), ("~a ! ? +a", "+a"), ("~a ? ! +a", "+a"),
    ])
    func `is what was and what is`(_ happened: String, _ left: String) {
        var gather = PresenceGather()
        for change in happened.split(separator: " ") {
            switch change {
            case "!": gather.noteShown()
            case "?": _ = gather.giveUp(.of("somebody"))
            default: gather.add(PresenceChange("\(change)"), count: 3)
            }
        }
        #expect(gather.take(shown: 500).text == left)
        #expect(gather.isEmpty)
    }

    @Test func `has whoever was replaced leave once nobody awaits them`() {
        var gather = PresenceGather()
        let isShown = gather.add(.replaced(Person("dora")), count: 3)
        #expect(!isShown)
        var count = gather.giveUp(Person("dora").identity)
        #expect(count == 3)
        count = gather.giveUp(Person("dora").identity)
        #expect(count == nil)
        gather.add(.replaced(Person("carl")), count: 2)
        gather.add(.joined(Person("carl")), count: 3)
        count = gather.giveUp(Person("carl").identity)
        #expect(count == nil)
    }

    @Test func `keeps people apart and in order`() {
        var gather = PresenceGather()
        for name in ["dora", "carl", "bert"] { gather.add(.joined(Person(name)), count: 4) }
        gather.add(.left(Person("carl")), count: 3)
        #expect(gather.take(shown: 500) == PresenceDelta(count: 3, joined: [Person("dora"), Person("bert")]))
    }

    @Test func `is a count alone where too many are there`() {
        var gather = PresenceGather()
        gather.add(.joined(Person("dora")), count: 501)
        #expect(gather.take(shown: 500) == PresenceDelta(count: 501))
        #expect(gather.isEmpty)
    }

    @Test func `comes in deltas that fit a record, however much happened`() {
        var gather = PresenceGather()
        let people = (0..<450).map { Person(identity: .of("p\($0)"), name: "p") }
        for person in people { gather.add(.left(person), count: 7) }
        var deltas: [PresenceDelta] = []
        while !gather.isEmpty { deltas.append(gather.take(shown: 500)) }
        #expect(deltas.map(\.left.count) == [200, 200, 50])
        #expect(deltas.flatMap(\.left) == people)
        #expect(deltas.allSatisfy { $0.count == 7 })
    }
}

extension PresenceChange {
    fileprivate init(_ text: String) {
        let names = text.split { "+-~→".contains($0) }.map { UserName(stringLiteral: String($0)) }
        let identity = IdentityKey.of("somebody")
        switch text.first {
        case "+": self = .joined(Person(identity: identity, name: names[0]))
        case "-": self = .left(Person(identity: identity, name: names[0]))
        case "~": self = .replaced(Person(identity: identity, name: names[0]))
        default: self = .renamed(Rename(identity: identity, old: names[0], new: names[1]))
        }
    }
}

extension PresenceDelta {
    fileprivate var text: String {
        (joined.map { "+\($0.name)" } + left.map { "-\($0.name)" } + renamed.map { "\($0.old)→\($0.new)" })
            .joined(separator: " ")
    }
}
