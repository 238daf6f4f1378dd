package import SottoModel
package import Text

extension ClientState {
    /// `/who`. Of a room with too many people for a list the server is asked as well.
    mutating func listPeople(_ text: String, at moment: Moment) -> [ClientEffect] {
        let roster = room.roster
        let people = text.isEmpty ? roster.people : roster.people.filter { Hangul.matches($0.name.text, filter: text) }
        if !text.isEmpty, !roster.isWhole, let name = try? UserName(text), !people.contains(where: { $0.name == name })
        {
            if !people.isEmpty { note(Words.list(people, of: self, matching: text), at: moment) }
            return ask(Inquiry(name: name, measure: .look, room: room.name))
        }
        note(Words.list(people, of: self, matching: text), at: moment)
        return []
    }

    /// Whether somebody may give orders in the room.
    package func isOperator(_ identity: IdentityKey, in room: Room) -> Bool {
        room.rules.operators.contains(identity) || identity == me.identity && room.rules.mayOrder
    }
}

extension Words {
    /// `3 in #tea: @alice (you), bob, carol`, or those of them that match.
    static func list(_ people: [Person], of state: ClientState, matching text: String) -> Phrase {
        let room = state.room
        let names = names(of: people, in: state)
        guard text.isEmpty else {
            return people.isEmpty
                ? Phrase("nobody in \(room.name) like \(text)", "\(room.name)에 \(text, .with) 맞는 사람이 없습니다")
                : Phrase(
                    "\(people.count) in \(room.name) like \(text): \(names)",
                    "\(room.name)에 \(text, .with) 맞는 사람 \(people.count)명: \(names)")
        }
        let rest = room.roster.count - people.count
        let all = Phrase(
            "\(room.roster.count) in \(room.name): \(names)", "\(room.name)에 \(room.roster.count)명: \(names)")
        return rest > 0
            ? all + Phrase(", and \(rest) more; /who NAME finds one of them", " 밖에 \(rest)명. /who NAME으로 찾으세요") : all
    }

    private static func names(of people: [Person], in state: ClientState) -> Phrase {
        people.map { person in
            let name = (state.isOperator(person.identity, in: state.room) ? "@" : "") + person.name.text
            return person.identity == state.me.identity ? name + you : Phrase(verbatim: name)
        }.joined(separator: ", ")
    }

    /// Behind one's own name.
    package static let you = Phrase(" (you)", " (나)")
}
