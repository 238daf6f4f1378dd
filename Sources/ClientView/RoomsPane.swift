internal import ClientCore
internal import Screen
internal import SottoModel
internal import Text

/// The list of rooms, over the log: a number, the name, how many are in it, and what it is about.
struct RoomsPane {
    private static let widestName = 24
    private static let more = Phrase(" and more", " 더 있음")

    private let browser: RoomBrowser
    private let state: ClientState
    private let rectangle: Rectangle
    private let rooms: [ListedRoom]
    /// As wide as the widest name, within reason.
    private let nameColumns: Int

    init(_ browser: RoomBrowser, _ state: ClientState, in rectangle: Rectangle) {
        self.browser = browser
        self.state = state
        self.rectangle = rectangle
        rooms = browser.listed
        let widest = rooms.map { Columns.of(Cleaning.line($0.name.text)) }.max() ?? 0
        nameColumns = min(widest, Self.widestName, max(rectangle.size.columns / 2, 8))
    }

    func draw(on frame: inout Frame) {
        guard !rectangle.isEmpty else { return }
        frame.fill(rectangle)
        let (top, body) = rectangle.splitRows(1)
        frame.fill(top, style: Theme.question)
        let end = frame.write(" " + heading, at: top.origin, in: top, style: Theme.question)
        frame.caret = Position(row: top.origin.row, column: min(end, top.columns.upperBound - 1))
        guard !rooms.isEmpty else {
            return frame.write([Span(text: emptiness[...], style: Theme.dim)], at: body.origin, in: body)
        }
        let first = firstShown(body.size.rows)
        for (row, index) in zip(body.rows, first..<rooms.count) { draw(index, on: &frame, row: row, in: body) }
        drawMore(on: &frame, at: body.origin.row + rooms.count - first, in: body)
    }

    private func firstShown(_ rows: Int) -> Int {
        max(min(browser.selection - rows / 2, rooms.count - rows), 0)
    }

    /// What of the list stands in a row of the screen.
    func index(inRow row: Int) -> Int? {
        let body = rectangle.splitRows(1).bottom
        let index = row - body.origin.row + firstShown(body.size.rows)
        return body.rows.contains(row) && rooms.indices.contains(index) ? index : nil
    }

    private var heading: String {
        let typed = Cleaning.line(browser.typed)
        let words =
            typed.isEmpty
            ? Phrase("rooms   Enter goes in, Esc closes", "방   Enter 들어가기, Esc 닫기")
            : Phrase("rooms /\(typed)", "방 /\(typed)")
        return words[state.language]
    }

    private var emptiness: String {
        let isAsking = browser.rooms.isEmpty && state.isAskingForRooms
        let isLost = browser.rooms.isEmpty && !state.isOnline
        let words =
            isAsking
            ? Phrase("asking the server …", "서버에 묻는 중 …")
            : isLost ? Phrase("not connected", "접속해 있지 않습니다") : Words.noSuchRoom
        return " " + words[state.language]
    }

    private func draw(_ index: Int, on frame: inout Frame, row: Int, in body: Rectangle) {
        let room = rooms[index]
        let place = Rectangle(row: row, column: body.origin.column, rows: 1, columns: body.size.columns)
        frame.write(spans(room, number: index + 1), at: place.origin, in: place)
        guard index == browser.selection else { return }
        frame.restyle(place) { $0.attributes.insert(.reverse) }
        // Behind what is typed, where an input method draws; with nothing typed, at what is selected.
        if browser.typed.isEmpty { frame.caret = place.origin }
    }

    private func spans(_ room: ListedRoom, number: Int) -> [Span] {
        let name = Columns.prefix(Cleaning.line(room.name.text)[...], columns: nameColumns)
        let rest = [
            Words.here(room.count), room.isPrivate ? Words.isPrivate : .empty,
            isMine(room) ? Phrase("you are in", "들어가 있음") : .empty, Phrase(verbatim: Cleaning.line(room.topic)),
        ].filter { !$0.isEmpty }.map { $0[state.language] }
        let gap = String(repeating: " ", count: nameColumns - Columns.of(name) + 1)
        return [
            Span(text: Self.rightAligned(number, columns: numberColumns)[...], style: Theme.dim),
            Span(text: " " + name, style: Theme.bold),
            Span(text: (gap + rest.joined(separator: " · "))[...], style: .plain),
        ]
    }

    private func isMine(_ room: ListedRoom) -> Bool {
        state.rooms.contains { $0.id != nil && $0.name == room.name }
    }

    private func drawMore(on frame: inout Frame, at row: Int, in body: Rectangle) {
        guard browser.hasMore else { return }
        frame.write(
            Self.more[state.language], at: Position(row: row, column: body.origin.column), in: body, style: Theme.dim)
    }

    private var numberColumns: Int { "\(rooms.count)".utf8.count }

    private static func rightAligned(_ number: Int, columns: Int) -> String {
        let text = "\(number)"
        return String(repeating: " ", count: columns - text.utf8.count) + text
    }
}
