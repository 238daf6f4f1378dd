internal import ClientCore
internal import Text

/// Keys of what lies over the log or takes the input line, and of a message that is chosen.
extension Binding {
    static let list = [
        Binding("list-up", ["Up"], .list(.up), Phrase("choose the one above", "위의 것 고르기")),
        Binding("list-down", ["Down"], .list(.down), Phrase("choose the one below", "아래 것 고르기")),
        Binding("list-first", ["Home"], .list(.first), Phrase("choose the first", "첫 것 고르기")),
        Binding("list-last", ["End"], .list(.last), Phrase("choose the last", "마지막 것 고르기")),
        Binding(
            "list-choose", ["Enter"], .list(.choose),
            Phrase("whisper to who is chosen, or go into the room", "고른 사람에게 귓속말, 또는 그 방에 들어가기")),
        Binding("list-delete", ["Backspace"], .list(.deleteBackward), Phrase("show more again", "다시 더 보이기")),
        Binding("list-back", ["Left"], .escape, Phrase("back, the draft as it was", "쓰던 글 그대로 돌아가기")),
    ]

    static let chosen = [
        Binding("chosen-up", ["Up", "k"], .choose(-1), Phrase("choose the message above", "위의 글 고르기")),
        Binding("chosen-down", ["Down", "j"], .choose(1), Phrase("choose the message below", "아래 글 고르기")),
        Binding("chosen-reply", ["r"], choice: .reply, Phrase("answer it", "답하기")),
        Binding("chosen-edit", ["e"], choice: .edit, Phrase("say it otherwise, where it is yours", "내 글이면 고치기")),
        Binding("chosen-delete", ["d", "Del"], choice: .retract, Phrase("take it back", "지우기")),
        Binding("chosen-react", ["+"], choice: .react, Phrase("give it a sign, or take that back", "표시하기, 또는 거두기")),
        Binding(
            "chosen-copy", ["c", "y"], choice: .copy,
            Phrase("copy it, where the terminal lets programs do so", "복사하기, 터미널이 허락하면")),
        Binding("chosen-open", ["o", "Enter"], choice: .open, Phrase("open the link in it", "글 속의 링크 열기")),
        Binding("chosen-back", ["Left"], .escape, Phrase("back to where you write", "쓰던 곳으로 돌아가기")),
    ]

    static let historySearch = [
        Binding("search-back", ["^R", "Up"], .historySearch(.back), Phrase("an earlier one", "더 앞의 것")),
        Binding("search-forward", ["^S", "Down"], .historySearch(.forward), Phrase("a later one", "더 뒤의 것")),
        Binding(
            "search-take", ["Enter", "Tab"], .historySearch(.take), Phrase("take it into the input line", "입력줄로 가져오기")),
        Binding(
            "search-delete", ["Backspace", "^H"], .historySearch(.deleteBackward), Phrase("look for less", "찾는 글 줄이기")),
        Binding(
            "search-give-up", ["Esc", "^C", "^G"], .historySearch(.giveUp),
            Phrase("leave the line as it was", "줄을 그대로 두기")),
    ]

    static let logSearch = [
        Binding("log-search-back", ["^S", "^R", "Up"], .logSearch(.back), Phrase("an earlier line", "더 앞의 줄")),
        Binding("log-search-forward", ["Down"], .logSearch(.forward), Phrase("a later line", "더 뒤의 줄")),
        Binding(
            "log-search-server", ["Tab"], .logSearch(.askServer),
            Phrase("ask the server, which has all rooms and days", "서버에 묻기, 모든 방과 날을 찾습니다")),
        Binding("log-search-take", ["Enter"], .logSearch(.take), Phrase("stay there", "거기 머물기")),
        Binding(
            "log-search-delete", ["Backspace", "^H"], .logSearch(.deleteBackward), Phrase("look for less", "찾는 글 줄이기")),
        Binding(
            "log-search-give-up", ["Esc", "^C", "^G"], .logSearch(.giveUp),
            Phrase("back to where you were", "있던 곳으로 돌아가기")),
    ]

    static let completion = [
        Binding("completion-up", ["Up"], .backTab, Phrase("the one above", "위의 것")),
        Binding("completion-down", ["Down"], .tab, Phrase("the one below", "아래 것")),
        Binding("completion-give-up", ["Esc"], .giveUpCompletion, Phrase("the word as it was typed", "친 그대로 두기")),
    ]

    static let found = [
        Binding("found-up", ["Up"], .find(.by(-1)), Phrase("the one above", "위의 것")),
        Binding("found-down", ["Down"], .find(.by(1)), Phrase("the one below", "아래 것")),
        Binding("found-choose", ["Enter"], .chooseFound, Phrase("go to it in its room", "그 방의 그 줄로 가기")),
    ]
}
