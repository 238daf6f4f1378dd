import Screen
import Testing

/// Whole screens, drawn.
struct SceneTests {
    @Test func `where it does not fit beside the log the list opens over it, filtered by initials`() {
        var stage = Stage(rows: 8, columns: 40, people: ["bob", "carol", "dave", "김하나"])
        stage.play(
            """
            bob: 안녕하세요 여러분 오늘도 좋은 하루
            > <Tab>ㄱㅎ
            """)
        #expect(
            stage.screen == """
                | #lobby · tea and talk            sotto |
                |                │ /ㄱㅎ                 |
                |                │ 김하나                |
                |── Monday 23 Nov│                       |
                |12:00 bob: 안녕 │                       |
                |        하루    │                       |
                | online · [pinned] · #lobby · 5 here    |
                |>                                       |
                """)
    }

    @Test func `a long list shows who is selected`() {
        var stage = Stage(rows: 6, columns: 60, people: (10..<40).map { "user\($0)" })
        stage.play(
            """
            > <Tab><End><Up>
            """)
        #expect(
            stage.screen == """
                | #lobby · tea and talk                                sotto |
                |                                             │ 31 here      |
                |Nothing has been said here yet. Tab goes to  │ user37       |
                |the users, F1 shows the keys.                │ user38       |
                | online · localhost:7788 · [pinned] · #lobby · 31 here      |
                |>                                                           |
                """)
    }

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
                | leave, 1 not sent? y/n                 |
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
                |   letter left, right                       |
                | Alt-B Alt-F  a word left, right            |
                | ^W ^U ^K Alt-D  cut the word before, to the|
                |   start, to the end, the word after        |
                | ^Y ^T  put back what was cut; swap two     |
                |   letters                                  |
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
                | online · localhost:7788 · [pinned] · #tea                     #lobby 2 |
                |>                                                                       |
                """)
    }

    @Test func `on a narrow screen F8 goes to the list`() {
        var stage = Stage(rows: 6, columns: 30, people: ["bob"])
        stage.play(
            """
            bob: hello
            > <F8>
            """)
        #expect(
            stage.screen == """
                | #lobby · tea and talk  sotto |
                | 2 here                       |
                | alice (you)                  |
                | bob                          |
                | online · #lobby · 2 here     |
                |>                             |
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
                |bob → you: 우리끼리 하는  |
                |  이야기                  |
                |alice: ok ·               |
                | online · #lobby · 2 here |
                |>                         |
                """)
    }

    @Test func `a hidden list leaves the log all columns`() {
        var stage = Stage(rows: 5, columns: 60, people: ["bob"])
        stage.play(
            """
            bob: hello
            > <F8>
            """)
        #expect(
            stage.screen == """
                | #lobby · tea and talk                                sotto |
                |── Monday 23 November 2026 ─────────────────────────────────|
                |12:00 bob: hello                                            |
                | online · localhost:7788 · [pinned] · #lobby · 2 here       |
                |>                                                           |
                """)
    }
}
