import ClientCore
import ClientView
import Screen
import SottoModel
import Testing

struct KeyMapTests {
    @Test(
        arguments: [
            (.character("가"), .edit(.insert("가"))),
            (.paste("a\nb"), .paste("a\nb")),
            (.control("a"), .edit(.move(.home))), (.control("e"), .edit(.move(.end))),
            (.control("b"), .edit(.move(.left))), (.control("f"), .edit(.move(.right))),
            (.control("w"), .edit(.cut(.blankLeft))), (.control("u"), .edit(.cut(.home))),
            (.control("k"), .edit(.cut(.end))), (.control("y"), .edit(.yank)), (.alt("y"), .edit(.yankEarlier)),
            (.control("t"), .edit(.transpose)), (.control("d"), .edit(.delete(.right))),
            (.control("_"), .edit(.undo)), (.alt("_"), .edit(.redo)),
            (.alt("b"), .edit(.move(.wordLeft))), (.alt("B"), .edit(.move(.wordLeft))),
            (.alt("f"), .edit(.move(.wordRight))), (.alt("d"), .edit(.cut(.wordRight))),
            (.alt("c"), .edit(.changeCase(.capital))),
            (.named(.left, .control), .edit(.move(.wordLeft))), (.named(.right, .alt), .edit(.move(.wordRight))),
            (.named(.left, .shift), .edit(.move(.left))),
            (.named(.backspace), .edit(.delete(.left))), (.named(.delete), .edit(.delete(.right))),
            (.named(.backspace, .alt), .edit(.cut(.wordLeft))),
            (.named(.enter), .submit), (.named(.enter, .alt), .edit(.insert("\n"))),
            (.control("j"), .edit(.insert("\n"))),
            (.named(.up), .historyBack), (.named(.down), .historyForward),
            (.named(.tab), .tab), (.named(.tab, .shift), .backTab), (.named(.escape), .escape),
            (.control("c"), .interrupt), (.control("z"), .suspend), (.control("l"), .redraw),
            (.control("n"), .nextRoom), (.control("p"), .previousRoom),
            (.named(.f(1)), .toggleHelp), (.named(.f(8)), .toggleList),
            (.alt("N"), .toggleList), (.alt("3"), .room(3)), (.alt("0"), .room(10)),
            (.control("r"), .historySearch(.back)), (.control("x"), nil),
            (.control("q"), nil), (.alt("x"), nil), (.focus(true), .focus(true)), (.named(.insert), nil),
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
            (.character("x"), .answer(false)), (.named(.escape), .answer(false)), (.focus(false), .focus(false)),
            (.resize(Size(rows: 1, columns: 1)), nil),
        ] as [(KeyPress, UserAction?)])
    func `leaving is easy to call off`(key: KeyPress, action: UserAction?) {
        var stage = Stage(rows: 24, columns: 80)
        stage.play("> <^C>")
        #expect(stage.action(key) == action)
    }

    @Test func `the first of two keys waits for the other, and is dropped with one it does not go with`() {
        let stage = Stage(rows: 24, columns: 80)
        var keyboard = Keyboard()
        func press(_ key: KeyPress) -> UserAction? {
            keyboard.action(for: key, in: stage.state, size: stage.size, calendar: .utc)
        }
        #expect(press(.control("x")) == nil)
        #expect(press(.focus(true)) == .focus(true))
        #expect(press(.control("u")) == .edit(.changeCase(.upper)))
        #expect(press(.control("u")) == .edit(.cut(.home)))
        #expect(press(.control("x")) == nil)
        #expect(press(.character("a")) == nil)
        #expect(press(.character("a")) == .edit(.insert("a")))
    }

    @Test(
        arguments: [
            (.character("가"), .historySearch(.type("가"))), (.control("r"), .historySearch(.back)),
            (.control("s"), .historySearch(.forward)), (.named(.enter), .historySearch(.take)),
            (.named(.escape), .historySearch(.giveUp)), (.control("c"), .historySearch(.giveUp)),
            (.named(.backspace), .historySearch(.deleteBackward)), (.control("a"), .edit(.move(.home))),
        ] as [(KeyPress, UserAction?)])
    func `a key while a line sent before is looked for means`(key: KeyPress, action: UserAction?) {
        var stage = Stage(rows: 24, columns: 80)
        stage.play("> <^R>")
        #expect(stage.action(key) == action)
    }

    @Test func `among several ways to finish a word the arrows choose`() {
        var stage = Stage(rows: 24, columns: 80, people: ["bob", "bill"])
        stage.play("> b<Tab>")
        #expect(stage.action(.named(.down)) == .tab)
        #expect(stage.action(.named(.up)) == .backTab)
        #expect(stage.action(.named(.enter)) == .submit)
    }

    @Test(
        arguments: [
            (.named(.enter), .pasted(.send)), (.character("s"), .pasted(.send)), (.character("ㄴ"), .pasted(.send)),
            (.character("e"), .pasted(.edit)), (.character("ㄷ"), .pasted(.edit)), (.character("c"), .pasted(.drop)),
            (.named(.escape), .pasted(.drop)), (.control("c"), .pasted(.drop)), (.character("x"), nil),
            (.named(.enter, .alt), nil), (.named(.tab), nil), (.control("x"), nil), (.paste("more"), .paste("more")),
            (.control("l"), .redraw), (.control("n"), nil),
        ] as [(KeyPress, UserAction?)])
    func `after a paste of several lines a key means`(key: KeyPress, action: UserAction?) {
        var stage = Stage(rows: 24, columns: 80)
        stage.press([.paste("a\nb")])
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
        var keyboard = Keyboard()
        return keyboard.action(for: key, in: state, size: size, calendar: .utc)
    }
}
