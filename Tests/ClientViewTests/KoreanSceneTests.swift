import ClientCore
import ClientView
import Screen
import Testing
import Text

/// The screen in Korean, whose syllables are two columns wide.
struct KoreanSceneTests {
    @Test func `the language is changed at once, what was said before too`() {
        var stage = Stage(rows: 10, columns: 80)
        stage.play("+ dora")
        #expect(stage.screen.contains("dora joined"))
        stage.play("> /set language ko<Enter>")
        #expect(stage.screen.contains("dora 님이 들어왔습니다"))
        #expect(stage.screen.contains("접속됨"))
        #expect(stage.screen.contains("language = ko"))
        stage.play("> /set language en<Enter>")
        #expect(stage.screen.contains("dora joined"))
    }

    @Test func `by itself it is the locale's`() {
        var settings = Settings()
        settings.locale = .korean
        #expect(settings.language == .korean)
        settings.languageChoice = .en
        #expect(settings.language == .english)
    }

    @Test func `the status line and the log are in Korean`() {
        var stage = Stage(rows: 8, columns: 60)
        stage.play(
            """
            > /set language ko<Enter>
            > /clear<Enter>
            bob: 안녕
            + 하나
            > /w bob 비밀<Enter>
            """)
        #expect(
            stage.screen == """
                | #lobby · tea and talk                                sotto |
                |                                             │ 4명          |
                |── 2026년 11월 23일 월요일 ───────────────── │ alice (나)   |
                |12:00 bob: 안녕                              │ bob          |
                |12:00 → 하나 님이 들어왔습니다               │ carol        |
                |12:00 ◇ 나 → bob: 비밀 ·                     │ 하나         |
                | 접속됨 · localhost:7788 · [아는 키] · #lobby · 4명         |
                |>                                                           |
                """)
    }

    @Test func `the help is in Korean`() {
        var stage = Stage(rows: 12, columns: 40)
        stage.play("> /set language ko<Enter>")
        stage.play("> <F1>")
        #expect(
            stage.screen == """
                | #lobby · tea and talk            sotto |
                | 도움말   Esc 닫기                      |
                | Tab  이름, 명령, 방 이름을 완성하고,   |
                |   완성할 것이 없으면 사용자 목록으로   |
                | Shift-Tab  같은 것을 거꾸로            |
                | ^N  다음 방                            |
                | ^P  앞 방                              |
                | Alt-1…Alt-0  그 번호의 방              |
                | Alt-/  바로 전에 있던 방               |
                | Alt-a  새 글이 있는 다음 방            |
                | 접속됨 · [아는 키] · #lobby · 3명      |
                |>                                       |
                """)
    }

    @Test func `a question is asked in the longest Korean that fits`() {
        var stage = Stage(rows: 5, columns: 20)
        stage.play("> /set language ko<Enter>")
        stage.play("> <^C>")
        #expect(
            stage.screen == """
                | #lobby             |
                |가고, F1은 글쇠를   |
                |보여 줍니다.        |
                | 끝낼까요? y/n      |
                |>                   |
                """)
    }
}
