internal import ClientCore
internal import Screen
internal import SottoModel

/// What the mouse means on this screen. Nothing needs it: each of these has a key as well.
struct MouseMeaning {
    let state: ClientState
    let layout: Layout
    let calendar: LocalCalendar

    init(state: ClientState, size: Size, calendar: LocalCalendar) {
        self.state = state
        layout = Layout(state, size: size)
        self.calendar = calendar
    }

    /// nil also for the wheel over the log, which scrolls as keys do.
    func action(for mouse: KeyPress.Mouse) -> UserAction? {
        switch mouse.action {
        case .press(.left): press(at: mouse.position)
        case .drag(.left): extend(to: mouse.position)
        case .release(.left): release()
        case .wheelUp: turn(by: -3, at: mouse.position)
        case .wheelDown: turn(by: 3, at: mouse.position)
        case .press, .drag, .release, .move: nil
        }
    }

    private func press(at position: Position) -> UserAction? {
        // What lies over them hides them.
        if state.wire != nil, layout.body.contains(position) { return nil }
        if layout.list.contains(position) { return pressInList(position) }
        if layout.input.contains(position) {
            return .edit(.place(layout.inputPane.index(at: position, in: layout.input)))
        }
        guard layout.log.contains(position), state.help == nil else { return nil }
        if case .rooms(let browser) = state.focus {
            return RoomsPane(browser, state, in: layout.log).index(inRow: position.row).map { .list(.pick($0)) }
        }
        if let finding = state.finding {
            let pane = FindingPane(
                finding: finding, rectangle: layout.log, calendar: calendar, language: state.language)
            return pane.index(inRow: position.row).map { .find(.pick($0)) }
        }
        return point(at: position).map { .mark(.begin($0)) }
    }

    private func pressInList(_ position: Position) -> UserAction? {
        if position.row == layout.list.origin.row { return .focusList }
        return UserListPane(state, in: layout.list).index(inRow: position.row).map { .list(.pick($0)) }
    }

    /// Whatever lies beside the log is not marked.
    private func extend(to position: Position) -> UserAction? {
        guard state.marked != nil else { return nil }
        let inside = Position(
            row: min(max(position.row, layout.log.rows.lowerBound), layout.log.rows.upperBound - 1),
            column: min(max(position.column, layout.log.columns.lowerBound), layout.log.columns.upperBound - 1))
        return point(at: inside).map { .mark(.extend(to: $0)) }
    }

    private func release() -> UserAction? {
        guard let marked = state.marked else { return nil }
        return marked.isPoint ? click(marked.from) : .mark(.copy(pane.text(of: marked)))
    }

    /// A link is opened, a name is whispered to.
    private func click(_ point: LogPoint) -> UserAction {
        guard let span = pane.span(at: point) else { return .mark(.drop) }
        if let link = span.link { return .openLink(link) }
        guard let person = span.person, person.identity != state.me.identity else { return .mark(.drop) }
        return .address(person)
    }

    private func turn(by rows: Int, at position: Position) -> UserAction? {
        guard case .list = state.focus, layout.list.contains(position) else { return nil }
        return .list(.by(rows))
    }

    private func point(at position: Position) -> LogPoint? {
        let places = pane.places(height: layout.log.size.rows)
        let rowsUp = layout.log.rows.upperBound - 1 - position.row
        guard places.indices.contains(rowsUp), let place = places[rowsUp] else { return nil }
        return pane.point(at: place, column: position.column - layout.log.origin.column)
    }

    private var pane: LogPane { LogPane(state, columns: layout.log.size.columns, calendar: calendar) }
}
