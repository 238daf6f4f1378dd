internal import ClientCore
internal import SottoModel
internal import Text

/// What came in rooms that are not looked at.
enum UnreadText {
    /// So many rooms are named.
    private static let named = 3

    /// `[2 #work 5!] [4 #tea 1]`: the room's number, what it is called, how many lines, and `!` where one speaks of us.
    /// Those come first.
    static func words(_ state: ClientState) -> String {
        let unread = unread(state)
        let more = unread.count > named ? ["+\(unread.count - named)"] : []
        return (unread.prefix(named).map { words(state.rooms[$0], number: $0 + 1) } + more).joined(separator: " ")
    }

    /// `[2!]` for the room that is read first; where there is nothing, nothing.
    static func signs(_ state: ClientState) -> String {
        unread(state).first.map { "[\($0 + 1)\(state.rooms[$0].mentions > 0 ? "!" : "")]" } ?? ""
    }

    private static func unread(_ state: ClientState) -> [Int] {
        let unread = state.rooms.indices.filter { $0 != state.active && state.rooms[$0].unseen > 0 }
        return unread.filter { state.rooms[$0].mentions > 0 } + unread.filter { state.rooms[$0].mentions == 0 }
    }

    private static func words(_ room: Room, number: Int) -> String {
        "[\(number) \(Cleaning.line(room.name.text)) \(room.unseen)\(room.mentions > 0 ? "!" : "")]"
    }
}
