internal import ClientCore
internal import SottoModel
internal import Text

/// What came in rooms that are not looked at, and where something was begun.
enum UnreadText {
    /// So many rooms are named.
    private static let named = 3

    /// `[2 #work 5!] [4 #tea 1]`: the room's number, what it is called, how many lines, and `!` where one speaks of us.
    /// Those come first. `[3 #plans draft]`: something was begun there and not sent; those come last.
    static func words(_ state: ClientState) -> String {
        let rooms = unread(state) + drafts(state)
        let more = rooms.count > named ? ["+\(rooms.count - named)"] : []
        return (rooms.prefix(named).map { words(state.rooms[$0], number: $0 + 1, state.language) } + more).joined(
            separator: " ")
    }

    /// `[2!]` for the room that is read first; where there is nothing, nothing.
    static func signs(_ state: ClientState) -> String {
        unread(state).first.map { "[\($0 + 1)\(state.rooms[$0].mentions > 0 ? "!" : "")]" } ?? ""
    }

    private static func unread(_ state: ClientState) -> [Int] {
        let unread = state.rooms.indices.filter { $0 != state.active && state.rooms[$0].unseen > 0 }
        return unread.filter { state.rooms[$0].mentions > 0 } + unread.filter { state.rooms[$0].mentions == 0 }
    }

    private static func drafts(_ state: ClientState) -> [Int] {
        state.rooms.indices.filter {
            $0 != state.active && state.rooms[$0].unseen == 0 && !state.rooms[$0].composer.isEmpty
        }
    }

    private static let draft = Phrase("draft", "쓰던 글")

    private static func words(_ room: Room, number: Int, _ language: Language) -> String {
        let news = room.unseen > 0 ? "\(room.unseen)\(room.mentions > 0 ? "!" : "")" : draft[language]
        return "[\(number) \(Cleaning.line(room.name.text)) \(news)]"
    }
}
