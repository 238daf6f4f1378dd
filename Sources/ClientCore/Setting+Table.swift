package import Text

extension Setting {
    package static let all = [
        Setting(
            "tab", \.tab,
            Phrase(
                "smart: Tab finishes a name, and with nothing to finish goes to the users; focus: always goes",
                "smart: Tab이 이름을 완성하고, 완성할 것이 없으면 사용자 목록으로 갑니다. focus: 늘 목록으로 갑니다")),
        Setting(
            "theme", \.theme,
            Phrase(
                "colours for a dark or a light background, by what the terminal says, or none",
                "어두운 바탕(dark)이나 밝은 바탕(light)의 색, 터미널이 알려 주는 대로(auto), 또는 색 없이(mono)")),
        Setting(
            "mouse", \.mouse,
            Phrase(
                "on: clicks and the wheel are the client's, and Shift leaves them to the terminal; off: all are the terminal's",
                "on: 마우스를 sotto가 쓰고, Shift를 누르면 터미널이 씁니다. off: 모두 터미널이 씁니다")),
        Setting(
            "reader", \.reader,
            Phrase(
                "on: for a screen reader, only what is new is drawn, and once: no list beside the log, no counts, no marks",
                "on: 화면 낭독기를 위해 새로운 것만 한 번씩 그립니다. 로그 옆의 목록, 개수, 표시가 없습니다")),
        Setting(
            "language", \.languageChoice,
            Phrase("English, Korean, or what the locale says", "영어(en)나 한국어(ko), 또는 로캘이 정한 대로(auto)")),
        Setting(
            "notify", \.notify,
            Phrase(
                "how a whisper or a mention is told while another window has the focus; auto takes the best there is",
                "다른 창을 보는 동안 귓속말이나 나를 부르는 글을 알리는 방법. auto는 가장 나은 방법을 씁니다")),
        Setting(
            "notify-content", \.notifyContent,
            Phrase(
                "how much of it: what was said, who said it, or that there is something",
                "알림에 담을 것: 내용까지(full), 누구인지만(sender), 소식이 있다는 것만(none)")),
        Setting(
            "notify-command", text: \.notifyCommand, "COMMAND",
            Phrase("run with what is to be told as its last argument", "알릴 때 실행할 명령. 알릴 내용이 마지막 인자로 붙습니다")),
        Setting(
            "spell-command", text: \.spellCommand, "COMMAND",
            Phrase(
                "underlines words that it does not know: aspell -a, hunspell -a, or another that talks as ispell does",
                "모르는 낱말에 밑줄을 긋는 명령. aspell -a, hunspell -a처럼 ispell과 같은 방식으로 답하는 것")),
        Setting(
            "highlight", list: \.highlight,
            Phrase("words that are meant for you as your name is", "내 이름처럼 나를 부르는 것으로 볼 낱말들")),
    ]

    /// What stands for ``Setting/values`` of a key.
    package static let keyUsage = "key.ACTION"
    package static let keyHelp = Phrase(
        "keys with ', ' between them, as F1 writes them, or none; ACTION is one /set key lists",
        "F1에 적힌 모양의 글쇠를 ', '로 나누어 적거나 none. ACTION은 /set key가 보여 주는 것 가운데 하나입니다")
}
