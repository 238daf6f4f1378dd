import ClientView
import Screen
import Testing

/// Where an input method would draw.
struct CaretTests {
    @Test(arguments: [
        ("", 9, 2), ("안녕", 9, 6), ("안녕하세요<Left><Left>", 9, 8), ("a👋b", 9, 6), ("ab<^A>", 9, 2),
        ("one<M-Enter>두", 9, 4), ("one<M-Enter>두<^A>", 9, 2), ("one<M-Enter>두<^A><^A>", 8, 2),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 9, 2),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa가", 9, 4), ("안녕 <Tab>", 2, 18),
        ("안녕 <Tab><Down>", 3, 18), ("안녕 <Tab><Down><Esc>", 9, 7),
    ])
    func `the caret stands at the exact column`(typed: String, row: Int, column: Int) {
        var stage = Stage(rows: 10, columns: 40)
        stage.press(keys(typed))
        #expect(stage.frame.caret == Position(row: row, column: column))
    }

    @Test(arguments: [("zz<Tab>", 1, 21), ("<Tab>가나", 1, 23), ("<Tab>b", 1, 20), ("<Tab>b<BS>", 2, 18)])
    func `in the list it stands behind what is typed`(typed: String, row: Int, column: Int) {
        var stage = Stage(rows: 10, columns: 40)
        stage.press(keys(typed))
        #expect(stage.frame.caret == Position(row: row, column: column))
    }
}
