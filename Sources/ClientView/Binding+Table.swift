internal import ClientCore

extension Binding {
    package static func all(in place: KeyPlace) -> [Binding] {
        switch place {
        case .found: found
        case .completion: completion
        case .input: writing + editing
        case .list: list
        case .chosen: chosen
        case .historySearch: historySearch
        case .logSearch: logSearch
        case .everywhere: everywhere + reading
        }
    }

    private static let everywhere = [
        Binding("complete", ["Tab"], .tab, "finish a name, command or room; with nothing to finish, go to the users"),
        Binding("complete-back", ["Shift-Tab"], .backTab, "the same, the other way round"),
        Binding("next-room", ["^N"], .nextRoom, "next room"),
        Binding("previous-room", ["^P"], .previousRoom, "room before"),
        Binding("room", (1...9).map { "Alt-\($0)" } + ["Alt-0"], .numberedRoom, "that room"),
        Binding("last-room", ["Alt-/"], .lastRoom, "the room you were in before"),
        Binding("next-unread", ["Alt-a"], .nextUnread, "the next room with something new"),
        Binding("help", ["F1"], .toggleHelp, "this help"),
        Binding("users", ["F8", "Alt-N"], .showList, "show or hide the user list"),
        Binding("back", ["Esc"], .escape, "back to the input line"),
        Binding("clear-or-leave", ["^C"], .interrupt, "clear the line; on an empty one, leave"),
        Binding("redraw", ["^L"], .redraw, "paint anew"),
        Binding("suspend", ["^Z"], .suspend, "suspend"),
    ]

    private static let reading = [
        Binding("page-up", ["PgUp"], .travel(.pages(-1)), "scroll the log up"),
        Binding("page-down", ["PgDn"], .travel(.pages(1)), "scroll the log down"),
        Binding("top", ["^Home", "Alt-<"], .travel(.top), "to its beginning"),
        Binding("bottom", ["^End", "Alt->"], .travel(.bottom), "to its end"),
        Binding("unread", ["Alt-u"], .jump(.unread), "to the first line that came while you looked away"),
        Binding("mention-back", ["Alt-p"], .jump(.mention(-1)), "to the line before that speaks of you"),
        Binding("mention-forward", ["Alt-n"], .jump(.mention(1)), "to the next one"),
        Binding("log-search", ["^S"], .logSearch(.back), "look for something in the log"),
        Binding("bare", ["Alt-l"], .toggleBare, "only what was said, for copying with the mouse"),
        Binding("choose", ["Alt-Up"], .choose(-1), "choose a message, to answer it and more"),
    ]

    private static let writing = [
        Binding("send", ["Enter"], .submit, "send"),
        Binding(
            "new-line", ["Alt-Enter", "Shift-Enter", "^J"], edit: .insert("\n"), "begin a new line in the message"),
        Binding("history-back", ["Up"], .historyBack, "the line sent before"),
        Binding("history-forward", ["Down"], .historyForward, "the line sent after it"),
        Binding("history-search", ["^R"], .historySearch(.back), "look for a line sent before"),
        Binding("editor", ["^X ^E"], .openEditor, "the line in $VISUAL or $EDITOR"),
        Binding("resend", ["Alt-r"], .resend, "send again what was refused (✗)"),
    ]

