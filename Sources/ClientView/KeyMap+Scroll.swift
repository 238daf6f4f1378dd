internal import ClientCore
internal import Screen

/// A way through the log or the help.
private enum Travel {
    case pages(Int)
    case rows(Int)
    case top, bottom

    init?(_ key: KeyPress) {
        switch key {
        case .named(.pageUp, _): self = .pages(-1)
        case .named(.pageDown, _): self = .pages(1)
        case .named(.home, let modifiers) where modifiers.contains(.control): self = .top
        case .named(.end, let modifiers) where modifiers.contains(.control): self = .bottom
        case .alt("<"): self = .top
        case .alt(">"): self = .bottom
        case .mouse(let mouse) where mouse.action == .wheelUp: self = .rows(-3)
        case .mouse(let mouse) where mouse.action == .wheelDown: self = .rows(3)
        default: return nil
        }
    }

    /// Rows down, further than anything reaches for the ends; a page keeps one row of what was read.
    func rows(height: Int) -> Int {
        switch self {
        case .pages(let pages): pages * max(height - 1, 1)
        case .rows(let rows): rows
        case .top: -Int(Int16.max)
        case .bottom: Int(Int16.max)
        }
    }
}

extension ClientView {
    /// Scrolling works whatever has the focus.
    static func scroll(
        for key: KeyPress, in state: ClientState, size: Size, calendar: LocalCalendar
    ) -> UserAction? {
        guard let travel = Travel(key) else { return nil }
        let log = Layout(state, size: size).log
        if case .rooms = state.focus { return .list(.by(travel.rows(height: log.size.rows - 1))) }
        if let first = state.help { return scroll(HelpPane(first: first, rectangle: log), travel) }
        let pane = LogPane(state, columns: log.size.columns, calendar: calendar)
        return .scroll(to: scroll(pane, travel, height: log.size.rows))
    }

    private static func scroll(_ pane: LogPane, _ travel: Travel, height: Int) -> Scroll {
        switch travel {
        case .top: pane.scrolledToTop(height: height)
        case .bottom: .bottom
        case .pages, .rows: pane.scrolled(by: travel.rows(height: height), height: height)
        }
    }

    private static func scroll(_ help: HelpPane, _ travel: Travel) -> UserAction {
        let last = help.lastFirst
        let rows = travel.rows(height: help.rectangle.size.rows - 1)
        return .scrollHelp(to: min(max(min(help.first, last) + rows, 0), last))
    }
}
