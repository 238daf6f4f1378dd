internal import ClientCore
internal import Screen
internal import SottoModel
internal import Text

/// From places on the screen to places of the log, and back.
extension LogPane {
    /// What stands in each row, the lowest first; nil for the rule above the newest rows. Shorter than the pane where
    /// the log is.
    func places(height: Int) -> [LogPosition?] {
        let below = newestRows(height: height).count
        let newest: [LogPosition?] = below > 1 ? walk(up: below - 1, from: self.newest) : []
        let rule: [LogPosition?] = below > 0 ? [nil] : []
        return newest + rule + walk(up: height - below, from: bottom(height: height - below))
    }

    private func walk(up count: Int, from start: LogPosition?) -> [LogPosition?] {
        var places: [LogPosition?] = []
        var next = start
        while let place = next, places.count < count {
            places.append(place)
            let above = place.moved(by: -1, in: self)
            next = above == place ? nil : above
        }
        return places
    }

    func point(at position: LogPosition, column: Int) -> LogPoint {
        LogPoint(line: log[position.line].id, row: position.row, column: column)
    }

    func span(at point: LogPoint) -> Span? {
        guard let row = row(of: point) else { return nil }
        var column = row.indent
        for span in row.spans {
            let end = column + Columns.of(span.text)
            if column <= point.column, point.column < end { return span }
            column = end
        }
        return nil
    }

    /// Which columns of a row are marked; nil for none.
    func columns(of position: LogPosition, in marked: Marked) -> Range<Int>? {
        guard let (start, end) = ends(of: marked), start.at <= position, position <= end.at else { return nil }
        let from = position == start.at ? start.column : 0
        let to = position == end.at ? end.column + 1 : columns
        return from < to ? from..<to : nil
    }

    /// The words that are marked. What is one line of the log is one line, however it is wrapped.
    func text(of marked: Marked) -> String {
        guard let (start, end) = ends(of: marked) else { return "" }
        var text = ""
        var last: Substring?
        var position = start.at
        while let columns = columns(of: position, in: marked) {
            let row = rows(at: position.line)[position.row]
            let body = row.body(columns)
            if position != start.at { text += Self.gap(between: last, body) }
            if last.map({ !body.continues($0) }) ?? true { text += row.stamp(columns) }
            text += body
            last = body
            let next = position.moved(by: 1, in: self)
            if position == end.at || next == position { break }
            position = next
        }
        return text
    }

    /// What wrapping left out between two rows; a line feed between two lines.
    private static func gap(between last: Substring?, _ next: Substring) -> Substring {
        guard let last, next.continues(last) else { return "\n" }
        return next.base[last.endIndex..<next.startIndex]
    }

    private func row(of point: LogPoint) -> LogRow? {
        guard let index = log.index(of: point.line) else { return nil }
        let rows = rows(at: index)
        return rows.indices.contains(point.row) ? rows[point.row] : nil
    }

    /// In the order of the log.
    private func ends(of marked: Marked) -> (start: End, end: End)? {
        guard let from = end(marked.from), let to = end(marked.to) else { return nil }
        return (from.at, from.column) <= (to.at, to.column) ? (from, to) : (to, from)
    }

    private struct End {
        let at: LogPosition
        let column: Int
    }

    private func end(_ point: LogPoint) -> End? {
        log.index(of: point.line).map { End(at: LogPosition(line: $0, row: point.row), column: point.column) }
    }
}

extension LogRow {
    /// What is written in some columns of it, without the time.
    fileprivate func body(_ columns: Range<Int>) -> Substring {
        guard let first = spans.first?.text, let last = spans.last?.text else { return "" }
        // The spans of a row are pieces of one paragraph, unless what somebody looks for is marked in them.
        let isWhole = spans.allSatisfy { $0.text.base == first.base }
        let whole = isWhole ? first.base[first.startIndex..<last.endIndex] : spans.map(\.text).joined()[...]
        let skipped = Columns.prefix(whole, columns: max(columns.lowerBound - indent, 0))
        let rest = whole[skipped.endIndex...]
        let room = max(columns.upperBound - indent, 0) - Columns.of(skipped)
        let kept = Columns.prefix(rest, columns: room)
        // A wide cluster is marked by either half.
        let isCut = kept.endIndex < rest.endIndex && Columns.of(kept) < room
        return isCut ? rest[...kept.endIndex] : kept
    }

    fileprivate func stamp(_ columns: Range<Int>) -> Substring {
        stamp.dropFirst(columns.lowerBound).prefix(columns.count)
    }
}

extension Substring {
    /// Whether it goes on in the same paragraph.
    fileprivate func continues(_ last: Substring) -> Bool {
        base == last.base && last.endIndex <= startIndex && last.startIndex < startIndex
    }
}

extension Frame {
    /// Makes what is marked of the log stand out.
    mutating func mark(_ marked: Marked, in pane: LogPane, _ log: Rectangle) {
        for (row, place) in zip(log.rows.reversed(), pane.places(height: log.size.rows)) {
            guard let place, let columns = pane.columns(of: place, in: marked) else { continue }
            restyle(
                Rectangle(row: row, column: log.origin.column + columns.lowerBound, rows: 1, columns: columns.count)
            ) {
                $0.attributes.formSymmetricDifference(.reverse)
            }
        }
    }
}
