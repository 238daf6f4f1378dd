internal import ClientCore
internal import Screen
internal import SottoModel
internal import Text

/// What was found, over the log: a line a row, the latest first, with the match marked.
struct FindingPane {
    private static let narrow = 60
    private static let hint = Phrase("Enter goes there  Esc closes", "Enter 그리로  Esc 닫기")

    let finding: Finding
    let rectangle: Rectangle
    let calendar: LocalCalendar
    let language: Language

    func draw(on frame: inout Frame) {
        guard !rectangle.isEmpty else { return }
        frame.fill(rectangle)
        let (top, body) = rectangle.splitRows(1)
        drawHeading(on: &frame, in: top)
        for (row, index) in zip(body.rows, finding.hits.indices.dropFirst(firstShown(body.size.rows))) {
            let place = Rectangle(row: row, column: body.origin.column, rows: 1, columns: body.size.columns)
            draw(finding.hits[index], isSelected: index == finding.selection, on: &frame, in: place)
        }
    }

    private func firstShown(_ rows: Int) -> Int {
        max(min(finding.selection - rows / 2, finding.hits.count - rows), 0)
    }

    /// Which hit stands in a row of the screen.
    func index(inRow row: Int) -> Int? {
        let body = rectangle.splitRows(1).bottom
        let index = row - body.origin.row + firstShown(body.size.rows)
        return body.rows.contains(row) && finding.hits.indices.contains(index) ? index : nil
    }

    private func drawHeading(on frame: inout Frame, in top: Rectangle) {
        frame.fill(top, style: Theme.question)
        let heading = Bar(items: [
            BarItem(text: Words.found(finding)[language], rank: 0),
            BarItem(text: "“\(Cleaning.line(finding.text))”", rank: 1),
            BarItem(text: Self.hint[language], rank: 2, isRight: true),
        ])
        heading.draw(on: &frame, in: top, style: Theme.question)
    }

    private func draw(_ hit: SearchHits.Hit, isSelected: Bool, on frame: inout Frame, in place: Rectangle) {
        var position = Position(row: place.origin.row, column: place.origin.column + 1)
        position.column = frame.write(stamp(hit), at: position, in: place, style: Theme.dim)
        let author = hit.entry.author
        position.column = frame.write(
            Cleaning.line(author.name.text), at: position, in: place, style: Theme.name(of: author.identity))
        position.column = frame.write(": ", at: position, in: place)
        let columns = place.columns.upperBound - position.column
        let words = Cleaning.line(hit.entry.body.text)
        frame.write(Match(finding.text).spans(in: words, columns: columns), at: position, in: place)
        if isSelected { frame.restyle(place) { $0.attributes.insert(.reverse) } }
    }

    /// `2026-11-23 09:05 #lobby `, and where there is little room `09:05 `.
    private func stamp(_ hit: SearchHits.Hit) -> String {
        let time = calendar.civil(hit.entry.at)
        guard rectangle.size.columns >= Self.narrow else { return time.clock + " " }
        return "\(time.dateAndClock) \(Cleaning.line(hit.room.text)) "
    }
}
