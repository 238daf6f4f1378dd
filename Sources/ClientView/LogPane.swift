internal import ClientCore
internal import Screen
internal import SottoModel
internal import Text

/// A row of the log as it is drawn.
struct LogRow: Equatable {
    /// In front of a line's first row, and as wide as the indent of the others.
    let stamp: String
    let indent: Int
    let spans: [Span]
    /// Whether it is of the line that somebody looked for, or has chosen.
    var isFound = false
}

/// A row of the log by its line and its place within it.
struct LogPosition: Comparable {
    var line: Int
    var row: Int

    static func < (left: LogPosition, right: LogPosition) -> Bool {
        (left.line, left.row) < (right.line, right.row)
    }
}

/// The log in rows of a width. Lays out only the lines it is asked for, so that the length of the log does not
/// matter.
struct LogPane {
    /// Below this many columns the times are left out.
    static let narrow = 30
    private static let hang = 2
    /// `12:00 `
    private static let stampColumns = 6
    private static let unread = Phrase("unread", "읽지 않은 글")

    let log: Log
    let room: RoomName
    let found: LineID?
    let chosen: MessageID?
    let scroll: Scroll
    let unseen: Int
    let unreadAfter: LineID?
    let isBare: Bool
    private let match: Match?
    let columns: Int
    let calendar: LocalCalendar
    let text: LineText

    init(_ state: ClientState, columns: Int, calendar: LocalCalendar) {
        log = state.room.log
        room = state.room.name
        found = state.room.found
        chosen = state.chosen
        scroll = state.room.scroll
        unseen = state.room.unseen
        unreadAfter = state.room.unreadAfter
        isBare = state.isBare
        match = state.logSearch.flatMap { $0.pattern.isEmpty ? nil : Match($0.pattern) }
        self.columns = columns
        self.calendar = calendar
        text = LineText(
            myself: state.myself, calendar: calendar, highlight: state.settings.highlight, log: log, peers: state.peers,
            language: state.language,
            columns: columns < Self.narrow || state.isBare ? columns : columns - Self.stampColumns,
            isReadAloud: state.settings.isReadAloud)
    }

    /// The rows of a line; before the first of a day stands the date, and above the first of all how far the log goes.
    func rows(at index: Int) -> [LogRow] {
        let line = log[index]
        let time = calendar.civil(line.at)
        let isNewDay = index == 0 || !time.isSameDay(as: calendar.civil(log[index - 1].at))
        return (index == 0 ? edgeRows : []) + (isNewDay ? [ruleRow(time.date[text.language])] : [])
            + unreadRows(before: index)
            + bodyRows(line, time, speaksOn: isBare && !isNewDay && speaksOn(index))
    }

    private var edgeRows: [LogRow] {
        guard let edge = log.past.edge else { return [] }
        let words = Columns.prefix(Cleaning.line(Words.of(edge, in: room)[text.language])[...], columns: columns)
        return [LogRow(stamp: "", indent: 0, spans: [Span(text: Substring(words), style: Theme.dim)])]
    }

    /// A rule above the first line that came while somebody looked away.
    private func unreadRows(before index: Int) -> [LogRow] {
        guard index > 0, let unreadAfter, log[index - 1].id == unreadAfter else { return [] }
        return [ruleRow(Self.unread[text.language])]
    }

    /// Whether the one who said the line before goes on.
    private func speaksOn(_ index: Int) -> Bool {
        guard index > 0, case .entry(let author, .say) = log[index].content,
            case .entry(author, .say) = log[index - 1].content
        else { return false }
        return true
    }

    private func bodyRows(_ line: LogLine, _ time: CivilTime, speaksOn: Bool) -> [LogRow] {
        let stamp = columns < Self.narrow || isBare ? "" : time.clock + " "
        let width = columns - stamp.utf8.count
        let hang = isBare ? 0 : width > 2 * Self.hang + 8 ? Self.hang : 0
        let rows = text.paragraph(line, isBare: isBare, speaksOn: speaksOn).rows(columns: width, indent: hang)
        return rows.enumerated().map { index, spans in
            LogRow(
                stamp: index == 0 ? stamp : "", indent: stamp.utf8.count + (index == 0 ? 0 : hang),
                spans: match?.marking(spans) ?? spans,
                isFound: line.id == found || chosen != nil && line.message == chosen)
        }
    }

}

extension Frame {
    /// Draws rows so that the last one stands at the bottom.
    mutating func draw(_ rows: [LogRow], in rectangle: Rectangle) {
        let top = rectangle.rows.upperBound - rows.count
        for (offset, row) in rows.enumerated() {
            let start = Position(row: top + offset, column: rectangle.origin.column)
            write(row.stamp, at: start, in: rectangle, style: Theme.dim)
            let body = Position(row: start.row, column: start.column + row.indent)
            write(row.spans, at: body, in: rectangle)
            guard row.isFound else { continue }
            restyle(Rectangle(row: start.row, column: start.column, rows: 1, columns: rectangle.size.columns)) {
                $0.attributes.insert(.reverse)
            }
        }
    }
}
