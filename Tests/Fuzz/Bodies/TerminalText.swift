import Screen
import Text

/// Whatever somebody wrote: cleaned it is harmless, and its widths add up wherever it is shown.
func checkTerminalText(_ supply: inout Supply) throws(Broken) {
    let size = Size(rows: Int(supply.byte() & 3), columns: Int(supply.byte() & 0x3F))
    let place = Position(row: Int(supply.byte() & 3) - 1, column: Int(supply.byte() & 0x1F) - 4)
    let indent = Int(supply.byte() & 0xF)
    let text = supply.text()
    try checkCleaning(text)
    try checkColumns(text, limit: size.columns)
    for text in [text, Cleaning.lines(text)] {
        try checkWrapping(text, columns: size.columns, indent: indent)
    }
    try checkWriting(text, at: place, on: Frame(size: size))
    try hold(Hangul.matches(text, filter: text), "a text is found by itself")
}

private func checkCleaning(_ text: String) throws(Broken) {
    let line = Cleaning.line(text)
    let lines = Cleaning.lines(text)
    try hold(!Danger.isIn(line), "no control is in a cleaned line")
    try hold(!Danger.isIn(lines, butLineFeeds: true), "no control is in cleaned lines")
    try hold(same(Cleaning.line(line), line), "cleaning a line twice changes nothing")
    try hold(same(Cleaning.lines(lines), lines), "cleaning lines twice changes nothing")
    for cluster in line {
        let glyphs = Glyph.all(in: cluster)
        try hold(glyphs.allSatisfy { (1...2).contains($0.columns) }, "a glyph has one column or two")
        try hold(!glyphs.isEmpty, "what was cleaned is seen")
    }
}

private func same(_ one: String, _ other: String) -> Bool {
    one.unicodeScalars.elementsEqual(other.unicodeScalars)
}

private func checkColumns(_ text: String, limit: Int) throws(Broken) {
    let sum = text.reduce(0) { $0 + Glyph.all(in: $1).reduce(0) { $0 + $1.columns } }
    try hold(Columns.of(text) == sum, "a text is as wide as its glyphs")
    let prefix = Columns.prefix(text[...], columns: limit)
    try hold(prefix.startIndex == text.startIndex && Columns.of(prefix) <= limit, "a prefix fits")
    guard prefix.endIndex < text.endIndex else { return }
    try hold(Columns.of(prefix) + Columns.of(text[prefix.endIndex]) > limit, "a prefix is as long as fits")
}

private func checkWrapping(_ text: String, columns: Int, indent: Int) throws(Broken) {
    let rows = Wrapping.rows(text, columns: columns, indent: indent)
    try hold(!rows.isEmpty, "there is a row")
    for (index, row) in rows.enumerated() {
        let width = index == 0 ? columns : columns - indent
        try hold(row.count <= 1 || Columns.of(row) <= width, "a row fits")
        try hold(!row.contains { $0 == "\n" || $0 == "\r\n" }, "a row is one line")
    }
    let kept = rows.flatMap { $0.filter { $0 != " " } }
    let words = text.filter { ![" ", "\n", "\r\n"].contains($0) }
    try hold(String(kept) == words, "no word is lost in \(rows)")
}

private func checkWriting(_ text: String, at place: Position, on blank: Frame) throws(Broken) {
    var frame = blank
    let end = frame.write(text, at: place, in: frame.bounds)
    try checkFrame(frame)
    let width = place.column + Columns.of(text)
    try hold(end == min(width, frame.size.columns), "writing ends where the text does")
    frame.write(text, at: Position(row: 0, column: frame.size.columns / 2), in: frame.bounds)
    frame.fill(Rectangle(row: 0, column: 3, rows: 2, columns: 4), with: text.first ?? "x")
    try checkFrame(frame)
}
