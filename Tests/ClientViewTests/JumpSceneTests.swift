import ClientCore
import ClientView
import Screen
import SottoModel
import TestSupport
import Testing

struct `Going about in the log` {
    /// Rows 1 to 18 are the log's.
    private static func stage(_ count: UInt64, mentionAt mention: UInt64 = 0) -> Stage {
        var stage = Stage(rows: 21, columns: 60)
        for number in 1...count {
            let text = number == mention ? "line \(number), alice" : "line \(number)"
            stage.entry(Stage.person("bob"), .say(text), at: Timestamp(milliseconds: Stage.noon))
        }
        return stage
    }

    private static func rows(_ stage: Stage) -> [String] {
        stage.frame.text.dropFirst().dropLast(2).map { row in
            let left = row.split(separator: "│")[0]
            return left.split(separator: " ").joined(separator: " ").replacing("12:00 bob: line ", with: "")
        }
    }

    @Test func `the newest lines stay under a rule`() {
        var stage = Self.stage(60)
        stage.play("> <PgUp>")
        #expect(Self.rows(stage).dropLast(4) == (34...47).map { "\($0)" }[...])
        #expect(Self.rows(stage).suffix(3) == ["58", "59", "60"])
        #expect(Self.rows(stage)[14].hasPrefix("── ▼ the newest ──"))
        stage.entry(Stage.person("bob"), .say("line 61"), at: Timestamp(milliseconds: Stage.noon))
        #expect(Self.rows(stage)[14].hasPrefix("── ▼ 1 new ──"))
        #expect(Self.rows(stage).suffix(3) == ["59", "60", "61"])
        #expect(Self.rows(stage)[0] == "34")
        stage.play("> <PgDn><PgDn>")
        #expect(Self.rows(stage) == (44...61).map { "\($0)" })
    }

    @Test func `what is read and the newest do not show a line twice`() {
        for pages in 0...6 {
            var stage = Self.stage(60)
            stage.press(
                Array(repeating: .mouse(.init(.wheelUp, at: Position(row: 3, column: 3))), count: pages))
            let numbers = Self.rows(stage).compactMap { Int($0) }
            #expect(numbers == Array(Set(numbers)).sorted())
        }
    }

    @Test func `a rule stands where one looked away, and a key leads there`() {
        var stage = Self.stage(10)
        stage.press([.focus(false)])
        for number in 11...40 {
            stage.entry(Stage.person("bob"), .say("line \(number)"), at: Timestamp(milliseconds: Stage.noon))
        }
        stage.press([.alt("u")])
        let rows = Self.rows(stage)
        let rule = rows.firstIndex { $0.hasPrefix("── unread ──") }
        #expect(rule.map { [rows[$0 - 1], rows[$0 + 1]] } == ["10", "11"])
        stage.play("> hi<Enter>")
        #expect(!Self.rows(stage).contains { $0.hasPrefix("── unread") })
    }

    @Test func `the lines that speak of us are a key away`() {
        var stage = Self.stage(60, mentionAt: 20)
        stage.press([.alt("p")])
        #expect(Self.rows(stage).contains("20, alice"))
        stage.press([.alt("p")])
        #expect(Self.rows(stage).contains("20, alice"))
        stage.press([.alt("n")])
        #expect(Self.rows(stage).contains("20, alice"))
    }

    @Test func `something is looked for letter by letter`() {
        var stage = Self.stage(60)
        stage.play("> <^S>line 3")
        #expect(Self.rows(stage).contains("39"))
        stage.play("> <^S>")
        #expect(Self.rows(stage).contains("38"))
        stage.play("> 0")
        #expect(Self.rows(stage).contains("30"))
        #expect(stage.screen.contains("in the log: line 30"))
        stage.play("> x")
        #expect(stage.screen.contains("(no more here)"))
        stage.play("> <Esc>")
        #expect(Self.rows(stage).last == "60")
        #expect(stage.state.logSearch == nil && stage.state.composer.isEmpty)
    }

    @Test func `every match is marked`() {
        var stage = Self.stage(5)
        stage.play("> <^S>ine")
        let marked = (1..<19).filter { stage.frame[$0, 12].style.attributes.contains(.underline) }
        #expect(marked.count == 5)
    }

    @Test func `the server is asked where the log has nothing`() {
        var stage = Self.stage(5)
        stage.play("> <^S>nowhere<Tab>")
        #expect(stage.state.finding?.text == "nowhere")
    }

    @Test func `only what was said is left for copying`() {
        var stage = Self.stage(2)
        stage.entry(Stage.person("carol"), .say("three\nfour"))
        stage.press([.alt("l")])
        #expect(
            stage.frame.text.dropFirst().dropLast(2).suffix(4).map { $0.split(separator: " ").joined(separator: " ") }
                == ["bob: line 1", "line 2", "carol: three", "four"])
        stage.press([.alt("l")])
        #expect(stage.screen.contains("12:00 bob: line 2"))
    }

    @Test func `the room before is a key away`() {
        var stage = Self.stage(1)
        stage.enter("#tea", as: RoomID(2))
        stage.press([.alt("/")])
        #expect(stage.state.room.name == "#lobby")
        stage.press([.alt("/")])
        #expect(stage.state.room.name == "#tea")
    }
}
