internal import ClientCore
internal import Screen
internal import SottoModel
internal import Text

/// Who is in the room: a heading with their number, then a name a row.
struct UserListPane {
    private let state: ClientState
    private let people: [Person]
    private let selection: Int?
    private let rectangle: Rectangle

    init(_ state: ClientState, in rectangle: Rectangle) {
        self.state = state
        self.rectangle = rectangle
        // Asked for once: a filter goes through everybody.
        people = rectangle.isEmpty ? [] : state.listed
        selection = rectangle.isEmpty ? nil : state.selection
    }

    func draw(on frame: inout Frame) {
        guard !rectangle.isEmpty else { return }
        frame.fill(rectangle)
        let (top, names) = rectangle.splitRows(1)
        drawHeading(on: &frame, in: top)
        drawNames(on: &frame, in: names)
    }

    private func drawHeading(on frame: inout Frame, in top: Rectangle) {
        let style = isFocused ? Theme.question : Theme.bold
        if isFocused { frame.fill(top, style: style) }
        let end = frame.write(" " + heading, at: top.origin, in: top, style: style)
        // Behind what is typed, where an input method draws; with nothing typed, at who is selected.
        if isFocused { frame.caret = Position(row: top.origin.row, column: min(end, top.columns.upperBound - 1)) }
    }

    private var isFocused: Bool {
        if case .list = state.focus { true } else { false }
    }

    private var isFiltered: Bool {
        if case .list(let list) = state.focus { !list.filter.isEmpty } else { false }
    }

    private var heading: String {
        if case .list(let list) = state.focus, isFiltered {
            return "/\(Cleaning.line(list.filter))"
        }
        return (state.room.id == nil ? Phrase("users", "사용자") : Words.here(state.room.roster.count))[state.language]
    }

    private func drawNames(on frame: inout Frame, in part: Rectangle) {
        let rest = state.room.roster.count - state.room.roster.people.count
        let first = firstShown(rows: part.size.rows)
        for (row, person) in zip(part.rows, people[first...]) {
            draw(
                person, isSelected: row - part.origin.row + first == selection, on: &frame, row: row,
                in: part)
        }
        let below: Phrase =
            people.isEmpty && isFocused
            ? Phrase("nobody like that", "그런 사람 없음") : rest > 0 ? Phrase("+ \(rest) more", "+ \(rest)명 더") : .empty
        let row = part.origin.row + people.count - first
        frame.write(
            " " + below[state.language], at: Position(row: row, column: part.origin.column), in: part, style: Theme.dim)
    }

    /// Which of the people listed stands in a row of the screen.
    func index(inRow row: Int) -> Int? {
        let names = rectangle.splitRows(1).bottom
        let index = row - names.origin.row + firstShown(rows: names.size.rows)
        return names.rows.contains(row) && people.indices.contains(index) ? index : nil
    }

    /// So far down that the selected one is in sight.
    private func firstShown(rows: Int) -> Int {
        guard let selection, rows > 0 else { return 0 }
        return max(min(selection - rows / 2, people.count - rows), 0)
    }

    private func draw(_ person: Person, isSelected: Bool, on frame: inout Frame, row: Int, in part: Rectangle) {
        let isMe = person.identity == state.me.identity
        let isIgnored = state.ignored.contains(person.identity)
        let place = Rectangle(row: row, column: part.origin.column, rows: 1, columns: part.size.columns)
        var position = Position(row: row, column: part.origin.column + 1)
        let mark = isMe ? Words.you[state.language] : TrustText.mark(state.peers.trust(person))
        let name = fitting(Cleaning.line(person.name.text), columns: place.size.columns - 1 - Columns.of(mark))
        frame.write(standing(person), at: place.origin, in: place, style: Theme.bold)
        let style = isIgnored ? Theme.dim : Theme.name(of: person.identity)
        position.column = frame.write(name, at: position, in: place, style: style)
        frame.write(mark, at: position, in: place, style: Theme.dim)
        guard isSelected else { return }
        frame.restyle(place) { $0.attributes.insert(.reverse) }
        guard !isFiltered else { return }
        frame.caret = Position(row: row, column: min(part.origin.column + 1, part.columns.upperBound - 1))
    }

    /// The sign before a name: `@` for who may order here, `-` for who is ignored.
    private func standing(_ person: Person) -> String {
        if state.isOperator(person.identity, in: state.room) { return "@" }
        return state.ignored.contains(person.identity) ? "-" : " "
    }

    /// The name, its end cut off visibly where it does not fit.
    private func fitting(_ name: String, columns: Int) -> String {
        guard Columns.of(name) > columns else { return name }
        return Columns.prefix(name[...], columns: max(columns - 1, 0)) + "…"
    }
}
