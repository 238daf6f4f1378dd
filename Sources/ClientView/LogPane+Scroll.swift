internal import ClientCore

extension LogPane {
    /// The rows to show, the last of them last; fewer than `height` only when there are no more.
    func visible(height: Int) -> [LogRow] {
        let newest = newestRows(height: height)
        let height = height - newest.count
        guard height > 0, let bottom = bottom(height: height) else { return [] }
        return rows(endingAt: bottom, count: height) + newest
    }

    func rows(endingAt bottom: LogPosition, count: Int) -> [LogRow] {
        var shown = Array(rows(at: bottom.line).prefix(bottom.row + 1))
        var line = bottom.line
        while shown.count < count, line > 0 {
            line -= 1
            shown = rows(at: line) + shown
        }
        return Array(shown.suffix(count))
    }

    /// Where the log is scrolled to after so many rows up (negative) or down.
    func scrolled(by count: Int, height: Int) -> Scroll {
        guard let from = bottom(height: height) else { return .bottom }
        let to = from.moved(by: count, in: self)
        return anchor(at: count < 0 ? max(to, highest(height: height)) : to)
    }

    /// Whether the first line is in sight, or a screen away.
    func meetsTop(height: Int) -> Bool {
        bottom(height: height).map { $0.line < 2 * height } ?? true
    }

    /// As far up as there is something to see.
    func scrolledToTop(height: Int) -> Scroll {
        log.count > 0 ? anchor(at: highest(height: height)) : .bottom
    }

    func anchor(at position: LogPosition) -> Scroll {
        guard let newest, position < newest else { return .bottom }
        return .anchored(log[position.line].id, row: rows(at: position.line).count - 1 - position.row)
    }

    /// The row at the bottom of the pane; nil in an empty log.
    func bottom(height: Int) -> LogPosition? {
        guard let newest else { return nil }
        guard let anchor = anchored(height: height) else { return newest }
        return min(max(anchor, highest(height: height)), newest)
    }

    private func anchored(height: Int) -> LogPosition? {
        switch scroll {
        case .bottom: return nil
        case .around(let id):
            return log.index(of: id).map { LogPosition(line: $0, row: 0).moved(by: height / 2, in: self) }
        case .anchored(let id, let row):
            guard let line = log.index(of: id) else { return nil }
            let last = rows(at: line).count - 1
            return LogPosition(line: line, row: min(max(last - row, 0), last))
        }
    }

    var newest: LogPosition? {
        guard log.count > 0 else { return nil }
        return LogPosition(line: log.count - 1, row: rows(at: log.count - 1).count - 1)
    }

    /// The row at the bottom when the log's first row is at the top.
    func highest(height: Int) -> LogPosition {
        LogPosition(line: 0, row: 0).moved(by: max(height - 1, 0), in: self)
    }
}

extension LogPosition {
    /// So many rows up (negative) or down, as far as there are rows.
    func moved(by count: Int, in pane: LogPane) -> LogPosition {
        var position = self
        position.row += count
        while position.row < 0, position.line > 0 {
            position.line -= 1
            position.row += pane.rows(at: position.line).count
        }
        position.row = max(position.row, 0)
        while let rows = pane.rowCount(at: position.line), position.row >= rows {
            guard position.line + 1 < pane.log.count else {
                return LogPosition(line: position.line, row: rows - 1)
            }
            position.row -= rows
            position.line += 1
        }
        return position
    }
}

extension LogPane {
    fileprivate func rowCount(at line: Int) -> Int? {
        line < log.count ? rows(at: line).count : nil
    }
}
