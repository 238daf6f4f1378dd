import ClientCore
import ClientView
import SottoModel
import TestSupport
import Testing
import Text

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

    /// Minutes after noon of 23 November 2026, the last entry before, and what is read.
    @Test(
        arguments: [
            (0, 5, 7, "lines between 12:00 and 12:05, Monday 23 November 2026, were lost"),
            (
                -1440, 5, 7,
                "lines between 12:00, Sunday 22 November 2026, and 12:05, Monday 23 November 2026, were lost"
            ),
            (0, 5, 0, "lines from before 12:05, Monday 23 November 2026, were lost"),
        ] as [(Int64, Int64, UInt64, String)])
    func `a loss names the times between which it was said`(
        _ since: Int64, _ until: Int64, _ after: UInt64, _ words: String
    ) {
        var stage = Stage(rows: 24, columns: 80)
        let loss = Loss(
            after: EntryNumber(after), through: EntryNumber(9),
            since: Timestamp(milliseconds: Stage.noon + since * 60_000),
            until: Timestamp(milliseconds: Stage.noon + until * 60_000))
        stage.entry(Stage.person("sottod"), .loss(loss), at: Timestamp(milliseconds: Stage.noon))
        #expect(stage.lines == ["12:00 !! " + words])
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
        state.room.log.lines(after: nil).map { PlainLines.text(for: $0, in: state.room.log, calendar: .utc, .english) }
    }
}
