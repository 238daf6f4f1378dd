import Testing

@testable import CursesTerminal

struct NoticeFormTests {
    @Test(
        arguments: [
            (["TERM": "xterm-kitty"], .osc99), (["TERM": "foot"], .osc99), (["KITTY_WINDOW_ID": "1"], .osc99),
            (["TERM": "rxvt-unicode-256color"], .osc777), (["TERM_PROGRAM": "ghostty"], .osc777),
            (["TERM_PROGRAM": "WezTerm"], .osc777), (["TERM_PROGRAM": "iTerm.app"], .osc9), (["TERM": "xterm"], .bell),
            (["KITTY_WINDOW_ID": "1", "TMUX": "/tmp/x"], .bell), ([:], .bell),
        ] as [([String: String], NoticeForm)])
    func `a terminal is known by its environment`(variables: [String: String], form: NoticeForm) {
        #expect(NoticeForm.known { variables[$0] } == form)
    }

    @Test(
        arguments: [
            (.osc99, "b", "hi", "␛]99;i=sotto:d=0;b␛\\␛]99;i=sotto:p=body;hi␛\\"),
            (.osc99, "b", "", "␛]99;i=sotto;b␛\\"),
            (.osc777, "a;b", "c;d", "␛]777;notify;a,b;c;d␛\\"), (.osc9, "4;1", "x", "␛]9;sotto: 4;1: x␛\\"),
            (.bell, "b", "hi", "␇"),
        ] as [(NoticeForm, String, String, String)])
    func `is written as`(form: NoticeForm, title: String, text: String, sequence: String) {
        #expect(Array(form.sequence(title: title, text: text, isNested: false).utf8) == bytes(sequence))
    }

    @Test func `through tmux every escape is doubled`() {
        #expect(
            Array(NoticeForm.osc9.sequence(title: "b", text: "", isNested: true).utf8)
                == bytes("␛Ptmux;␛␛]9;sotto: b␛␛\\␛\\"))
    }

    @Test(
        arguments: [NoticeForm.osc99, .osc777, .osc9], ["\u{1B}]2;x\u{07}", "a\u{9C}b\u{9D}", "\n\r\0", "\u{202E}x"])
    func `nothing of others ends it or begins another`(form: NoticeForm, text: String) {
        let sequence = form.sequence(title: text, text: text, isNested: false)
        let inner = sequence.replacing("\u{1B}]", with: "").replacing("\u{1B}\\", with: "")
        #expect(!inner.unicodeScalars.contains { $0.properties.generalCategory == .control || $0.value == 0x202E })
        #expect(sequence.unicodeScalars.count { $0 == "\u{1B}" } == (form == .osc99 ? 4 : 2))
    }

    @Test func `no text is long`() {
        let long = String(repeating: "가", count: 5000)
        #expect(NoticeForm.osc9.sequence(title: "b", text: long, isNested: false).count < 300)
    }
}

struct TerminalNameTests {
    @Test(arguments: [
        ("xterm", "truecolor", "xterm-256color"), ("xterm", "24bit", "xterm-256color"), ("xterm", "", nil),
        ("xterm-256color", "truecolor", nil), ("xterm-direct", "truecolor", nil), ("dumb", "truecolor", nil),
        ("", "truecolor", nil),
    ])
    func `COLORTERM says more than TERM`(term: String, colorterm: String, name: String?) {
        #expect(RicherTerminal.name(term: term, colorterm: colorterm) == name)
    }

    @Test(arguments: [
        ("xterm", true), ("tmux-256color", true), ("linux", false), ("linux-16color", false), ("dumb", false),
    ])
    func `a terminal that would print a question is not asked`(name: String, isAsked: Bool) {
        #expect(TerminalQuestion.mayBeAsked(name) == isAsked)
    }
}
