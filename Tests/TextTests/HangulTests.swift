import Testing
import Text

struct HangulTests {
    @Test(arguments: [
        ("김하나", "ㄱㅎㄴ"), ("쌍뻥", "ㅆㅃ"), ("Kim 하나 2", "Kim ㅎㄴ 2"), ("가힣", "ㄱㅎ"), ("ㅋㅋ", "ㅋㅋ"), ("", ""),
        ("\u{1100}\u{1161}", "ㄱ"),
    ])
    func `initials stand for syllables`(text: String, initials: String) {
        #expect(Hangul.initials(of: text) == initials)
    }

    @Test(arguments: [
        ("김하나", "ㄱㅎ", true), ("김하나", "ㅎㄴ", true), ("김하나", "하ㄴ", true), ("김하나", "김ㅎ나", true),
        ("김하나", "하나", true),
        ("김하나", "ㄴㅎ", false), ("김하나", "ㄱㄴ", false), ("김하나", "ㄱㅎㄴㅇ", false), ("김하나", "", true),
        ("Mina", "MI", true),
        ("mina하", "Aㅎ", true), ("ㅋㅋ", "ㅋ", true), ("카", "가", false), ("", "", true), ("", "a", false),
        ("\u{1112}\u{1161}\u{11AB}", "한", true), ("김소영", "ㄳ", true), ("ㄳ", "ㄳ", true), ("ㄳ", "ㄱ", true),
    ])
    func `a filter matches by initials, by text, or both`(text: String, filter: String, matches: Bool) {
        #expect(Hangul.matches(text, filter: filter) == matches)
    }

    @Test(arguments: [
        ("김하나", "ㄱ", true), ("김하나", "김ㅎ", true), ("김하나", "하", false), ("Mina", "mI", true), ("김", "김하", false),
        ("김하나", "", true),
    ])
    func `a start matches in the same way`(text: String, start: String, begins: Bool) {
        #expect(Hangul.begins(text, with: start) == begins)
    }

    @Test(arguments: [
        ("ㅗ디ㅔ", "help"), ("쟤", "wO"), ("미ㅑㅊㄷ", "alice"), ("읽다", "dlfrek"), ("왜", "dho"), ("ㅃ", "Q"),
        ("help 2", "help 2"),
        ("東", "東"), ("", ""),
    ])
    func `a text typed with the wrong layout is read by its keys`(text: String, keys: String) {
        #expect(Hangul.latinKeys(for: text) == keys)
    }

    @Test(
        arguments: [
            ("ㅈ", "w"), ("ㅁ", "a"), ("ㅊ", "c"), ("ㅂ", "q"), ("ㅃ", "Q"), ("ㅠ", "b"), ("ㅡ", "m"), ("ㅖ", "P"),
            ("ㅔ", "p"),
        ] as [(Unicode.Scalar, Character)])
    func `a jamo is on a key`(jamo: Unicode.Scalar, key: Character) {
        #expect(Hangul.latinKey(for: jamo) == key)
    }

    @Test(arguments: ["a", "가", "ㄳ", "\u{1100}"] as [Unicode.Scalar])
    func `what is no key of the layout has none`(scalar: Unicode.Scalar) {
        #expect(Hangul.latinKey(for: scalar) == nil)
    }
}
