internal import Screen
internal import Text

/// A word or two in a bar, and what goes first when there is no room: the higher number.
struct BarItem {
    var text: String
    /// What says as much of it as there is room for, before it goes.
    var short: String?
    let rank: Int
    var isRight = false
}

extension BarItem {
    /// nil where it is as short as can be.
    fileprivate var shortened: BarItem? {
        short.map { BarItem(text: $0, rank: rank, isRight: isRight) }
    }
}

/// One row of items: those at the left with dots between them, those at the right apart.
struct Bar {
    let items: [BarItem]

    func draw(on frame: inout Frame, in rectangle: Rectangle, style: Style) {
        guard !rectangle.isEmpty else { return }
        frame.fill(rectangle, style: style)
        let shown = fitting(rectangle.size.columns)
        let left = Self.left(shown)
        frame.write(" " + left, at: rectangle.origin, in: rectangle, style: style)
        let right = Self.right(shown)
        guard !right.isEmpty else { return }
        let column = rectangle.columns.upperBound - Columns.of(right) - 1
        frame.write(
            right, at: Position(row: rectangle.origin.row, column: column), in: rectangle, style: style)
    }

    /// All of the lowest ranks that fit, shortened where they can be; the first of them stays, clipped if need be.
    private func fitting(_ columns: Int) -> [BarItem] {
        var shown = items.filter { !$0.text.isEmpty }
        while shown.count > 1, Self.columns(shown) > columns, let worst = shown.map(\.rank).max() {
            shown = shown.compactMap { $0.rank == worst ? $0.shortened : $0 }
        }
        return shown
    }

    private static func columns(_ items: [BarItem]) -> Int {
        let (left, right) = (Columns.of(left(items)), Columns.of(right(items)))
        return 2 + left + (right > 0 ? right + (left > 0 ? 2 : 0) : 0)
    }

    private static func left(_ items: [BarItem]) -> String {
        items.filter { !$0.isRight }.map(\.text).joined(separator: " · ")
    }

    private static func right(_ items: [BarItem]) -> String {
        items.filter(\.isRight).map(\.text).joined(separator: "  ")
    }
}
