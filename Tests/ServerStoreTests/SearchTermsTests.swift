import SottoModel
import TestSupport
import Testing

@testable import ServerStore

struct `The terms of a text` {
    @Test(
        arguments: [
            ("Hello, World", "hello world"), ("회의", "회의 의"), ("주간회의에서 봐", "주간 간회 회의 의에 에서 서 봐"),
            ("iOS개발자", "ios 개발 발자 자"), ("c'est l'été", "c est l été"), ("東京タワー", "東京 京タ タワ ワー ー"),
            ("x=42, y_2!", "x 42 y 2"), ("👍 좋아", "👍 좋아 아"), ("", ""), (" \t…", ""),
            ("https://example.org/a-b", "https example org a b"),
        ])
    func `are words, and pairs where there are none`(_ text: String, _ terms: String) {
        #expect(SearchTerms.index(text) == terms)
    }

    @Test func `are the same however the text is composed`() {
        #expect(SearchTerms.index("\u{1112}\u{116C}\u{110B}\u{1174}") == SearchTerms.index("회의"))
        #expect(SearchTerms.index("cafe\u{301}") == SearchTerms.index("CAFÉ"))
    }

    @Test func `have an end, however long a word is`() {
        #expect(SearchTerms.index(String(repeating: "a", count: 8192)).count == 64)
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `are the same by the short way, which ASCII takes`(_ seed: UInt64) {
        var chance = SplitMix(seed: seed)
        let bytes = (0..<Int.random(in: 0...200, using: &chance)).map { _ in UInt8.random(in: 1...127, using: &chance) }
        let words = SearchTerms.pieces(of: String(decoding: bytes, as: UTF8.self)).map { piece in
            if case .word(let word) = piece { word } else { "?" }
        }
        #expect(SearchTerms.index(String(decoding: bytes, as: UTF8.self)) == words.joined(separator: " "))
    }

    @Test func `are none that stand for a room`() {
        #expect(!SearchTerms.index("\u{E000}1").contains("\u{E000}"))
    }
}

struct `A question` {
    @Test(
        arguments: [
            ("회의", "주간회의에서 봐"), ("회의실", "큰회의실"), ("봐", "회의에서 봐"), ("meet", "the MEETING is on"),
            ("meeting the", "the meeting"), ("CAFÉ", "le cafe\u{301}"), ("👍", "ok 👍"), ("ㅋㅋ", "ㅋㅋㅋ"),
        ])
    func `finds`(_ question: String, _ text: String) {
        #expect(SearchPattern(question)?.matches(text) == true)
    }

    @Test(
        arguments: [
            ("회의실", "회의 의실"), ("의회", "회의"), ("eting", "the meeting"), ("meetings", "the meeting"),
            ("meeting tea", "the meeting"), ("회의", "회 의"),
        ])
    func `does not find`(_ question: String, _ text: String) {
        #expect(SearchPattern(question)?.matches(text) == false)
    }

    @Test(arguments: ["", "  ", "…!?", "\u{200B}"]) func `may be none`(_ question: String) {
        #expect(SearchPattern(question) == nil)
    }

    @Test(arguments: ["\"", "a\" OR \"b", "* NEAR(", "회의\" *", "{x}: -y"])
    func `says nothing in the index's language but its terms`(_ question: String) {
        let quoted = SearchPattern(question)?.expression(in: [RoomID(1)]) ?? ""
        let names = quoted.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        #expect(names.filter { !$0.offset.isMultiple(of: 2) }.allSatisfy { !$0.element.isEmpty })
        #expect(
            names.filter { $0.offset.isMultiple(of: 2) }.allSatisfy {
                " () *ANDOR".contains($0.element) || $0.element.allSatisfy(" ()*ANDOR".contains)
            })
    }
}
