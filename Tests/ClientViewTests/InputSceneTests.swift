import ClientCore
import Screen
import SottoModel
import TestSupport
import Testing

/// The input line and what lies around it.
struct InputSceneTests {
    @Test func `of what was pasted the first lines are shown, and what can be done`() {
        var stage = Stage(rows: 12, columns: 64, people: ["bob"])
        stage.play("bob: hello")
        stage.press([.paste((1...20).map { "줄 \($0)" }.joined(separator: "\n"))])
        #expect(
            stage.screen == """
                | #lobby · tea and talk                                    sotto |
                |                                                 │ 2 here       |
                |──────────────────────────────────────────────── │ alice (you)  |
                | 줄 1                                            │ bob          |
                | 줄 2                                            │              |
                | 줄 3                                            │              |
                | 줄 4                                            │              |
                | 줄 5                                            │              |
                | 줄 6                                            │              |
                | … and 14 more                                   │              |
                | 20 lines pasted: Enter sends as one, e edits, Esc drops        |
                |>                                                               |
                """)
    }

    @Test func `two lines need no more than two rows`() {
        var stage = Stage(rows: 8, columns: 40, people: ["bob"])
        stage.press([.paste("\u{1B}[31mone\ntwo")])
        #expect(
            stage.screen == """
                | #lobby · tea and talk            sotto |
                |                                        |
                |                                        |
                |────────────────────────────────────────|
                | [31mone                                |
                | two                                    |
                | 2 lines: Enter send, e edit, Esc drop  |
                |>                                       |
                """)
    }

    @Test func `a line that was sent is looked for in the status line, where the caret is`() {
        var stage = Stage(rows: 7, columns: 64, people: ["bob"])
        stage.play("> 김하나 안녕<Enter>\n> draft<^R>ㄱㅎ")
        #expect(
            stage.screen == """
                | #lobby · tea and talk                                    sotto |
                |                                                 │ 2 here       |
                |                                                 │ alice (you)  |
                |── Monday 23 November 2026 ───────────────────── │ bob          |
                |12:00 alice: 김하나 안녕 ·                       │              |
                | sent before: ㄱㅎ     ^R earlier  Enter takes it  Esc gives up |
                |> 김하나 안녕                                                   |
                """)
        #expect(stage.frame.caret == Position(row: 5, column: 18))
    }

    @Test(arguments: [
        (40, " sent before: 가나다", 20), (14, " ^R 가나다", 10), (10, " 가나다", 7), (6, " 다", 3), (2, "", 1),
    ])
    func `in little room more is seen of what is typed than of words`(columns: Int, status: String, caret: Int) {
        var stage = Stage(rows: 5, columns: columns)
        stage.play("> 가나다<Enter><^R>가나다")
        #expect(stage.frame.text[3].hasPrefix(status))
        #expect(stage.frame.caret == Position(row: 3, column: caret))
    }

    @Test(arguments: [(8_192, 0), (8_193, 1), (8_200, 8)])
    func `what is more than a message holds is marked from where it begins`(count: Int, marked: Int) {
        var stage = Stage(rows: 24, columns: 80)
        stage.press([.paste(String(repeating: "x", count: count))])
        let cells = stage.frame.cells.filter { $0.cluster == "x" && $0.style.attributes.contains(.underline) }
        #expect(cells.count == marked)
    }

    @Test func `a syllable that does not fit is marked whole`() {
        var stage = Stage(rows: 24, columns: 80)
        stage.press([.paste(String(repeating: "x", count: 8_191) + "가나")])
        let cells = stage.frame.cells.filter { $0.style.attributes.contains(.underline) && $0.columns > 0 }
        #expect(cells.map(\.cluster) == ["가", "나"])
    }

    @Test func `the ways to finish a word lie above it`() {
        var stage = Stage(rows: 9, columns: 40, people: ["bob", "bill", "백하나"])
        stage.play("bob: hi\n> hello b<Tab>")
        #expect(
            stage.screen == """
                | #lobby · tea and talk            sotto |
                |                                        |
                |                                        |
                |                                        |
                |                                        |
                |── Mon› bob  November 2026 ─────────────|
                |12:00   bill                            |
                | online · [pinned] · #lobby · 4 here    |
                |> hello bob                             |
                """)
    }

    @Test func `of many ways those around the choice are shown`() {
        var stage = Stage(rows: 12, columns: 20, people: (10..<40).map { "user\($0)" })
        stage.play("> u<Tab><S-Tab>")
        #expect(
            stage.screen == """
                | #lobby             |
                |                    |
                |  user32            |
                |  user33            |
                |  user34            |
                |  user35            |
                |  user36 as been    |
                |  user37  yet. Tab  |
                |  user38 he users,  |
                |› user39 the keys.  |
                | online · #lobby    |
                |> user39:           |
                """)
    }

    @Test func `where something was begun is told in the status line`() {
        var stage = Stage(rows: 6, columns: 64)
        stage.enter("#tea", as: RoomID(2))
        stage.play("> draft<^N>")
        #expect(
            stage.frame.text[4] == " online · [pinned] · #lobby · 3 here             [2 #tea draft] ")
    }

    @Test func `what is suggested stands dim behind the caret`() {
        var stage = Stage(rows: 6, columns: 30, people: ["김하나"])
        stage.play("김하나: hi\n> hello 김")
        #expect(
            stage.screen == """
                | #lobby · tea and talk  sotto |
                |                              |
                |── Monday 23 November 2026 ───|
                |12:00 김하나: hi              |
                | online · #lobby · 2 here     |
                |> hello 김하나                |
                """)
        #expect(stage.frame.caret == Position(row: 5, column: 10))
        #expect(stage.frame[5, 10].style.attributes == .dim)
        #expect(stage.frame[5, 8].style.attributes == [])
    }

    @Test func `the line grows to a few rows, and shows those at the caret`() {
        var stage = Stage(rows: 12, columns: 40)
        stage.play("> 1<M-Enter>2<^J>3<^J>4<^J>5<^J>6")
        #expect(
            stage.screen == """
                | #lobby · tea and talk            sotto |
                |                                        |
                |                                        |
                |                                        |
                |                                        |
                |Nothing has been said here yet. Tab goes|
                |to the users, F1 shows the keys.        |
                | online · [pinned] · #lobby · 3 here    |
                |  3                                     |
                |  4                                     |
                |  5                                     |
                |  6                                     |
                """)
    }
}
