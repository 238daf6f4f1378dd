import Screen
import Testing

/// Whole screens, drawn.
struct ListSceneTests {
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
                | online · [pinned] · #lobby · 31 here                       |
                |>                                                           |
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
