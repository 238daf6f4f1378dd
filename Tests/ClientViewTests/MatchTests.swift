import Screen
import Testing

@testable import ClientView

struct MatchTests {
    /// What is marked stands in brackets.
    @Test(arguments: [
        ("tea", "Green tea, Tea", "Green [tea], [Tea]"), ("ㄱㅎㄴ", "저는 김하나입니다", "저는 [김하나]입니다"),
        ("ㅎ", "하하", "[하하]"), ("하ㄴ", "하나 하늘", "[하나] [하늘]"), ("ㄱ", "ㄱ 가 나", "[ㄱ] [가] 나"),
        ("없다", "있다", "있다"), ("a b", "ab", "[ab]"),
    ])
    func `what was looked for is marked`(question: String, line: String, marked: String) {
        let spans = Match(question).spans(in: line, columns: 40)
        #expect(spans.map { $0.style == Theme.found ? "[\($0.text)]" : "\($0.text)" }.joined() == marked)
    }
}
