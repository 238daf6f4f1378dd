internal import ClientCore
internal import SottoModel
internal import Text

/// A question takes the status line's place. The longest wording that fits is asked.
enum QuestionText {
    static func words(_ question: Question, columns: Int, in language: Language) -> String {
        longest(of: wordings(question), columns: columns, in: language)
    }

    /// Of wordings from long to short.
    static func longest(of wordings: [Phrase], columns: Int, in language: Language) -> String {
        let texts = wordings.map { $0[language] }
        return texts.first { Columns.of($0) + 2 <= columns } ?? texts.last ?? ""
    }

    private static func wordings(_ question: Question) -> [Phrase] {
        switch question {
        case .trust(let fingerprint): trust(Cleaning.line(fingerprint))
        case .nameTaken(let name, let free): nameTaken(Cleaning.line(name.text), Cleaning.line(free.text))
        case .leave(let waiting) where waiting > 0: leave(waiting)
        case .retract:
            [
                Phrase("take this message back, for everybody?  y / n", "이 글을 모두에게서 지울까요?  y / n"),
                Phrase("take it back? y/n", "지울까요? y/n"),
            ]
        case .leave:
            [
                Phrase(
                    "leave sotto?  y or ^C leaves, any other key stays", "sotto를 끝낼까요?  y나 ^C로 끝내고, 다른 글쇠는 머뭅니다"),
                Phrase("leave sotto?  y / n", "sotto를 끝낼까요?  y / n"), Phrase("leave? y/n", "끝낼까요? y/n"),
            ]
        }
    }

    private static func trust(_ fingerprint: String) -> [Phrase] {
        [
            Phrase("trust the server's key \(fingerprint)?  y / n", "서버의 키 \(fingerprint), 믿을까요?  y / n"),
            Phrase("trust this server key?  y / n", "이 서버 키를 믿을까요?  y / n"), Phrase("trust key? y/n", "키를 믿을까요? y/n"),
        ]
    }

    private static func nameTaken(_ name: String, _ free: String) -> [Phrase] {
        [
            Phrase(
                "\(name) is taken: Enter goes on as \(free), /nick NAME picks another",
                "\(name, .topic) 이미 쓰입니다. Enter는 \(free, .direction), /nick NAME은 다른 이름으로 들어갑니다"),
            Phrase("taken: Enter for \(free), or /nick NAME", "이미 쓰임: Enter는 \(free), 또는 /nick NAME"),
            Phrase("name taken: /nick", "쓰이는 이름: /nick"),
        ]
    }

    private static func leave(_ waiting: Int) -> [Phrase] {
        [
            Phrase(
                "leave sotto, with \(waiting) of your lines not sent yet? They go out the next time.  y / n",
                "아직 보내지 못한 글이 \(waiting)개 있습니다. 다음에 보냅니다. sotto를 끝낼까요?  y / n"),
            Phrase("leave, with \(waiting) not sent yet?  y / n", "못 보낸 글 \(waiting)개, 끝낼까요?  y / n"),
            Phrase("leave? y/n", "끝낼까요? y/n"),
        ]
    }
}
