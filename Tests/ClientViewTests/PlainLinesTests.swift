import ClientCore
import ClientView
import SottoModel
import Testing

struct PlainLinesTests {
    @Test func `every kind of line has its form`() {
        var stage = Stage(rows: 24, columns: 80)
        stage.play(
            """
            bob: hello
            * bob waves
            bob ~ psst
            > /w bob what?<Enter>
            ✓
            + dave
            - carol
            > kept<Enter>
            ✓
            > /foo<Enter>
            """)
        #expect(
            stage.lines == [
                "12:00 <bob> hello",
                "12:00 * bob waves",
                "12:00 bob → you: psst",
                "12:01 you → bob: what?",
                "12:01 * dave joined · carol left",
                "12:02 <alice> kept",
                "12:02 !! there is no command /foo; /help lists them, // sends a line that begins with a slash",
            ])
    }

    @Test func `only what came after the last line printed is asked for`() {
        var stage = Stage(rows: 24, columns: 80)
        stage.play("bob: one\nbob: two")
        let last = stage.state.room.log.lines(after: nil).last?.id
        stage.play("bob: three")
        #expect(stage.state.room.log.lines(after: last).count == 1)
        #expect(stage.state.room.log.lines(after: nil).count == 3)
    }
}

extension Stage {
    fileprivate var lines: [String] {
        state.room.log.lines(after: nil).map { PlainLines.text(for: $0, calendar: .utc) }
    }
}
