import ClientCore
import ClientView
import Screen
import SottoModel
import Synchronization
import Testing

struct ScrollTests {
    @Test func `a page keeps one row of what was read`() {
        var stage = Stage(rows: 6, columns: 40)
        stage.say(1...20)
        #expect(stage.shown == ["18", "19", "20"])
        stage.play("> <PgUp>")
        #expect(stage.shown == ["16", "17", "18"])
        stage.play("> <PgUp>")
        #expect(stage.shown == ["14", "15", "16"])
        stage.play("> <PgDn>")
        #expect(stage.shown == ["16", "17", "18"])
        stage.play("> <PgDn>")
        #expect(stage.shown == ["18", "19", "20"])
        #expect(stage.state.room.scroll == .bottom)
    }

    @Test func `the ends are a key away, and the first day stands above the first line`() {
        var stage = Stage(rows: 6, columns: 40)
        stage.say(1...20)
        stage.play("> <M-<>")
        #expect(stage.shown == ["── Monday 23 November 2026 ─────────────", "1", "2"])
        stage.play("> <PgUp><PgUp>")
        #expect(stage.shown == ["loading earlier lines…", "── Monday 23 November 2026 ─────────────", "1"])
        stage.play("> <^End>")
        #expect(stage.shown == ["18", "19", "20"])
    }

    @Test func `what is read stays where it is while lines come and the list has the focus`() {
        var stage = Stage(rows: 6, columns: 80)
        stage.say(1...20)
        stage.play("> <Tab><PgUp>")
        let before = stage.shown
        stage.say(21...300)
        #expect(stage.shown == before)
        #expect(stage.state.room.unseen == 280)
        stage.play("> <^End>")
        #expect(stage.state.room.unseen == 0)
    }

    @Test func `rows within a long line are scrolled one by one`() {
        var stage = Stage(rows: 6, columns: 40)
        stage.entry(Stage.person("bob"), .say((1...8).map { "row\($0)" }.joined(separator: "\n")))
        stage.play("> <PgUp>")
        #expect(stage.shown == ["row4", "row5", "row6"])
    }

    @Test func `a log shorter than the pane does not scroll`() {
        var stage = Stage(rows: 10, columns: 40)
        stage.say(1...3)
        stage.play("> <PgUp>")
        #expect(stage.state.room.scroll == .bottom)
    }

    @Test func `a new day is announced`() {
        var stage = Stage(rows: 10, columns: 40)
        stage.entry(Stage.person("bob"), .say("1"), at: Timestamp(milliseconds: Stage.noon))
        stage.entry(Stage.person("bob"), .say("2"), at: Timestamp(milliseconds: Stage.noon + 86_400_000))
        #expect(
            stage.shown.suffix(4) == [
                "── Monday 23 November 2026 ─────────────", "1", "── Tuesday 24 November 2026 ────────────",
                "2",
            ])
    }

    @Test func `only what is seen is laid out, however long the log is`() {
        var stage = Stage(rows: 24, columns: 80)
        stage.say(1...10_000)
        #expect(stage.linesLaidOut < 100)
        stage.play("> <PgUp><PgUp><PgUp>")
        #expect(stage.linesLaidOut < 200)
        stage.play("> <M-<>")
        #expect(stage.linesLaidOut < 200)
    }
}

extension Stage {
    fileprivate mutating func say(_ numbers: ClosedRange<Int>) {
        for number in numbers {
            entry(Stage.person("bob"), .say("\(number)"), at: Timestamp(milliseconds: Stage.noon))
        }
    }

    /// The rows of the log, without time and author.
    fileprivate var shown: [String] {
        frame.text.dropFirst().dropLast(2).map { row in
            let log = row.prefix { $0 != "│" }
            let words = log.firstRange(of: ": ").map { log[$0.upperBound...] } ?? log
            return words.drop { $0 == " " }.split(separator: " ").joined(separator: " ")
        }
    }

    /// Every line that is laid out asks for its time.
    fileprivate var linesLaidOut: Int {
        let count = Counter()
        _ = ClientView.draw(
            state, size: size,
            calendar: LocalCalendar { time in
                count.value.withLock { $0 += 1 }
                return LocalCalendar.utc.civil(time)
            })
        return count.value.withLock { $0 }
    }
}

private final class Counter: Sendable {
    let value = Mutex(0)
}
