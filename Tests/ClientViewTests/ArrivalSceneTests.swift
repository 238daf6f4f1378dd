import Screen
import Testing

/// Whole screens, drawn.
struct ArrivalSceneTests {
    @Test func `what comes while something older is read is counted and moves nothing`() {
        var stage = Stage(rows: 6, columns: 60, people: ["bob"])
        stage.play(
            """
            bob: one
            bob: two
            bob: three
            bob: four
            bob: five
            > <PgUp>
            bob: six
            bob: seven
            """)
        #expect(
            stage.screen == """
                | #lobby · tea and talk                                sotto |
                |12:00 bob: one                               │ 2 here       |
                |12:00 bob: two                               │ alice (you)  |
                |12:00 bob: three                             │ bob          |
                | online · [pinned] · #lobby · 2 here                ▼ 2 new |
                |>                                                           |
                """)
    }

    @Test func `offline, lines wait and the draft goes on`() {
        var stage = Stage(rows: 8, columns: 72, people: ["bob"])
        stage.play(
            """
            bob: hello
            > kept<Enter>
            ✓
            cut
            > later<Enter>
            > two<M-Enter>rows
            """)
        #expect(
            stage.screen == """
                | #lobby · tea and talk                                            sotto |
                |12:00 alice: kept ✓                                      │ users        |
                |12:00 !! the connection was cut. Trying again; Enter on  │ alice (you)  |
                |        an empty line tries now                          │ bob          |
                |12:01 alice: later ·                                     │              |
                | offline, trying again · localhost:7788 · [pinned] · #lobby · 1 waiting |
                |> two                                                                   |
                |  rows                                                                  |
                """)
    }

    @Test func `after the return nothing is missing and nothing is twice`() {
        var stage = Stage(rows: 8, columns: 72, people: ["bob"])
        stage.play(
            """
            > one<Enter>
            cut
            > two<Enter>
            back
            ✓
            ✓
            bob: three
            """)
        #expect(
            stage.screen == """
                | #lobby · tea and talk                                            sotto |
                |        an empty line tries now                          │ 2 here       |
                |12:01 -- connected again                                 │ alice (you)  |
                |12:01 alice: one ✓                                       │ bob          |
                |12:02 alice: two ✓                                       │              |
                |12:02 bob: three                                         │              |
                | online · localhost:7788 · [pinned] · #lobby · 2 here                   |
                |>                                                                       |
                """)
    }

    @Test func `a room that is not shown says how much came there`() {
        var stage = Stage(rows: 6, columns: 72, people: ["bob"])
        stage.play(
            """
            > /join tea<Enter>
            bob: hello
            bob: are you there?
            """)
        #expect(
            stage.screen == """
                | #tea                                                             sotto |
                |                                                         │ users        |
                |Nothing has been said here yet. Tab goes to the users,   │              |
                |F1 shows the keys.                                       │              |
                | online · localhost:7788 · [pinned] · #tea                 [1 #lobby 2] |
                |>                                                                       |
                """)
    }
}
