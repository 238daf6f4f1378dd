import ClientCore
import ClientView
import Screen
import SottoModel
import TestSupport
import Testing

struct `Changes of what was said, on the screen` {
    /// Bob says something with an id that is known, and what is said about it follows.
    private static func stage(_ bodies: (String, EntryBody)...) -> Stage {
        var stage = Stage(rows: 9, columns: 44)
        stage.entry(Stage.person("bob"), .say("teh tea is ready"), id: .number(1))
        for (author, body) in bodies { stage.entry(Stage.person(author), body) }
        return stage
    }

    private static func rows(_ stage: Stage) -> [String] {
        stage.frame.text.dropFirst().dropLast(2).map { row in
            String(row.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty && !$0.hasPrefix("──") }
    }

    @Test func `stand in the message they are about`() {
        let heart = Emoji("♥")!
        let stage = Self.stage(
            ("bob", .amend(.number(1), .edit("the tea is ready"))), ("carol", .amend(.number(1), .react(Emoji("👍")!))),
            ("carol", .amend(.number(1), .react(heart))), ("alice", .amend(.number(1), .react(heart))))
        #expect(Self.rows(stage) == ["12:00 bob: the tea is ready (edited)", "        👍 1 [♥ 2]"])
    }

    @Test func `say what was removed, and not what it was`() {
        let stage = Self.stage(("carol", .reply(to: .number(1), "yes")), ("bob", .amend(.number(1), .retract)))
        #expect(
            Self.rows(stage) == ["12:00 bob: (removed)", "12:00 ↳ bob: (removed)", "        carol: yes"])
    }

    @Test func `quote what they answer`() {
        let stage = Self.stage(
            ("carol", .reply(to: .number(1), "I come")), ("carol", .reply(to: .number(9), "and here too")))
        #expect(
            Self.rows(stage) == [
                "12:00 bob: teh tea is ready", "12:00 ↳ bob: teh tea is ready", "        carol: I come",
                "12:00 ↳ an earlier message", "        carol: and here too",
            ])
    }
}
