import Screen
import Testing

@testable import CursesTerminal

struct `Links on the terminal` {
    private static var writer: LinkWriter {
        LinkWriter(sgr: { $0.attributes.contains(.underline) ? "0;4" : "0" }, text: { String($0.cluster) })
    }

    /// Two rows of eight cells.
    private static func frame(_ text: String, link: String?) -> Frame {
        var frame = Frame(size: Size(rows: 2, columns: 8))
        if let link { frame.links = [link] }
        frame.write(
            text, at: Position(row: 1, column: 2), in: frame.bounds,
            style: Style(attributes: link == nil ? [] : .underline), link: link == nil ? nil : 0)
        return frame
    }

    @Test func `are written where they stand, with their looks`() {
        #expect(
            Self.writer.update(to: Self.frame("가b", link: "https://a.kr/가"), from: nil)
                == "\u{1B}7\u{1B}[2;3H\u{1B}[0;4m\u{1B}]8;id=0;https://a.kr/%EA%B0%80\u{1B}\\가b\u{1B}]8;;\u{1B}\\\u{1B}8"
        )
    }

    @Test func `are left alone where nothing changed`() {
        let frame = Self.frame("ab", link: "https://a.kr")
        #expect(Self.writer.update(to: frame, from: frame) == "")
        #expect(Self.writer.update(to: Self.frame("ab", link: nil), from: nil) == "")
    }

    @Test func `are taken away again`() {
        let update = Self.writer.update(to: Self.frame("ab", link: nil), from: Self.frame("ab", link: "https://a.kr"))
        #expect(update == "\u{1B}7\u{1B}[2;1H\u{1B}[0m  ab    \u{1B}8")
    }

    @Test func `lead nowhere but where they say`() {
        #expect(LinkWriter.address("https://a\u{1B}]8;;b\u{7} \u{9B}") == "https://a%1B]8;;b%07%20%C2%9B")
    }
}
