internal import ClientCore
internal import Text

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
        Binding(
            "complete", ["Tab"], .tab,
            Phrase(
                "finish a name, command or room; with nothing to finish, go to the users",
                "이름, 명령, 방 이름을 완성하고, 완성할 것이 없으면 사용자 목록으로")),
        Binding("complete-back", ["Shift-Tab"], .backTab, Phrase("the same, the other way round", "같은 것을 거꾸로")),
        Binding("next-room", ["^N"], .nextRoom, Phrase("next room", "다음 방")),
        Binding("previous-room", ["^P"], .previousRoom, Phrase("room before", "앞 방")),
        Binding("room", (1...9).map { "Alt-\($0)" } + ["Alt-0"], .numberedRoom, Phrase("that room", "그 번호의 방")),
        Binding("last-room", ["Alt-/"], .lastRoom, Phrase("the room you were in before", "바로 전에 있던 방")),
        Binding("next-unread", ["Alt-a"], .nextUnread, Phrase("the next room with something new", "새 글이 있는 다음 방")),
        Binding("wire", ["F12"], .toggleWire, Phrase("what goes over the wire", "오가는 것 들여다보기")),
        Binding("help", ["F1"], .toggleHelp, Phrase("this help", "이 도움말")),
        Binding("users", ["F8", "Alt-N"], .showList, Phrase("show or hide the user list", "사용자 목록 보이기, 숨기기")),
        Binding("back", ["Esc"], .escape, Phrase("back to the input line", "입력줄로 돌아가기")),
        Binding(
            "clear-or-leave", ["^C"], .interrupt, Phrase("clear the line; on an empty one, leave", "줄 지우기. 빈 줄에서는 끝내기")),
        Binding("redraw", ["^L"], .redraw, Phrase("paint anew", "다시 그리기")),
        Binding("suspend", ["^Z"], .suspend, Phrase("suspend", "잠시 멈추기")),
    ]

    private static let reading = [
        Binding("page-up", ["PgUp"], .travel(.pages(-1)), Phrase("scroll the log up", "대화를 위로")),
        Binding("page-down", ["PgDn"], .travel(.pages(1)), Phrase("scroll the log down", "대화를 아래로")),
        Binding("top", ["^Home", "Alt-<"], .travel(.top), Phrase("to its beginning", "맨 처음으로")),
        Binding("bottom", ["^End", "Alt->"], .travel(.bottom), Phrase("to its end", "맨 끝으로")),
        Binding(
            "unread", ["Alt-u"], .jump(.unread),
            Phrase("to the first line that came while you looked away", "안 보는 동안 온 첫 줄로")),
        Binding(
            "mention-back", ["Alt-p"], .jump(.mention(-1)),
            Phrase("to the line before that speaks of you", "나를 부른 앞의 줄로")),
        Binding("mention-forward", ["Alt-n"], .jump(.mention(1)), Phrase("to the next one", "그다음 줄로")),
        Binding("log-search", ["^S"], .logSearch(.back), Phrase("look for something in the log", "대화에서 찾기")),
        Binding(
            "bare", ["Alt-l"], .toggleBare,
            Phrase("only what was said, for copying with the mouse", "말만 보이기, 마우스로 복사할 때")),
        Binding(
            "choose", ["Alt-Up"], .choose(-1), Phrase("choose a message, to answer it and more", "글 고르기, 답하거나 고치려고")),
    ]

    private static let writing = [
        Binding("send", ["Enter"], .submit, Phrase("send", "보내기")),
        Binding(
            "new-line", ["Alt-Enter", "Shift-Enter", "^J"], edit: .insert("\n"),
            Phrase("begin a new line in the message", "글 안에서 줄 바꾸기")),
        Binding("history-back", ["Up"], .historyBack, Phrase("the line sent before", "앞서 보낸 줄")),
        Binding("history-forward", ["Down"], .historyForward, Phrase("the line sent after it", "그 뒤에 보낸 줄")),
        Binding("history-search", ["^R"], .historySearch(.back), Phrase("look for a line sent before", "보냈던 줄 찾기")),
        Binding("editor", ["^X ^E"], .openEditor, Phrase("the line in $VISUAL or $EDITOR", "이 줄을 $VISUAL이나 $EDITOR로")),
        Binding("resend", ["Alt-r"], .resend, Phrase("send again what was refused (✗)", "거절된 글(✗) 다시 보내기")),
    ]
}
