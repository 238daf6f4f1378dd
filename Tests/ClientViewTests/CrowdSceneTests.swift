import ClientCore
import ClientView
import Screen
import SottoModel
import TestSupport
import Testing

/// A list of 5,000 names, and 100 rooms.
struct CrowdSceneTests {
    @Test func `a crowd is told by its number and its first names`() throws {
        let stage = try Self.crowd()
        #expect(
            stage.screen == """
                | #lobby · tea and talk                                            sotto |
                |                                                         │ 5000 here    |
                |                                                         │ alice (you)  |
                |                                                         │ bob          |
                |── Monday 23 November 2026 ───────────────────────────── │ member-0     |
                |12:33 ◇ you → member-1: hello ·                          │ member-1     |
                | online · localhost:7788 · [pinned] · #lobby · 5000 here                |
                |>                                                                       |
                """)
    }

    @Test func `who types finds somebody in a crowd`() throws {
        var stage = try Self.crowd()
        stage.play("> <Tab>77")
        #expect(
            stage.screen == """
                | #lobby · tea and talk                                            sotto |
                |                                                         │ /77          |
                |                                                         │ member-177   |
                |                                                         │ member-277   |
                |── Monday 23 November 2026 ───────────────────────────── │ member-377   |
                |12:33 ◇ you → member-1: hello ·                          │ member-477   |
                | online · [pinned] · #lobby · 5000 here        Enter whispers  Esc back |
                |>                                                                       |
                """)
    }

    @Test func `of many rooms with something new the first are named, and the others counted`() throws {
        var stage = try Self.crowd()
        for number: UInt64 in 2...100 {
            let entry = Entry(
                place: .kept(EntryNumber(number), prev: .zero), author: Stage.person("bob"),
                id: MessageID(at: Timestamp(milliseconds: Stage.noon), randomness: (1, number)),
                at: Timestamp(milliseconds: Stage.noon), body: .say("hello"))
            stage.serve(.entry(RoomID(number), entry))
        }
        #expect(stage.screen.contains("[2 #room-2 1] [3 #room-3 1] [4 #room-4 1] +96"))
    }

    /// In 100 rooms, in the first of them 5,000 people, one of whom is pinned.
    private static func crowd() throws -> Stage {
        var stage = Stage(rows: 8, columns: 72, people: ["bob"])
        for number in 2...100 { stage.enter(try RoomName("#room-\(number)"), as: RoomID(UInt64(number))) }
        let people = (0..<500).map { Stage.person("member-\($0)") }
        stage.play("> <^N>")
        stage.serve(.roster(Stage.lobby, RosterPage(count: 5_000, people: people, next: nil)))
        stage.play("> /w member-1 hello<Enter>")
        return stage
    }
}
