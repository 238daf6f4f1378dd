import ClientCore
import ClientView
import Screen
import SottoModel
import TestSupport
import Testing

struct `The mouse` {
    private static func stage() -> Stage {
        var stage = Stage(rows: 12, columns: 60, people: ["bob", "carol", "dora"])
        stage.play(
            """
            bob: see https://example.org/a/long/way/to/somewhere/quite/far for more of that
            carol: 안녕하세요 여러분
            """)
        return stage
    }

    @Test func `on a name of the list starts a whisper with what was written`() {
        var stage = Self.stage()
        stage.play("> hello")
        stage.click("carol", from: 46)
        #expect(stage.state.composer.text == "/w carol hello")
        #expect(stage.state.focus == .input)
    }

    @Test func `on the heading of the list goes to it, and turns it there`() {
        var stage = Self.stage()
        stage.click("4 here", from: 46)
        guard case .list = stage.state.focus else {
            Issue.record("the list has no focus")
            return
        }
        stage.mouse(.wheelDown, at: Position(row: 4, column: 55))
        #expect(stage.state.selection == 3)
        stage.mouse(.wheelUp, at: Position(row: 4, column: 55))
        #expect(stage.state.selection == 0)
    }

    @Test func `on a link opens it, on each of its pieces`() {
        for piece in ["https", "ar for"] {
            var stage = Self.stage()
            stage.click(piece)
            #expect(stage.opened == "https://example.org/a/long/way/to/somewhere/quite/far", "\(piece)")
            #expect(stage.state.marked == nil)
        }
    }

    @Test func `on a name of the log starts a whisper, on words does nothing`() {
        var stage = Self.stage()
        stage.click("안녕")
        #expect(stage.state.composer.isEmpty && stage.state.marked == nil)
        stage.click("carol:")
        #expect(stage.state.composer.text == "/w carol ")
    }

    @Test func `in the input line places the caret, on both halves of a syllable before it`() {
        var stage = Self.stage()
        stage.play("> 가나다")
        stage.mouse(.press(.left), at: Position(row: 11, column: 4))
        #expect(stage.state.composer.before == "가")
        stage.mouse(.press(.left), at: Position(row: 11, column: 7))
        #expect(stage.state.composer.before == "가나")
        stage.mouse(.press(.left), at: Position(row: 11, column: 0))
        #expect(stage.state.composer.before.isEmpty)
        stage.mouse(.press(.left), at: Position(row: 11, column: 50))
        #expect(stage.state.composer.before == "가나다")
    }

    @Test func `in a text of several lines places the caret where it is seen`() {
        var stage = Self.stage()
        stage.play("> one<M-Enter>two")
        stage.mouse(.press(.left), at: Position(row: 11, column: 3))
        #expect(stage.state.composer.before == "one\nt")
        stage.mouse(.press(.left), at: Position(row: 10, column: 3))
        #expect(stage.state.composer.before == "o")
    }

    @Test func `on a name within what somebody says does nothing`() {
        var stage = Self.stage()
        stage.play("dora: dora and carol, carol")
        stage.click("dora and")
        #expect(stage.state.composer.isEmpty)
        stage.click("dora: dora")
        #expect(stage.state.composer.text == "/w dora ")
    }

    @Test func `on a name finds it though what is looked for is marked in it`() {
        var stage = Self.stage()
        stage.play("> <^S>aro")
        stage.click("carol:")
        #expect(stage.state.composer.text == "/w carol ")
    }

    @Test func `reaches nothing that the wire lies over`() {
        var stage = Self.stage()
        stage.play("> <F12>")
        for column in [8, 55] { stage.mouse(.press(.left), at: Position(row: 2, column: column)) }
        #expect(stage.state.marked == nil && stage.state.composer.isEmpty && stage.state.focus == .input)
    }

    @Test func `leaves a question unanswered`() {
        var stage = Self.stage()
        stage.happen(.disconnected(.cut))
        stage.happen(.serverKeyUnknown(fingerprint: "one two"))
        stage.click("carol", from: 46)
        #expect(stage.state.composer.isEmpty)
        #expect(stage.state.question != nil)
    }
}

struct `What the mouse marks` {
    private static func stage() -> Stage {
        var stage = Stage(rows: 12, columns: 60, people: ["bob", "carol"])
        stage.play(
            """
            bob: a message that is so long that it needs two rows of the log at least
            carol: 안녕하세요 여러분
            """)
        return stage
    }

