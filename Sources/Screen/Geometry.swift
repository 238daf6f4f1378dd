/// A cell's place, counted from 0 at the top left.
package struct Position: Hashable, Sendable {
    package var row: Int
    package var column: Int

    package init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}

/// How many rows and columns; never negative.
package struct Size: Hashable, Sendable {
    package let rows: Int
    package let columns: Int

    package init(rows: Int, columns: Int) {
        self.rows = max(rows, 0)
        self.columns = max(columns, 0)
    }
}

/// A part of the screen, possibly empty.
package struct Rectangle: Hashable, Sendable {
    package let origin: Position
    package let size: Size

    package init(origin: Position, size: Size) {
        self.origin = origin
        self.size = size
    }

    package init(row: Int, column: Int, rows: Int, columns: Int) {
        self.init(origin: Position(row: row, column: column), size: Size(rows: rows, columns: columns))
    }

    package var rows: Range<Int> { origin.row..<origin.row + size.rows }
    package var columns: Range<Int> { origin.column..<origin.column + size.columns }
    package var isEmpty: Bool { rows.isEmpty || columns.isEmpty }

    package func contains(_ position: Position) -> Bool {
        rows.contains(position.row) && columns.contains(position.column)
    }
}

extension Rectangle {
    /// What both cover; empty where they do not meet.
    package func intersection(_ other: Rectangle) -> Rectangle {
        let rows = rows.clamped(to: other.rows)
        let columns = columns.clamped(to: other.columns)
        return Rectangle(
            row: rows.lowerBound, column: columns.lowerBound, rows: rows.count, columns: columns.count)
    }

    /// The rectangle without so many cells at each edge.
    package func inset(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) -> Rectangle {
        Rectangle(
            row: origin.row + top, column: origin.column + left,
            rows: size.rows - top - bottom, columns: size.columns - left - right)
    }

    /// The first `count` rows, and what is below them; a negative count leaves that many below.
    package func splitRows(_ count: Int) -> (top: Rectangle, bottom: Rectangle) {
        let taken = Self.clamp(count, to: size.rows)
        return (inset(bottom: size.rows - taken), inset(top: taken))
    }

    /// The first `count` columns, and what is right of them; a negative count leaves that many at the right.
    package func splitColumns(_ count: Int) -> (left: Rectangle, right: Rectangle) {
        let taken = Self.clamp(count, to: size.columns)
        return (inset(right: size.columns - taken), inset(left: taken))
    }

    private static func clamp(_ count: Int, to length: Int) -> Int {
        min(max(count < 0 ? length + count : count, 0), length)
    }
}
