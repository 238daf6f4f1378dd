import ClientCore
import ClientView
import Screen
import Testing

/// For a screen reader: nothing stands there that changes by itself.
struct ReaderSceneTests {
    @Test func `there is the log, and neither list nor counts nor marks`() {
        var stage = Stage(rows: 8, columns: 60)
        stage.play(
            """
            > /set reader on<Enter>
            bob: hello
            > hi<Enter>
            ✓
            """)
        #expect(!stage.screen.contains("│"))
        #expect(!stage.screen.contains("✓"))
        #expect(!stage.screen.contains("here"))
        #expect(stage.screen.contains("alice: hi "))
    }

    @Test func `a comer does not change the line of the one before`() {
        var stage = Stage(rows: 10, columns: 60)
        stage.play(
            """
            > /set reader on<Enter>
            + dave
            + erin
            """)
        #expect(stage.screen.contains("→ dave joined "))
        #expect(stage.screen.contains("→ erin joined "))
    }

    @Test func `nothing is suggested behind the caret`() {
        var stage = Stage(rows: 8, columns: 60)
        stage.play("> /set reader on<Enter>")
        stage.play("> /hel")
        #expect(stage.screen.contains("|> /hel  "))
    }

    @Test func `the list stands there while it is asked for`() {
        var stage = Stage(rows: 8, columns: 60)
        stage.play("> /set reader on<Enter>")
        stage.play("> <Tab>")
        #expect(stage.screen.contains("carol"))
    }
}
