import ClientCore
import ClientView
import Screen
import SottoModel
import Testing

struct KeyMapTests {
    @Test(
        arguments: [
            (.character("가"), .edit(.insert("가"))),
            (.paste("a\nb"), .edit(.insert("a\nb"))),
            (.control("a"), .edit(.home)), (.control("e"), .edit(.end)),
            (.control("b"), .edit(.left)), (.control("f"), .edit(.right)),
            (.control("w"), .edit(.killWordBackward)), (.control("u"), .edit(.killToStart)),
            (.control("k"), .edit(.killToEnd)), (.control("y"), .edit(.yank)),
            (.control("t"), .edit(.transpose)), (.control("d"), .edit(.deleteForward)),
            (.control("_"), .edit(.undo)), (.alt("_"), .edit(.redo)),
            (.alt("b"), .edit(.wordLeft)), (.alt("f"), .edit(.wordRight)),
            (.alt("d"), .edit(.killWordForward)),
            (.named(.left, .control), .edit(.wordLeft)), (.named(.right, .alt), .edit(.wordRight)),
            (.named(.backspace), .edit(.deleteBackward)), (.named(.delete), .edit(.deleteForward)),
            (.named(.enter), .submit), (.named(.enter, .alt), .edit(.insert("\n"))),
            (.control("j"), .edit(.insert("\n"))),
            (.named(.up), .historyBack), (.named(.down), .historyForward),
            (.named(.tab), .tab), (.named(.tab, .shift), .backTab), (.named(.escape), .escape),
            (.control("c"), .interrupt), (.control("z"), .suspend), (.control("l"), .redraw),
            (.control("n"), .nextRoom), (.control("p"), .previousRoom),
            (.named(.f(1)), .toggleHelp), (.named(.f(8)), .toggleList),
            (.control("q"), nil), (.alt("x"), nil), (.focus(true), nil), (.named(.insert), nil),
        ] as [(KeyPress, UserAction?)])
    func `a key in the input line means`(key: KeyPress, action: UserAction?) {
        let stage = Stage(rows: 24, columns: 80)
        #expect(stage.action(key) == action)
    }

    @Test(
        arguments: [
            (.character("ㄱ"), .list(.type("ㄱ"))), (.named(.up), .list(.up)), (.named(.down), .list(.down)),
            (.named(.home), .list(.first)), (.named(.end), .list(.last)), (.named(.enter), .list(.choose)),
            (.named(.backspace), .list(.deleteBackward)), (.named(.tab), .tab), (.named(.escape), .escape),
            (.named(.left), .escape), (.control("a"), nil), (.control("c"), .interrupt),
        ] as [(KeyPress, UserAction?)])
    func `a key in the user list means`(key: KeyPress, action: UserAction?) {
        var stage = Stage(rows: 24, columns: 80)
        stage.play("> <Tab>")
        #expect(stage.action(key) == action)
    }

    @Test(
        arguments: [
            (.character("y"), .answer(true)), (.character("Y"), .answer(true)),
            (.character("ㅛ"), .answer(true)),
            (.character("n"), .answer(false)), (.character("ㅜ"), .answer(false)),
            (.named(.escape), .answer(false)),
            (.named(.enter), nil), (.character("x"), nil), (.paste("y"), nil), (.control("c"), .interrupt),
            (.named(.tab), nil),
        ] as [(KeyPress, UserAction?)])
    func `only y trusts a key`(key: KeyPress, action: UserAction?) {
        var stage = Stage(rows: 24, columns: 80)
        stage.happen(.serverKeyUnknown(fingerprint: "ABCD"))
        #expect(stage.action(key) == action)
    }

    @Test(
        arguments: [
            (.character("y"), .answer(true)), (.named(.enter), .answer(true)), (.control("c"), .interrupt),
            (.character("x"), .answer(false)), (.named(.escape), .answer(false)), (.focus(false), nil),
            (.resize(Size(rows: 1, columns: 1)), nil),
        ] as [(KeyPress, UserAction?)])
    func `leaving is easy to call off`(key: KeyPress, action: UserAction?) {
        var stage = Stage(rows: 24, columns: 80)
        stage.play("> <^C>")
        #expect(stage.action(key) == action)
    }

    @Test func `a name that is taken leaves the input line to its work`() {
        var stage = Stage(rows: 24, columns: 80)
        stage.happen(.server(.refused(.nameTaken(free: user("alice2")))))
        #expect(stage.action(.character("y")) == .edit(.insert("y")))
        #expect(stage.action(.named(.enter)) == .submit)
    }
}

extension Stage {
    fileprivate func action(_ key: KeyPress) -> UserAction? {
        ClientView.action(for: key, in: state, size: size, calendar: .utc)
    }
}
