package import SottoModel
internal import Text

/// The list of the server's rooms while it lies over the log.
package struct RoomBrowser: Equatable, Sendable {
    /// More are not remembered, whatever a server says.
    private static let most = 10_000

    /// What the server was asked for; empty: all.
    package let matching: String
    package private(set) var rooms: [ListedRoom] = []
    /// Whether the server has more of them.
    package private(set) var hasMore = false
    /// A number chooses a row, anything else shows only what matches.
    package internal(set) var typed = ""
    /// An index into `listed`.
    package private(set) var selection = 0

    init(matching: String) {
        self.matching = matching
    }

    package var listed: [ListedRoom] {
        guard !typed.isEmpty, number == nil else { return rooms }
        return rooms.filter {
            Hangul.matches($0.name.text, filter: typed) || Hangul.matches($0.topic, filter: typed)
        }
    }

    /// Rows are numbered from 1.
    private var number: Int? { Int(typed) }

    var chosen: RoomName? {
        let listed = listed
        return listed.indices.contains(selection) ? listed[selection].name : nil
    }

    /// Whether what is to be seen next is still to be asked for.
    var wantsMore: Bool { hasMore && selection >= listed.count - 1 }

    mutating func take(_ list: RoomList) {
        rooms += list.rooms.prefix(Self.most - rooms.count)
        hasMore = list.more && !list.rooms.isEmpty && rooms.count < Self.most
    }

    mutating func select(by rows: Int) {
        selection = min(max(selection + rows, 0), max(listed.count - 1, 0))
    }

    mutating func type(_ text: String) {
        typed += text
        selection = 0
        if let number { select(by: number - 1) }
    }

    mutating func deleteBackward() {
        _ = typed.popLast()
        type("")
    }
}
