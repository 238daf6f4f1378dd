import Testing
import Text

struct PhraseTests {
    @Test func `a phrase is read in the language that is asked for`() {
        let phrase = Phrase("\("bob") left", "\("bob") 님이 나갔습니다")
        #expect(phrase[.english] == "bob left")
        #expect(phrase[.korean] == "bob 님이 나갔습니다")
    }

    @Test func `a phrase in a phrase is read in the same language`() {
        let inner = Phrase("the server", "서버")
        let outer = Phrase("\(inner) restarts", "\(inner, .topic) 다시 시작합니다")
        #expect(outer[.english] == "the server restarts")
        #expect(outer[.korean] == "서버는 다시 시작합니다")
    }

    @Test func `phrases are joined in each language`() {
        let joined = [Phrase("one", "하나"), Phrase("two", "둘")].joined(separator: ", ")
        #expect(joined[.english] == "one, two" && joined[.korean] == "하나, 둘")
        #expect([Phrase]().joined(separator: ", ").isEmpty)
    }

    @Test(arguments: [
        (["LC_ALL": "ko_KR.UTF-8", "LANG": "en_US.UTF-8"], Language.korean),
        (["LC_ALL": "C.UTF-8", "LANG": "ko_KR.UTF-8"], .english),
        (["LC_ALL": "", "LC_MESSAGES": "ko", "LANG": "C"], .korean),
        (["LC_MESSAGES": "en_GB", "LANG": "ko_KR.UTF-8"], .english),
        (["LANG": "ko_KR.eucKR"], .korean), (["LANG": "kok_IN"], .english), (["LANG": "POSIX"], .english),
        ([:], .english),
    ])
    func `the locale chooses the language`(_ environment: [String: String], _ language: Language) {
        #expect(Language { environment[$0] } == language)
    }
}

struct ParticleTests {
    @Test(arguments: [
        ("방", "방은 방이 방을 방으로 방과 방이라는"), ("노래", "노래는 노래가 노래를 노래로 노래와 노래라는"),
        ("서울", "서울은 서울이 서울을 서울로 서울과 서울이라는"), ("하\u{1112}\u{1161}\u{11AB}", "하한은 하한이 하한을 하한으로 하한과 하한이라는"),
    ])
    func `a particle follows the sound before it`(_ word: String, _ forms: String) {
        #expect(Particle.allCases.map { $0.behind(word) }.joined(separator: " ") == forms)
    }

    @Test(arguments: [
        "0을", "1을", "2를", "3을", "4를", "5를", "6을", "7을", "8을", "9를", "10을", "1000을", "alice를", "carol을", "kim을",
        "ron을", "ming을", "peter를", "dora를", "max를", "james를", "PSK를", "XML을", "SNS를", "#lobby를", "host:7788을",
        "“방”을", "'vi'를", "bob을(를)", "matt을(를)", "jane을(를)", "猫을(를)", "👍을(를)", "을(를)",
    ])
    func `a name takes the object's particle as it is read`(_ expected: String) {
        let end = expected.hasSuffix("을(를)") ? "을(를)" : String(expected.suffix(1))
        let word = String(expected.dropLast(end.count))
        #expect(Particle.object.behind(word) == expected)
    }

    @Test(arguments: ["1로", "6으로", "carol로", "ron으로", "#lobby로", "bob(으)로"])
    func `ㄹ counts as open before 로`(_ expected: String) {
        let end = ["(으)로", "으로", "로"].first { expected.hasSuffix($0) } ?? ""
        #expect(Particle.direction.behind(String(expected.dropLast(end.count))) == expected)
    }
}
