package import SottoModel
internal import Text

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
    static func list(_ people: [Person], of state: ClientState, matching text: String) -> String {
        let room = state.room
        let names = people.map { person in
            (state.isOperator(person.identity, in: room) ? "@" : "") + person.name.text
                + (person.identity == state.me.identity ? " (you)" : "")
        }.joined(separator: ", ")
        guard text.isEmpty else {
            return people.isEmpty
                ? "nobody in \(room.name) like \(text)" : "\(people.count) in \(room.name) like \(text): \(names)"
        }
        let rest = room.roster.count - people.count
        return "\(room.roster.count) in \(room.name): \(names)"
            + (rest > 0 ? ", and \(rest) more; /who NAME finds one of them" : "")
    }
}
