import ClientCore
import ClientView
import Screen
import SottoModel
import Testing
import Text

/// The first screen, drawn.
struct FirstRunSceneTests {
    @Test func `there is a field a row, and what it is for`() {
        #expect(
            screen(FirstRun(name: "", language: .english), rows: 14, columns: 64) == """
                | sotto · an encrypted chat for the terminal                     |
                |                                                                |
                | name     >                                                     |
                |          what others are to call you                           |
                |                                                                |
                | server   >                                                     |
                |          a host, host:port, or an invite; Enter goes there     |
                |                                                                |
                | [ start a server of your own ]                                 |
                |          on this machine, for whoever uses it too; Enter starts|
                |          it                                                    |
                |                                                                |
                |                                                                |
                | Tab or arrows: the next field   Enter: go on   Esc: leave      |
                """)
    }

    @Test func `on a small screen the field and what is wrong with it are in sight`() {
        var first = FirstRun(name: "mina", language: .korean)
        press("two words<Enter>", &first)
        #expect(
            screen(first, rows: 5, columns: 20) == """
                | sotto              |
                | 서버  > two words  |
                | !! 서버 주소가     |
                | 아닙니다           |
                | Tab, Enter, Esc 끝 |
                """)
    }

    @Test func `what is longer than the field is seen at the caret`() throws {
        var first = FirstRun(name: "mina", language: .english)
        press(String(repeating: "x", count: 40) + "end", &first)
        let frame = FirstRunView(first, size: Size(rows: 8, columns: 30)).draw()
        #expect(drawn(frame).contains("xend"))
        let caret = try #require(frame.caret)
        #expect(caret.column < 30)
    }

    @Test(arguments: [1, 2, 3, 5, 9, 14, 24], [1, 2, 5, 20, 39, 80])
    func `it is drawn at every size, whatever has the focus`(rows: Int, columns: Int) {
        for language in Language.allCases {
            var first = FirstRun(name: "밥", language: language)
            for _ in FirstRun.Field.allCases {
                press("/<Enter><Tab>", &first)
                let frame = FirstRunView(first, size: Size(rows: rows, columns: columns)).draw()
                if let caret = frame.caret {
                    #expect((0..<rows).contains(caret.row) && (0..<columns).contains(caret.column))
                }
            }
        }
    }

    @Test(arguments: [
        ("<Tab>", FirstRun.Field.host), ("<Down>", .host), ("<Tab><Tab>", .name), ("<S-Tab>", .name), ("<Up>", .name),
        ("<Tab><Tab><Tab>", .server),
    ])
    func `Tab and arrows go round the fields`(script: String, field: FirstRun.Field) {
        var first = FirstRun(name: "mina", language: .english)
        press(script, &first)
        #expect(first.field == field)
    }

    @Test func `a field is edited by the keys of the input line`() {
        var first = FirstRun(name: "mina", language: .english)
        press("one two<^W>three<Home>x<^A>y", &first)
        #expect(first.server.text == "yxone three")
    }

    @Test(arguments: Language.allCases)
    func `an empty room says how a friend comes in`(language: Language) throws {
        var stage = Stage(rows: 12, columns: 90, people: [])
        stage.play("> /set language \(language.rawValue)<Enter>\n> /clear<Enter>")
        stage.happen(.wayIn(try #require(ChannelKey(Array(repeating: 7, count: 32))), isClosed: false))
        let command = try #require(stage.state.wayInCommand)
        #expect(stage.screen.contains(command.dropFirst("sotto ".count).prefix(40)))
        stage.play("+ bob")
        #expect(!stage.screen.contains(command.dropFirst("sotto ".count).prefix(40)))
    }

    private func screen(_ first: FirstRun, rows: Int, columns: Int) -> String {
        drawn(FirstRunView(first, size: Size(rows: rows, columns: columns)).draw())
    }

    private func press(_ script: String, _ first: inout FirstRun) {
        for key in keys(script) {
            let view = FirstRunView(first, size: Size(rows: 24, columns: 80))
            if let action = view.action(for: key) { first.handle(action) }
        }
    }
}
