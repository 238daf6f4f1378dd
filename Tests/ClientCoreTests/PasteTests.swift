import ClientCore
import TestSupport
import Testing
import Text

/// A bar is the caret; `…` after it that something pasted waits for an answer.
struct PasteTests {
    @Test(arguments: [
        ("two", "ontwo|e"), ("two\n", "ontwo|e"), ("two\r\n\n", "ontwo|e"), ("", "on|e"), ("\n\n", "on|e"),
        ("two\nthree", "on|e …"), ("two\rthree\r", "on|e …"),
    ])
    func `one line goes in at the caret, and of more somebody is asked`(text: String, result: String) {
        var chat = Chat.onlineWithDraft()
        chat.act(.paste(text))
        #expect(chat.asked == result)
    }

    @Test func `it is sent as one message, with what was being written`() {
        var chat = Chat.onlineWithDraft()
        chat.act(.paste("two\nthree"), .pasted(.send))
        #expect(chat.log == ["alice: ontwo\nthreee ·"])
        #expect(chat.asked == "|")
    }

    @Test func `it is put into the line to be changed`() {
        var chat = Chat.onlineWithDraft()
        chat.act(.paste("two\nthree"), .pasted(.edit))
        #expect(chat.asked == "ontwo\nthree|e")
        chat.act(.edit(.undo))
        #expect(chat.asked == "on|e")
    }

    @Test func `it is dropped, and the draft stays`() {
        var chat = Chat.onlineWithDraft()
        chat.act(.paste("two\nthree"), .pasted(.drop))
        #expect(chat.asked == "on|e")
    }

    @Test func `what comes meanwhile joins it`() {
        var chat = Chat.online()
        chat.act(.paste("one\ntwo"), .paste("three"), .pasted(.edit))
        #expect(chat.asked == "one\ntwo\nthree|")
    }

    @Test func `what was written elsewhere is no command`() {
        var chat = Chat.online()
        chat.act(.paste("/quit\n/etc"), .pasted(.send))
        #expect(chat.log == ["alice: /quit\n/etc ·"])
    }

    @Test func `after a command it is the command's`() {
        var chat = Chat.online(with: "bob")
        chat.act(.edit(.insert("/w bob ")), .paste("one\ntwo"), .pasted(.send))
        #expect(chat.log == ["→ bob: one\ntwo ·"])
    }

    @Test func `what is too long for a message stays in the line`() {
        var chat = Chat.online()
        let text = String(repeating: "가나다\n", count: 2_000)
        chat.act(.paste(text), .pasted(.send))
        #expect(chat.state.composer.text == text.dropLast())
        #expect(chat.log.count == 1)
    }

    @Test func `what is beyond all measure is not taken`() {
        var chat = Chat.onlineWithDraft()
        chat.act(.paste(String(repeating: "x\n", count: 40_000)))
        #expect(chat.asked == "on|e")
        #expect(chat.log.count == 1)
    }
}

struct EditorTests {
    @Test func `the editor has the line, and what it leaves is the line`() {
        var chat = Chat.onlineWithDraft()
        #expect(chat.act(.openEditor) == [.openEditor("one")])
        chat.happen(.edited("one\r\ntwo\n"))
        #expect(chat.asked == "one\ntwo|")
        chat.act(.edit(.undo))
        #expect(chat.asked == "on|e")
    }

    @Test func `a line left as it was keeps its caret`() {
        var chat = Chat.onlineWithDraft()
        chat.act(.openEditor)
        chat.happen(.edited("one\n"))
        #expect(chat.asked == "on|e")
    }

    @Test func `an editor that fails leaves the line as it was, and says so`() {
        var chat = Chat.onlineWithDraft()
        chat.act(.openEditor)
        chat.happen(.notEdited(Phrase(verbatim: "the editor 'x' ended with status 127")))
        #expect(chat.asked == "on|e")
        #expect(chat.log == ["!! the editor 'x' ended with status 127; the line is as it was"])
    }

    @Test func `what an editor leaves that nobody asked for is passed over`() {
        var chat = Chat.onlineWithDraft()
        chat.happen(.edited("two"))
        #expect(chat.asked == "on|e")
    }
}

extension Chat {
    fileprivate static func onlineWithDraft() -> Chat {
        var chat = Chat.online()
        chat.act(.edit(.insert("one")), .edit(.move(.left)))
        return chat
    }

    fileprivate var asked: String { input + (state.pasted == nil ? "" : " …") }
}
