internal import ClientCore
internal import Screen

/// Where everything is. At every size each part is inside the screen; what does not fit is empty, the input
/// line last of all.
struct Layout {
    let title: Rectangle
    /// Between the title and the status line.
    let body: Rectangle
    let log: Rectangle
    /// Between the log and the list.
    let rule: Rectangle
    let list: Rectangle
    let status: Rectangle
    let input: Rectangle
    /// What stands there: it says how many rows it wants.
    let inputPane: InputPane

    /// From so many columns on the list stands beside the log.
    private static let besideColumns = 56

    init(_ state: ClientState, size: Size) {
        let screen = Rectangle(row: 0, column: 0, rows: size.rows, columns: size.columns)
        inputPane = InputPane(state, columns: size.columns)
        let (upper, input) = screen.splitRows(-min(max(inputPane.rows.count, 1), Self.inputLimit(size), size.rows))
        let (middle, status) = upper.splitRows(upper.size.rows > 0 ? -1 : 0)
        let (title, body) = middle.splitRows(middle.size.rows > 1 ? 1 : 0)
        self.input = input
        self.status = status
        self.title = title
        self.body = body
        (log, rule, list) = Self.split(body, state)
    }

    /// How many rows the input line may grow to.
    private static func inputLimit(_ size: Size) -> Int {
        max(1, min(6, (size.rows - 4) / 2))
    }

    /// Whether the list can stand beside the log.
    static func hasRoomForList(_ size: Size) -> Bool {
        size.columns >= besideColumns
    }

    private static func split(_ body: Rectangle, _ state: ClientState) -> (Rectangle, Rectangle, Rectangle) {
        let hasFocus = if case .list = state.focus { true } else { false }
        let none = body.splitColumns(body.size.columns).right
        let isWanted = state.listIsShown && !state.isBare && !state.settings.isReadAloud
        guard hasFocus || isWanted && hasRoomForList(body.size) else {
            return (body, none, none)
        }
        let isBeside = hasRoomForList(body.size)
        let (left, right) = body.splitColumns(-listColumns(body.size.columns, isBeside: isBeside))
        let (rule, list) = right.splitColumns(left.isEmpty ? 0 : 1)
        return (isBeside ? left.inset(right: 1) : body, rule, list)
    }

    /// With the rule. Over the log it leaves some of it to be seen, where there is room for both.
    private static func listColumns(_ columns: Int, isBeside: Bool) -> Int {
        if isBeside { return min(max(columns / 5, 15), 27) }
        return columns < 34 ? columns : 24
    }
}
