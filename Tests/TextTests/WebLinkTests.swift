import Testing
import Text

struct `A link` {
    @Test(
        arguments: [
            ("see https://example.org/a?b=c#d.", ["https://example.org/a?b=c#d"]),
            ("(http://example.org/x_(y))", ["http://example.org/x_(y)"]),
            ("<HTTPS://example.org>", ["HTTPS://example.org"]),
            ("https://a.kr/가 https://b.kr", ["https://a.kr/가", "https://b.kr"]),
            ("mailto:mina@example.org, please", ["mailto:mina@example.org"]),
            ("file:///etc/passwd javascript:alert(1) xhttp://no.kr", []), ("https://", []), ("", []),
            ("http://a\u{1B}]8;;http://b\u{7}c", ["http://a", "http://b"]),
            ("https://" + String(repeating: "a", count: 2000), []),
        ] as [(String, [String])])
    func `is an address of the web as far as it goes`(_ text: String, _ links: [String]) {
        #expect(WebLink.ranges(in: text).map { String(text[$0]) } == links)
        #expect(WebLink.first(in: text) == links.first)
    }
}
