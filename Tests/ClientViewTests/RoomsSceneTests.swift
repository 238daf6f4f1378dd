import ClientCore
import SottoModel
import TestSupport
import Testing

/// The list of rooms over the log: whole screens, drawn.
struct RoomsSceneTests {
    private static let rooms = [
        ListedRoom(name: "#lobby", topic: "tea and talk", count: 12, isPrivate: false),
        ListedRoom(name: "#plans", topic: "", count: 3, isPrivate: true),
        ListedRoom(name: "#이야기", topic: "아무 이야기나", count: 0, isPrivate: false),
    ]

    @Test func `beside the users`() {
        var stage = Stage(rows: 8, columns: 64, people: ["bob"])
        stage.play("bob: hello\n> /rooms<Enter>")
        stage.serve(.rooms(RoomList(rooms: Self.rooms, more: true)))
        stage.play("> <Down>")
        #expect(
            stage.screen == """
                | #lobby · tea and talk                                    sotto |
                | rooms   Enter goes in, Esc closes               │ 2 here       |
                |1 #lobby  12 here · you are in · tea and talk    │ alice (you)  |
                |2 #plans  3 here · private                       │ bob          |
                |3 #이야기 0 here · 아무 이야기나                 │              |
                | and more                                        │              |
                | online · [pinned] · #lobby · 2 here    Enter goes in  Esc back |
                |>                                                               |
                """)
    }

    @Test func `narrow, filtered, in the room there is`() {
        var stage = Stage(rows: 5, columns: 20, people: ["bob"])
        stage.play("> /rooms<Enter>")
        stage.serve(.rooms(RoomList(rooms: Self.rooms, more: false)))
        stage.play("> ㅇㅇㄱ")
        #expect(
            stage.screen == """
                | #lobby             |
                | rooms /ㅇㅇㄱ      |
                |1 #이야기 0 here ·  |
                | online · #lobby    |
                |>                   |
                """)
    }

    @Test func `a long list shows what is chosen, by keys or by its number`() {
        var stage = Stage(rows: 7, columns: 40, people: ["bob"])
        stage.play("> /rooms<Enter>")
        let many = (1...30).map { number in
            ListedRoom(name: RoomName(stringLiteral: "#room\(number)"), topic: "", count: number, isPrivate: false)
        }
        stage.serve(.rooms(RoomList(rooms: many, more: false)))
        stage.play("> 17<PgDn>")
        #expect(
            stage.screen == """
                | #lobby · tea and talk            sotto |
                | rooms /17                              |
                |18 #room18 18 here                      |
                |19 #room19 19 here                      |
                |20 #room20 20 here                      |
                | online · [pinned] · #lobby · 2 here    |
                |>                                       |
                """)
    }

    @Test(arguments: [
        (false, " asking the server …"), (true, " no room like that"),
    ])
    func `an empty list says why it is`(isAnswered: Bool, words: String) {
        var stage = Stage(rows: 8, columns: 40, people: ["bob"])
        stage.play("> /rooms zzz<Enter>")
        if isAnswered { stage.serve(.rooms(RoomList(rooms: [], more: false))) }
        #expect(stage.screen.contains(words))
    }
}
