internal import ClientCore
internal import Text

/// Keys that change the input line.
extension Binding {
    static let editing = [
        Binding("left", ["Left", "^B"], edit: .move(.left), Phrase("a letter left", "한 글자 왼쪽")),
        Binding(
            "right", ["Right", "^F"], edit: .move(.right),
            Phrase("a letter right; at the end, take what is suggested", "한 글자 오른쪽. 끝에서는 권하는 것을 받기")),
        Binding("word-left", ["Alt-b", "^Left", "Alt-Left"], edit: .move(.wordLeft), Phrase("a word left", "한 낱말 왼쪽")),
        Binding(
            "word-right", ["Alt-f", "^Right", "Alt-Right"], edit: .move(.wordRight), Phrase("a word right", "한 낱말 오른쪽")),
        Binding(
            "line-start", ["Home", "^A"], edit: .move(.home),
            Phrase("to the start of the line, then of the text", "줄의 처음으로, 그다음 글의 처음으로")),
        Binding(
            "line-end", ["End", "^E"], edit: .move(.end),
            Phrase("to the end of the line, then of the text", "줄의 끝으로, 그다음 글의 끝으로")),
        Binding(
            "delete-back", ["Backspace", "^H"], edit: .delete(.left), Phrase("delete the letter before", "앞 글자 지우기")),
        Binding("delete", ["Del", "^D"], edit: .delete(.right), Phrase("delete the letter after", "뒤 글자 지우기")),
        Binding("cut-to-blank", ["^W"], edit: .cut(.blankLeft), Phrase("cut all to the blank before", "앞의 빈칸까지 잘라내기")),
        Binding(
            "cut-word-back", ["Alt-Backspace", "^Backspace"], edit: .cut(.wordLeft),
            Phrase("cut the word before", "앞 낱말 잘라내기")),
        Binding(
            "cut-word", ["Alt-d", "^Del", "Alt-Del"], edit: .cut(.wordRight), Phrase("cut the word after", "뒤 낱말 잘라내기")),
        Binding("cut-to-start", ["^U"], edit: .cut(.home), Phrase("cut all before, in the line", "줄에서 앞을 모두 잘라내기")),
        Binding("cut-to-end", ["^K"], edit: .cut(.end), Phrase("cut all after, in the line", "줄에서 뒤를 모두 잘라내기")),
        Binding("yank", ["^Y"], edit: .yank, Phrase("put back what was cut", "잘라낸 것 붙이기")),
        Binding(
            "yank-earlier", ["Alt-y"], edit: .yankEarlier,
            Phrase("instead of it what was cut before that", "그 대신 더 먼저 잘라낸 것 붙이기")),
        Binding("swap", ["^T"], edit: .transpose, Phrase("swap two letters", "두 글자 바꾸기")),
        Binding("swap-words", ["Alt-t"], edit: .transposeWords, Phrase("swap two words", "두 낱말 바꾸기")),
        Binding(
            "capital", ["Alt-c"], edit: .changeCase(.capital),
            Phrase("a capital for the word after", "뒤 낱말의 첫 글자를 대문자로")),
        Binding("upper-case", ["^X ^U"], edit: .changeCase(.upper), Phrase("capitals for all of it", "모두 대문자로")),
        Binding("lower-case", ["^X ^L"], edit: .changeCase(.lower), Phrase("small letters", "모두 소문자로")),
        Binding("undo", ["^_"], edit: .undo, Phrase("undo", "되돌리기")),
        Binding("redo", ["Alt-_"], edit: .redo, Phrase("redo", "다시 하기")),
    ]
}
