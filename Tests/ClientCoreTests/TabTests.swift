import ClientCore
import SottoModel
import Testing

/// Tab by Tab. A bar is the caret; `[…]` is the list, with its filter and whom it has selected.
struct TabTests {
    @Test(
        arguments: [
            ("", [.tab], "[ alice]"),
            ("hello ", [.tab], "[ alice]"),
            ("bo", [.tab], "bob: |"),
            ("hello bo", [.tab], "hello bob |"),
            ("BO", [.tab], "bob: |"),
            ("bo", [.tab, .tab], "[ alice]"),
            ("c", [.tab], "carol: |"),
            ("c", [.tab, .tab], "chris: |"),
            ("c", [.tab, .tab, .tab], "carol: |"),
            ("c", [.backTab], "chris: |"),
            ("c", [.tab, .backTab], "chris: |"),
            ("c", [.tab, .edit(.insert("x"))], "carol: x|"),
            ("김", [.tab], "김하나: |"),
            ("al", [.tab], "[al alice]"),
            ("zz", [.tab], "[zz nobody]"),
            ("hi ㅎㄴ", [.tab], "[ㅎㄴ 김하나]"),
            ("ㄱㅎ", [.tab], "김하나: |"),
            ("c", [.tab, .tab, .giveUpCompletion], "c|"),
            ("hi ch", [.tab, .giveUpCompletion], "hi ch|"),
            ("김ㅎ", [.tab], "김하나: |"),
            ("ㅠㅐ", [.tab], "bob: |"),
            ("ㅊㅁㄱ", [.tab], "carol: |"),
            ("/ㅗ디", [.tab], "/help |"),
            ("/ㅈ ㅠ", [.tab], "/ㅈ bob |"),
            ("/whispers ㅁ", [.tab], "/whispers all |"),
            ("/wh", [.tab], "/who |"),
            ("/ㅈ", [.tab], "/w |"),
            ("/w ", [.tab], "[ alice]"),
            ("/w c", [.tab], "/w carol |"),
            ("/w bo", [.tab, .tab], "[ alice]"),
            ("", [.tab, .tab], "|"),
            ("draft ", [.tab, .escape], "draft |"),
            ("draft ", [.tab, .list(.down), .tab], "draft |"),
            ("", [.tab, .list(.down)], "[ bob]"),
            ("", [.tab, .list(.last)], "[ 김하나]"),
            ("", [.tab, .list(.last), .list(.down), .list(.up)], "[ chris]"),
            ("", [.tab, .list(.last), .list(.first)], "[ alice]"),
            ("", [.tab, .list(.type("c")), .list(.type("h"))], "[ch chris]"),
            ("", [.tab, .list(.type("ㄱ"))], "[ㄱ 김하나]"),
            ("", [.tab, .list(.type("cx")), .list(.deleteBackward), .list(.down)], "[c carol]"),
            ("", [.tab, .list(.down), .list(.choose)], "/w bob |"),
            ("see you ", [.tab, .list(.down), .list(.choose)], "/w bob see you |"),
            ("/w ", [.tab, .list(.down), .list(.choose)], "/w bob |"),
            ("/w carol hi ", [.tab, .list(.down), .list(.choose)], "/w bob hi |"),
            ("zz", [.tab, .list(.choose)], "[zz nobody]"),
        ] as [(String, [UserAction], String)])
    func `Tab finishes a name, or goes to the users and back`(
        typed: String, actions: [UserAction], result: String
    ) {
        var chat = Chat.online(with: "bob", "carol", "chris", "김하나")
        chat.act(.edit(.insert(typed)))
        for action in actions { chat.act(action) }
        #expect(chat.shown == result)
    }

    @Test(arguments: [
        ("ca", "rol"), ("CA", "rol"), ("c", ""), ("hello ca", "rol"), ("hello ca ", ""), ("김", "하나"), ("bo", ""),
        ("al", ""),
        ("/he", "lp"), ("/w ca", "rol"), ("/", ""), ("#lo", "bby"), ("carol", ""), ("", ""), ("hi /he", ""),
    ])
    func `who spoke lately, commands and rooms are suggested`(typed: String, suggestion: String) {
        var chat = Chat.online(with: "bob", "carol", "김하나")
        chat.serve(.entry(Chat.lobby, Chat.entry("carol", "hi", 101)))
        chat.serve(.entry(Chat.lobby, Chat.entry("김하나", "hi", 102)))
        chat.act(.edit(.insert(typed)))
        #expect(chat.state.suggestion == suggestion)
    }

    @Test func `a suggestion is taken by going right at the end, and only there`() {
        var chat = Chat.online(with: "carol")
        chat.serve(.entry(Chat.lobby, Chat.entry("carol", "hi", 101)))
        chat.act(.edit(.insert("ca")), .edit(.move(.left)), .edit(.move(.right)))
        #expect(chat.shown == "ca|")
        chat.act(.edit(.move(.right)))
        #expect(chat.shown == "carol|")
        chat.act(.edit(.undo))
        #expect(chat.shown == "ca|")
    }

    @Test func `who spoke last comes first`() {
        var chat = Chat.online(with: "carol", "chris")
        chat.serve(.entry(Chat.lobby, Chat.entry("carol", "hi", 101)))
        chat.serve(.entry(Chat.lobby, Chat.entry("chris", "hi", 102)))
        chat.act(.edit(.insert("c")), .tab)
        #expect(chat.shown == "chris: |")
    }

    @Test func `Tab can be told to always go to the users`() {
        var settings = Settings()
        settings.tab = .focus
        var chat = Chat.online(with: "bob", settings: settings)
        chat.act(.edit(.insert("bo")), .tab)
        #expect(chat.shown == "[ alice]")
    }

    @Test func `nobody's coming or going moves the choice`() {
        var chat = Chat.online(with: "carol")
        chat.act(.tab, .list(.down))
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 3, joined: [Chat.person("bob")])))
        #expect(chat.shown == "[ carol]")
        chat.serve(.presence(Chat.lobby, PresenceDelta(count: 2, left: [Chat.person("carol")])))
        #expect(chat.shown == "[ alice]")
    }
}

extension Chat {
    fileprivate var shown: String {
        guard case .list(let list) = state.focus else { return input }
        let name = state.selection.map { state.listed[$0].name.text } ?? "nobody"
        return "[\(list.filter) \(name)]"
    }
}
