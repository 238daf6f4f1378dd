import ClientCore
import ClientView
import Screen
import SottoModel
import TestSupport
import Testing

struct `A message that is chosen` {
    /// Twelve messages of bob's, the tenth ours.
    private static func stage() -> Stage {
        var stage = Stage(rows: 9, columns: 60)
        for number in UInt64(1)...12 {
            stage.entry(
                Stage.person(number == 10 ? "alice" : "bob"), .say("line \(number)"), id: .number(number),
                at: Timestamp(milliseconds: Stage.noon))
        }
        return stage
    }

    /// The rows of the log that stand out.
    private static func marked(_ stage: Stage) -> [String] {
        (1..<stage.size.rows - 2).filter { stage.frame[$0, 7].style.attributes.contains(.reverse) }
            .map { stage.frame.text[$0].split(separator: " ").dropFirst().prefix(3).joined(separator: " ") }
    }

    private static func posted(_ stage: Stage) -> EntryBody? {
        if case .post(_, _, let body)? = stage.sent.last { body } else { nil }
    }

    @Test func `is the last in sight, and moves with the arrows`() {
        var stage = Self.stage()
        stage.play("> <M-Up>")
        #expect(Self.marked(stage) == ["bob: line 12"])
        stage.play("> <Up>k")
        #expect(Self.marked(stage) == ["alice: line 10"])
        stage.play("> <Down>")
        #expect(Self.marked(stage) == ["bob: line 11"])
        stage.play("> <Down><Down><Down>")
        #expect(Self.marked(stage) == ["bob: line 12"])
    }

    @Test func `stays in sight`() {
        var stage = Self.stage()
        stage.play("> <M-Up><Up><Up><Up><Up><Up><Up><Up><Up>")
        #expect(Self.marked(stage) == ["bob: line 4"])
        #expect(stage.frame.caret?.row == 1)
        stage.play("> <Down><Down><Down><Down><Down><Down><Down><Down>")
        #expect(Self.marked(stage) == ["bob: line 12"])
        stage.play("> <Esc>")
        #expect(Self.marked(stage) == [])
        #expect(stage.frame.caret?.row == 8)
    }

    @Test func `is answered`() {
        var stage = Self.stage()
        stage.play("> <M-Up><Up><Up><Up>ryes<Enter>")
        #expect(Self.posted(stage) == .reply(to: .number(9), "yes"))
        stage.play("> and on<Enter>")
        #expect(Self.posted(stage) == .say("and on"))
    }

    @Test func `is answered with Hangul on, too`() {
        var stage = Self.stage()
        stage.play("> <M-Up>ㄱ네<Enter>")
        #expect(Self.posted(stage) == .reply(to: .number(12), "네"))
    }

    @Test func `is said otherwise by who said it`() {
        var stage = Self.stage()
        stage.play("> <M-Up><Up><Up>e")
        #expect(stage.state.composer.text == "line 10")
        #expect(stage.screen.contains("changing “line 10”"))
        stage.play("> !<Enter>")
        #expect(Self.posted(stage) == .amend(.number(10), .edit("line 10!")))
        stage.play("> <M-Up>e")
        #expect(stage.state.composer.isEmpty)
        #expect(stage.screen.contains("only who said it can say it"))
    }

    @Test(arguments: [
        ("<M-Up><Up><Up>e!<Esc>", ""), ("<M-Up><Up><Up>e!<Enter>", ""), ("<M-Up>+2<Esc>", ""), ("<M-Up>+👍<Enter>", ""),
        ("<M-Up>r yes<Esc>", " yes"),
    ])
    func `lets what was being written wait, but for a reply, which it becomes`(_ keys: String, _ more: String) {
        var stage = Self.stage()
        stage.play("> half a line\(keys)")
        #expect(stage.state.composer.text == "half a line\(more)")
        #expect(stage.state.room.about == nil)
    }

    @Test func `is left as it was by Esc`() {
        var stage = Self.stage()
        stage.play("> <M-Up><Up><Up>e<Esc>")
        #expect(stage.state.composer.isEmpty && stage.state.room.about == nil)
    }

    @Test func `is taken back after a question`() {
        var stage = Self.stage()
        stage.play("> <M-Up><Up><Up>dn")
        #expect(Self.posted(stage) == nil)
        stage.play("> dy")
        #expect(Self.posted(stage) == .amend(.number(10), .retract))
    }

    @Test func `is given a sign`() {
        var stage = Self.stage()
        stage.play("> <M-Up>+👍<Enter>")
        #expect(Self.posted(stage) == .amend(.number(12), .react(Emoji("👍")!)))
        stage.play("> <M-Up>+well done<Enter>")
        #expect(stage.screen.contains("a sign is one emoji or letter"))
    }

    @Test func `is none where there is no message`() {
        var stage = Stage(rows: 9, columns: 60)
        stage.play("> <M-Up>")
        #expect(stage.state.chosen == nil)
    }
}