    @Test func `is copied when the button is let go`() {
        var stage = Self.stage()
        stage.drag(from: "안녕", to: "여러")
        #expect(stage.copied == "안녕하세요 여")
        #expect(stage.state.marked == nil)
    }

    @Test func `is one line where the log wrapped it`() {
        var stage = Self.stage()
        stage.drag(from: "message", to: "least")
        #expect(stage.copied == "message that is so long that it needs two rows of the log at l")
    }

    @Test func `is a line each, with its time, where there are more`() {
        var stage = Self.stage()
        stage.drag(from: "at least", to: "요")
        #expect(stage.copied == "at least\n12:00 carol: 안녕하세요")
    }

    @Test func `may be marked upwards`() {
        var stage = Self.stage()
        stage.drag(from: "요", to: "at least")
        #expect(stage.copied == "at least\n12:00 carol: 안녕하세요")
    }

    @Test func `stands out, and nothing beside the log does`() {
        var stage = Self.stage()
        stage.mouse(.press(.left), at: stage.place("안녕"))
        stage.mouse(.drag(.left), at: Position(row: 11, column: 59))
        let frame = stage.frame
        let marked = (0..<12).flatMap { row in
            (0..<60).filter { frame[row, $0].style.attributes.contains(.reverse) }.map {
                Position(row: row, column: $0)
            }
        }
        let log = marked.filter { (1..<10).contains($0.row) }
        #expect(!log.isEmpty)
        #expect(log.allSatisfy { $0.column < 45 && $0.row == stage.place("안녕").row })
    }

    @Test func `is what was marked, though lines come in below`() {
        var stage = Self.stage()
        let (start, end) = (stage.place("안녕"), stage.place("여러"))
        stage.mouse(.press(.left), at: start)
        stage.mouse(.drag(.left), at: end)
        stage.play("bob: one\nbob: two")
        stage.mouse(.release(.left), at: end)
        #expect(stage.copied == "안녕하세요 여")
    }

    @Test func `is forgotten when a key is pressed`() {
        var stage = Self.stage()
        stage.mouse(.press(.left), at: stage.place("안녕"))
        stage.play("> x")
        #expect(stage.state.marked == nil)
        stage.mouse(.release(.left), at: stage.place("안녕"))
        #expect(stage.copied == nil)
    }

    @Test func `stands out no more once somebody types, in the next frame already`() {
        var stage = Self.stage()
        stage.mouse(.press(.left), at: stage.place("안녕"))
        _ = stage.nextFrame()
        stage.play("> x")
        #expect(stage.nextFrame() == stage.frame)
    }

    @Test func `may be marked below the rule while one reads back`() {
        var stage = Stage(rows: 20, columns: 60, people: ["bob"])
        for number in 1...40 { stage.play("bob: line \(number)") }
        stage.play("> <PgUp><PgUp>")
        stage.drag(from: "line 40", to: "40")
        #expect(stage.copied == "line 4")
        stage.click("▼")
        #expect(stage.state.marked == nil)
    }
}

extension Stage {
    /// Where a text stands first, at a column or behind it.
    fileprivate func place(_ text: String, from least: Int = 0) -> Position {
        let frame = frame
        for row in 0..<frame.size.rows {
            for column in least..<frame.size.columns {
                let rest = String(
                    (column..<frame.size.columns).map { frame[row, $0] }.filter { $0.columns > 0 }.map(\.cluster))
                if frame[row, column].columns > 0, rest.hasPrefix(text) { return Position(row: row, column: column) }
            }
        }
        Issue.record("'\(text)' is not on the screen")
        return Position(row: 0, column: 0)
    }

    fileprivate mutating func mouse(_ action: KeyPress.Mouse.Action, at position: Position) {
        press([.mouse(KeyPress.Mouse(action, at: position))])
    }

    fileprivate mutating func click(_ text: String, from column: Int = 0) {
        let position = place(text, from: column)
        mouse(.press(.left), at: position)
        mouse(.release(.left), at: position)
    }

    fileprivate mutating func drag(from start: String, to end: String) {
        let (start, end) = (place(start), place(end))
        mouse(.press(.left), at: start)
        mouse(.drag(.left), at: end)
        mouse(.release(.left), at: end)
    }
}
