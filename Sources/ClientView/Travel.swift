internal import ClientCore
internal import Screen

/// A way through the log, or through what lies over it.
enum Travel: Equatable, Sendable {
    case pages(Int)
    case rows(Int)
    case top, bottom

    /// A turn of the mouse's wheel.
    init?(wheel key: KeyPress) {
        switch key {
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

extension KeyMeaning {
    func action(for travel: Travel) -> UserAction {
        let log = Layout(state, size: size).log
        if case .rooms = state.focus { return .list(.by(travel.rows(height: log.size.rows - 1))) }
        if state.finding != nil, isFree, state.focus == .input {
            return .find(.by(travel.rows(height: log.size.rows - 1)))
        }
        if let first = state.help {
            return scroll(HelpPane(first: first, rectangle: log, map: map, language: state.language), travel)
        }
        if let watch = state.wire {
            let pane = ClientView.wirePane(watch, state, Layout(state, size: size), calendar)
            let rows = watch.scroll - travel.rows(height: pane.rectangle.size.rows - 1)
            return .scrollWire(to: min(max(rows, 0), pane.mostScroll))
        }
        let pane = LogPane(state, columns: log.size.columns, calendar: calendar)
        let height = pane.pageHeight(log.size.rows)
        return .scroll(
            to: scroll(pane, travel, height: height), meetsTop: meetsTop(pane, travel, height: height))
    }

    private func scroll(_ pane: LogPane, _ travel: Travel, height: Int) -> Scroll {
        switch travel {
        case .top: pane.scrolledToTop(height: height)
        case .bottom: .bottom
        case .pages, .rows: pane.scrolled(by: travel.rows(height: height), height: height)
        }
    }

    private func meetsTop(_ pane: LogPane, _ travel: Travel, height: Int) -> Bool {
        switch travel {
        case .top: true
        case .bottom: false
        case .pages(let count), .rows(let count): count < 0 && pane.meetsTop(height: height)
        }
    }

    private func scroll(_ help: HelpPane, _ travel: Travel) -> UserAction {
        let last = help.lastFirst
        let rows = travel.rows(height: help.rectangle.size.rows - 1)
        return .scrollHelp(to: min(max(min(help.first, last) + rows, 0), last))
    }
}
