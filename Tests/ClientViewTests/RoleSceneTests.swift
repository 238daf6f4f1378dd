import ClientCore
import Screen
import SottoModel
import TestSupport
import Testing

/// Operators, private and slow rooms, and what comes elsewhere: whole screens, drawn.
struct RoleSceneTests {
    @Test func `operators, the ignored and the room's rules are marked, not by colour alone`() {
        var stage = Stage(rows: 9, columns: 72, people: ["bob", "carol"])
        stage.order("bob", .op(Stage.person("bob")))
        stage.order("bob", .close(true))
        stage.order("bob", .slow(seconds: 30))
        stage.play("> /ignore carol<Enter>")
        #expect(
            stage.screen == """
                | #lobby · private · slow 30 s · tea and talk                      sotto |
                |12:00 * bob made bob an operator                         │ 3 here       |
                |12:00 * bob made the room private: who is invited comes  │ alice (you)  |
                |        in                                               │@bob          |
                |12:00 * bob set slow mode: one message every 30 s        │-carol        |
                |12:01 -- carol is ignored, whatever the name; /unignore  │              |
                |        carol ends it                                    │              |
                | online · localhost:7788 · [pinned] · #lobby · 3 here                   |
                |>                                                                       |
                """)
    }

    @Test func `what came in other rooms is told with their numbers, and what speaks of us first`() {
        var stage = Stage(rows: 5, columns: 64, people: ["bob"])
        stage.enter("#tea", as: 2)
        stage.enter("#work", as: 3)
        stage.serve(
            .entry(
                2,
                Entry(
                    place: .kept(1, prev: 0), author: Stage.person("bob"), id: .number(1),
                    at: Timestamp(milliseconds: Stage.noon), body: .say("hello"))))
        stage.play("bob: where is alice?\nbob: hm")
        #expect(
            stage.screen == """
                | #work                                                    sotto |
                |Nothing has been said here yet. Tab goes to the  │ 1 here       |
                |users, F1 shows the keys.                        │ alice (you)  |
                | online · [pinned] · #work · 1 here    [1 #lobby 2!] [2 #tea 1] |
                |>                                                               |
                """)
        #expect(stage.frame.title == "(3!) #work sotto")
    }

    @Test func `where there is no room the number of the first unread room is left`() {
        var stage = Stage(rows: 4, columns: 20, people: ["bob"])
        stage.enter("#tea", as: 2)
        stage.play("bob: alice?")
        #expect(
            stage.screen == """
                | #tea         sotto |
                |F1 shows the keys.  |
                | online        [1!] |
                |>                   |
                """)
    }

    @Test func `who was put out reads on`() {
        var stage = Stage(rows: 7, columns: 40, people: ["bob"])
        stage.order("bob", .kick(Sentence(Stage.person("alice"), reason: "spam")))
        stage.serve(.left(Stage.lobby))
        #expect(
            stage.screen == """
                | #lobby · tea and talk            sotto |
                |12:00 !! you are out of #lobby. What was|
                |        said here can still be read;    |
                |        /join #lobby comes back, /leave |
                |        closes it                       |
                | online · #lobby · not in the room      |
                |>                                       |
                """)
    }

    @Test func `what became of orders and whispers stands behind them`() {
        var stage = Stage(rows: 9, columns: 56, people: ["bob"])
        stage.play("> /w bob psst<Enter>")
        stage.answer(.held)
        stage.play("> /op bob<Enter>")
        stage.answer(.refused(.notOperator))
        stage.play("> /ban --server bob 2h spam<Enter>")
        #expect(
            stage.screen == """
                | #lobby · tea and talk                            sotto |
                |12:00 ◇ you → bob: psst ✓ (away:         │ 2 here       |
                |        delivered when they are back)    │ alice (you)  |
                |12:00 * alice made bob an operator ✗     │ bob          |
                |        operators only                   │              |
                |12:00 -- ban bob from the server for 2   │              |
                |        h: spam ·                        │              |
                | online · #lobby · 1 not sent, Alt-R sends again        |
                |>                                                       |
                """)
    }
}
