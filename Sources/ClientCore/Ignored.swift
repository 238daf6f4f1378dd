package import SottoModel
internal import Text

/// People whose messages are not shown, by their keys: another name does not help them.
package struct Ignored: Equatable, Sendable {
    package private(set) var people: [Person] = []
    /// How many messages of each were not shown in this run.
    private var hidden: [IdentityKey: Int] = [:]

    package init(_ people: [Person] = []) {
        self.people = people
    }

    package func contains(_ identity: IdentityKey) -> Bool {
        people.contains { $0.identity == identity }
    }

    func hidden(of identity: IdentityKey) -> Int {
        hidden[identity] ?? 0
    }

    mutating func add(_ person: Person) {
        people.removeAll { $0.identity == person.identity }
        people.append(person)
    }

    mutating func remove(_ identity: IdentityKey) {
        people.removeAll { $0.identity == identity }
        hidden[identity] = nil
    }

    /// Counts a message that is not shown.
    mutating func hide(_ identity: IdentityKey) {
        hidden[identity, default: 0] += 1
    }

    /// - Returns: whether somebody ignored goes by another name now.
    mutating func rename(_ rename: Rename) -> Bool {
        guard let index = people.firstIndex(where: { $0.identity == rename.identity }),
            people[index].name != rename.new
        else { return false }
        people[index] = Person(identity: rename.identity, name: rename.new)
        return true
    }

    /// Who goes by the name, as it is written or but for case and looks.
    func named(_ name: UserName) -> Person? {
        people.first { $0.name == name } ?? people.first { $0.name.skeleton == name.skeleton }
    }
}

extension ClientState {
    /// `/ignore`, with a name or to hear who is ignored.
    mutating func ignore(_ text: String, at moment: Moment) -> [ClientEffect]? {
        guard text.isEmpty else { return take(.ignore, text, at: moment) }
        note(Words.of(ignored), at: moment)
        return []
    }

    mutating func ignore(_ person: Person, at moment: Moment) -> [ClientEffect] {
        guard person.identity != me.identity else {
            complain(Phrase("that is you", "자기 자신입니다"), at: moment)
            return []
        }
        ignored.add(person)
        note(
            Phrase(
                "\(person.name) is ignored, whatever the name; /unignore \(person.name) ends it",
                "\(person.name) 님의 글은 이름이 바뀌어도 보이지 않습니다. /unignore \(person.name, .subject) 되돌립니다"), at: moment)
        return [.saveIgnored(ignored.people)]
    }

    mutating func unignore(_ text: String, at moment: Moment) -> [ClientEffect]? {
        guard !text.isEmpty else { return nil }
        guard let person = (try? UserName(text)).flatMap(ignored.named) else {
            complain(
                Phrase(
                    "\(text) is not ignored; /ignore lists who is", "\(text, .topic) 무시하는 사람이 아닙니다. /ignore가 목록을 보여 줍니다"
                ),
                at: moment)
            return []
        }
        let hidden = ignored.hidden(of: person.identity)
        ignored.remove(person.identity)
        note(Words.heardAgain(person.name, hidden: hidden), at: moment)
        return [.saveIgnored(ignored.people)]
    }

    /// Counts it where it is not to be shown. Topics, orders and new keys are the room's, whoever made them.
    mutating func hides(_ entry: Entry) -> Bool {
        guard ignored.contains(entry.author.identity) else { return false }
        switch entry.body {
        case .topic, .order, .loss, .amend(_, .retract), .sealed(.change): return false
        case .say, .action, .reply, .sealed: ignored.hide(entry.author.identity)
        case .amend(_, .edit), .amend(_, .react), .amend(_, .unreact): break
        }
        return true
    }
}

extension Words {
    static func of(_ ignored: Ignored) -> Phrase {
        guard !ignored.people.isEmpty else { return Phrase("nobody is ignored", "무시하는 사람이 없습니다") }
        let people = ignored.people.map { person in
            let hidden = ignored.hidden(of: person.identity)
            return Phrase("\(person.name) (\(hidden) hidden)", "\(person.name) (\(hidden)개 숨김)")
        }
        return Phrase("ignored: ", "무시하는 사람: ") + people.joined(separator: ", ")
    }

    static func heardAgain(_ name: UserName, hidden: Int) -> Phrase {
        Phrase("\(name) is heard again", "\(name) 님의 글이 다시 보입니다")
            + (hidden > 0 ? Phrase("; \(hidden) not shown meanwhile", ". 그동안 \(hidden)개를 숨겼습니다") : .empty)
    }
}