    private static let editing = [
        Binding("left", ["Left", "^B"], edit: .move(.left), "a letter left"),
        Binding("right", ["Right", "^F"], edit: .move(.right), "a letter right; at the end, take what is suggested"),
        Binding("word-left", ["Alt-b", "^Left", "Alt-Left"], edit: .move(.wordLeft), "a word left"),
        Binding("word-right", ["Alt-f", "^Right", "Alt-Right"], edit: .move(.wordRight), "a word right"),
        Binding("line-start", ["Home", "^A"], edit: .move(.home), "to the start of the line, then of the text"),
        Binding("line-end", ["End", "^E"], edit: .move(.end), "to the end of the line, then of the text"),
        Binding("delete-back", ["Backspace", "^H"], edit: .delete(.left), "delete the letter before"),
        Binding("delete", ["Del", "^D"], edit: .delete(.right), "delete the letter after"),
        Binding("cut-to-blank", ["^W"], edit: .cut(.blankLeft), "cut all to the blank before"),
        Binding("cut-word-back", ["Alt-Backspace", "^Backspace"], edit: .cut(.wordLeft), "cut the word before"),
        Binding("cut-word", ["Alt-d", "^Del", "Alt-Del"], edit: .cut(.wordRight), "cut the word after"),
        Binding("cut-to-start", ["^U"], edit: .cut(.home), "cut all before, in the line"),
        Binding("cut-to-end", ["^K"], edit: .cut(.end), "cut all after, in the line"),
        Binding("yank", ["^Y"], edit: .yank, "put back what was cut"),
        Binding("yank-earlier", ["Alt-y"], edit: .yankEarlier, "instead of it what was cut before that"),
        Binding("swap", ["^T"], edit: .transpose, "swap two letters"),
        Binding("swap-words", ["Alt-t"], edit: .transposeWords, "swap two words"),
        Binding("capital", ["Alt-c"], edit: .changeCase(.capital), "a capital for the word after"),
        Binding("upper-case", ["^X ^U"], edit: .changeCase(.upper), "capitals for all of it"),
        Binding("lower-case", ["^X ^L"], edit: .changeCase(.lower), "small letters"),
        Binding("undo", ["^_"], edit: .undo, "undo"),
        Binding("redo", ["Alt-_"], edit: .redo, "redo"),
    ]

    private static let list = [
        Binding("list-up", ["Up"], .list(.up), "choose the one above"),
        Binding("list-down", ["Down"], .list(.down), "choose the one below"),
        Binding("list-first", ["Home"], .list(.first), "choose the first"),
        Binding("list-last", ["End"], .list(.last), "choose the last"),
        Binding("list-choose", ["Enter"], .list(.choose), "whisper to who is chosen, or go into the room"),
        Binding("list-delete", ["Backspace"], .list(.deleteBackward), "show more again"),
        Binding("list-back", ["Left"], .escape, "back, the draft as it was"),
    ]

    private static let chosen = [
        Binding("chosen-up", ["Up", "k"], .choose(-1), "choose the message above"),
        Binding("chosen-down", ["Down", "j"], .choose(1), "choose the message below"),
        Binding("chosen-reply", ["r"], choice: .reply, "answer it"),
        Binding("chosen-edit", ["e"], choice: .edit, "say it otherwise, where it is yours"),
        Binding("chosen-delete", ["d", "Del"], choice: .retract, "take it back"),
        Binding("chosen-react", ["+"], choice: .react, "give it a sign, or take that back"),
        Binding("chosen-copy", ["c", "y"], choice: .copy, "copy it, where the terminal lets programs do so"),
        Binding("chosen-open", ["o", "Enter"], choice: .open, "open the link in it"),
        Binding("chosen-back", ["Left"], .escape, "back to where you write"),
    ]

    private static let historySearch = [
        Binding("search-back", ["^R", "Up"], .historySearch(.back), "an earlier one"),
        Binding("search-forward", ["^S", "Down"], .historySearch(.forward), "a later one"),
        Binding("search-take", ["Enter", "Tab"], .historySearch(.take), "take it into the input line"),
        Binding("search-delete", ["Backspace", "^H"], .historySearch(.deleteBackward), "look for less"),
        Binding("search-give-up", ["Esc", "^C", "^G"], .historySearch(.giveUp), "leave the line as it was"),
    ]

    private static let logSearch = [
        Binding("log-search-back", ["^S", "^R", "Up"], .logSearch(.back), "an earlier line"),
        Binding("log-search-forward", ["Down"], .logSearch(.forward), "a later line"),
        Binding("log-search-server", ["Tab"], .logSearch(.askServer), "ask the server, which has all rooms and days"),
        Binding("log-search-take", ["Enter"], .logSearch(.take), "stay there"),
        Binding("log-search-delete", ["Backspace", "^H"], .logSearch(.deleteBackward), "look for less"),
        Binding("log-search-give-up", ["Esc", "^C", "^G"], .logSearch(.giveUp), "back to where you were"),
    ]

    private static let completion = [
        Binding("completion-up", ["Up"], .backTab, "the one above"),
        Binding("completion-down", ["Down"], .tab, "the one below"),
        Binding("completion-give-up", ["Esc"], .giveUpCompletion, "the word as it was typed"),
    ]

    private static let found = [
        Binding("found-up", ["Up"], .find(.by(-1)), "the one above"),
        Binding("found-down", ["Down"], .find(.by(1)), "the one below"),
        Binding("found-choose", ["Enter"], .chooseFound, "go to it in its room"),
    ]
}
