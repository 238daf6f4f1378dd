internal import SottoModel
internal import Text

/// Who is meant by a name in a command.
enum Addressee: Equatable {
    case person(Person)
    /// Not in the room; the server may know.
    case unknown(UserName)
    /// Nobody can be meant; with what to say about it.
    case nobody(Phrase)

    /// The name as it is written, or else the only one that differs in case or looks the same.
    init(_ text: String, in state: ClientState) {
        guard let name = try? UserName(text) else {
            self = .nobody(Words.nobody(text))
            return
        }
        let people = state.room.roster.people
        let alike = people.filter { $0.name.skeleton == name.skeleton }
        if name == state.name {
            self = .person(state.myself)
        } else if let found = people.first(where: { $0.name == name }) ?? (alike.count == 1 ? alike.first : nil) {
            self = .person(found)
        } else if alike.isEmpty {
            self = .unknown(name)
        } else {
            let names = alike.map(\.name.text).joined(separator: ", ")
            self = .nobody(Phrase("who is meant: \(names)? Write it exactly", "\(names) 가운데 누구인가요? 똑같이 써 주세요"))
        }
    }
}
