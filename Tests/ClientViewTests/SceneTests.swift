import Screen
import Testing

/// Whole screens, drawn.
struct SceneTests {
    @Test func `leaving is asked about`() {
        var stage = Stage(rows: 6, columns: 72, people: ["bob"])
        stage.play(
            """
            > <^C>
            """)
        #expect(
            stage.screen == """
                | #lobby · tea and talk                                            sotto |
                |                                                         │ 2 here       |
                |Nothing has been said here yet. Tab goes to the users,   │ alice (you)  |
                |F1 shows the keys.                                       │ bob          |
                | leave sotto?  y or ^C leaves, any other key stays                      |
                |>                                                                       |
                """)
    }

    @Test func `leaving with lines on their way says how many`() {
        var stage = Stage(rows: 6, columns: 40, people: ["bob"])
        stage.play(
            """
            cut
            > later<Enter>
            > <^C>
            """)
        #expect(
            stage.screen == """
                | #lobby · tea and talk            sotto |
                |        again; Enter on an empty line   |
                |        tries now                       |
                |12:00 alice: later ·                    |
                | leave, with 1 not sent yet?  y / n     |
                |>                                       |
                """)
    }

    @Test func `help lies over the log and can be paged through`() {
        var stage = Stage(rows: 10, columns: 44, people: ["bob"])
        stage.play(
            """
            > <F1><PgDn><PgDn>
            """)
        #expect(
            stage.screen == """
                | #lobby · tea and talk                sotto |
                | help   Esc closes                          |
                | F8, Alt-N  show or hide the user list      |
                | Esc  back to the input line                |
                | ^C  clear the line; on an empty one, leave |
                | ^L  paint anew                             |
                | ^Z  suspend                                |
                | PgUp  scroll the log up                    |
                | online · [pinned] · #lobby · 2 here        |
                |>                                           |
                """)
    }

    @Test func `a screen of three rows keeps log, status and input`() {
        var stage = Stage(rows: 3, columns: 40, people: ["bob"])
        stage.play(
            """
            bob: hello
            > hi
            """)
        #expect(
            stage.screen == """
                |12:00 bob: hello                        |
                | online · [pinned] · #lobby · 2 here    |
                |> hi                                    |
                """)
    }

    @Test func `a wide letter never stands half outside`() {
        var stage = Stage(rows: 4, columns: 21, people: ["bob"])
        stage.play(
            """
            > 가나다라마바사아자차카타
            """)
        #expect(
            stage.screen == """
                | #lobby              |
                |the keys.            |
                | online · #lobby     |
                |  차카타             |
                """)
    }

    @Test func `before anything is said the log says what to do`() {
        var stage = Stage(rows: 8, columns: 44, people: ["bob"])
        stage.play(
            """
            > 안녕
            """)
        #expect(
            stage.screen == """
                | #lobby · tea and talk                sotto |
                |                                            |
                |                                            |
                |                                            |
                |Nothing has been said here yet. Tab goes to |
                |the users, F1 shows the keys.               |
                | online · [pinned] · #lobby · 2 here        |
                |> 안녕                                      |
                """)
    }

    @Test func `a reader whose window is narrow reads words before signs`() {
        var stage = Stage(rows: 8, columns: 26, people: ["bob"])
        stage.play(
            """
            bob: a somewhat longer line of words
            bob ~ 우리끼리 하는 이야기
            > ok<Enter>
            """)
        #expect(
            stage.screen == """
                | #lobby · tea and talk    |
                |bob: a somewhat longer    |
                |  line of words           |
                |◇ bob → you: 우리끼리 하는|
                |  이야기                  |
                |alice: ok ·               |
                | online · #lobby · 2 here |
                |>                         |
                """)
    }
}
